import { Refusal } from "../../../bot/refusal.ts";
import type { Heard, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Block, Card } from "../../../view/card.ts";
import { reading } from "../act.ts";
import { patternButton } from "../fairness/index.ts";
import { noteButtons } from "../following/index.ts";
import { unitGoalButtons } from "../goals/unit/index.ts";
import type { News } from "../notices.ts";
import type { Opens as Progress } from "../progress/index.ts";
import { text as progress } from "../progress/text.ts";
import { recalledUntil } from "../reminders/days.ts";
import type { Services } from "../services.ts";
import { opens } from "../targets.ts";
import { ratedButton, ratedCard } from "./rated.ts";
import { sheetCard } from "./sheet.ts";
import { linesOf } from "./store.ts";
import { text } from "./text.ts";
import { actsOf, deskCard, newsCard } from "./views.ts";

export type Opens = "evaluation" | "rated";
export type Shows = "desk" | "news";

/** What waits for somebody, and one evaluation to read. */
export const desk = (services: Services) => ({
  hears: {
    words: [
      ...[
        "評価",
        "人事評価",
        "評価の面談",
        "評価の進行",
        "人事評価の進行",
        "評価の進捗",
        "自己評価",
        "一次評価",
        "二次評価",
      ],
      ...["業績目標", "部下の評価", "evaluation", "evaluation progress", "self-review", "my goals"],
    ],
    who: "everyone" as const,
    run: (turn: Heard<Tx>) => deskOf(services, turn),
  },
  opens: {
    evaluation: {
      who: "everyone" as const,
      run: async (turn: Turn<Tx>) => {
        const { locale } = turn.person;
        return sheetCard(await reading(services, turn), services.sections(locale), locale);
      },
    },
    rated: { who: "everyone" as const, run: (turn: Turn<Tx>) => ratedBy(services, turn) },
  },
  shows: {
    desk: {
      who: "everyone" as const,
      run: async (turn: Turn<Tx>) => {
        if (turn.about.person !== turn.person.id) throw new Refusal("not-found");
        return deskOf(services, turn);
      },
    },
    news: { who: "everyone" as const, run: (turn: Turn<Tx>) => news(services, turn) },
  },
  atHome: async (turn: Turn<Tx>): Promise<readonly Block[]> => {
    const { locale } = turn.person;
    const lines = await linesFor(services, turn);
    return lines.some((line) => actsOf(line, locale).length > 0) ? deskCard(lines, turn.today, locale).body : [];
  },
});

/** What is recalled by a notice is found on the desk. */
export const linesFor = ({ db, calendar }: Services, { person, today }: Pick<Turn<Tx>, "person" | "today">) =>
  linesOf(db, person.id, { today, near: recalledUntil(today, calendar.isWorkingDay) });

async function deskOf(services: Services, { person, today }: Turn<Tx>): Promise<Card> {
  const { db } = services;
  const { id, locale } = person;
  const [notes, lines] = [await noteButtons({ db }, id, locale), await linesFor(services, { person, today })];
  const rates = lines.find(({ role }) => role === "first" || role === "second");
  const patterns = rates ? [patternButton(rates.cycle, locale)] : [];
  const units = await unitGoalButtons(services, person, today);
  const all = person.roles.includes("HR") ? [opens("progress" satisfies Progress, {}, progress[locale].offer)] : [];
  const ways = [...ratedButton(lines, locale), ...units, ...patterns, ...all];
  return deskCard(lines, today, locale, { notes, ways });
}

async function ratedBy(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { about, person } = turn;
  const from = Math.max(0, Math.trunc(Number(about.from)) || 0);
  return ratedCard(await linesFor(services, turn), from, person.locale);
}

/** Only to the person whose evaluation it is. */
async function news({ evaluations }: Services, turn: Turn<Tx>): Promise<Card> {
  const { about, person } = turn;
  const evaluation = await evaluations.read(about.e ?? "", turn);
  const known = Object.keys(text.ja.news).find((each) => each === about.news);
  if (!evaluation?.roles.has("member") || known === undefined) throw new Refusal("not-found");
  return newsCard(evaluation.id, known as News, person.locale);
}
