import type { Page } from "../../../bot/feature.ts";
import type { Turn } from "../../../bot/turn.ts";
import type { Person } from "../../../people/person.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { cycleName } from "../definition/fiscal-year.ts";
import type { Cycle } from "../record.ts";
import type { Services } from "../services.ts";
import { exportButton } from "../sheet/button.ts";
import { opens } from "../targets.ts";
import { patternCard } from "./pattern.ts";
import { cyclesUntil, givenIn, judgedIn } from "./store.ts";
import { text } from "./text.ts";
import { fairnessCard } from "./views.ts";

export type Opens = "fairness" | "my-pattern";
export type Shows = "fairness";

/** How ratings are spread: the city's to HR, and to each rater their own. */
export const fairness = (services: Services) => ({
  opens: {
    fairness: { who: "HR" as const, run: (turn: Turn<Tx>) => fairnessOf(services, turn) },
    "my-pattern": { who: "everyone" as const, run: (turn: Turn<Tx>) => patternOf(services, turn) },
  },
  shows: { fairness: { who: "HR" as const, run: (turn: Turn<Tx>) => fairnessOf(services, turn) } },
});

export const fairnessPages = ({ locale, roles }: Person): readonly Page<Shows>[] =>
  roles.includes("HR")
    ? [{ name: "fairness", title: text[locale].page, target: { feature: "evaluation", name: "fairness", about: {} } }]
    : [];

export const fairnessButton = (cycleId: string, locale: Locale): Button =>
  opens("fairness" satisfies Opens, { c: cycleId }, text[locale].button);

export const patternButton = (cycleId: string, locale: Locale): Button =>
  opens("my-pattern" satisfies Opens, { c: cycleId }, text[locale].pattern.button, "quiet");

/** The one that a button names, or the newest that has begun; with the ids of the others. */
async function cycleFor({ db, evaluations }: Services, { about, today }: Turn<Tx>) {
  const ids = await cyclesUntil(db, today);
  const id = ids.find((each) => each === about.c) ?? ids[0];
  const cycle = id === undefined ? undefined : await evaluations.cycleById(id);
  return cycle && { cycle, others: ids.filter((each) => each !== id) };
}

const nothing = (locale: Locale): Card => ({
  type: "card",
  kicker: text[locale].page,
  title: text[locale].none,
  body: [],
});

async function fairnessOf(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { locale } = turn.person;
  const found = await cycleFor(services, turn);
  if (!found) return nothing(locale);
  const { cycle, others } = found;
  const judged = await judgedIn(services.db, services.crypto, { cycleId: cycle.id, without: turn.person.id });
  await noteLook(services, turn, cycle, judged.length);
  const buttons = [exportButton(cycle.id, locale), ...(await otherButtons(services, others, locale))];
  return fairnessCard(judged, { name: cycleName(cycle.kind, cycle.year)[locale], scale: cycle.scale, buttons }, locale);
}

const noteLook = ({ db, audit }: Services, { person, now }: Turn<Tx>, cycle: Cycle, people: number): Promise<void> =>
  db.$transaction((tx) =>
    audit.append(tx, {
      ...{ at: now, actor: person.id, action: "evaluation.fairness-read", subject: null },
      payload: { cycle: cycle.id, people },
    }),
  );

/** At most so many cycles to go on to. */
const MOST = 4;

async function otherButtons({ evaluations }: Services, ids: readonly string[], locale: Locale): Promise<Button[]> {
  const cycles = await Promise.all(ids.slice(0, MOST).map((id) => evaluations.cycleById(id)));
  return cycles.flatMap((each) =>
    each ? [opens("fairness" satisfies Opens, { c: each.id }, cycleName(each.kind, each.year)[locale], "quiet")] : [],
  );
}

async function patternOf(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { person } = turn;
  const found = await cycleFor(services, turn);
  if (!found) return nothing(person.locale);
  const { kind, year, scale, id: cycleId } = found.cycle;
  const given = await givenIn(services.db, services.crypto, { cycleId, raterId: person.id });
  return patternCard(given, { name: cycleName(kind, year)[person.locale], scale }, person.locale);
}
