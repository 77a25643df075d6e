import type { Nudge, NudgeJob } from "../../../bot/notice.ts";
import type { Turn } from "../../../bot/turn.ts";
import { isFirstOfWeek, nextWorkingDay } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Block, Card } from "../../../view/card.ts";
import { type Shows as Kind, SECTION } from "../notices.ts";
import { otherOf } from "../one-on-one.ts";
import { isOverdue, type Line, linesOf } from "../pairs/lines.ts";
import { opensPair } from "../pairs/views.ts";
import type { Services } from "../services.ts";
import { asksTalks } from "../targets.ts";
import { text as shared } from "../text.ts";
import { type Due, dueFor, promisesBy } from "./store.ts";
import { text } from "./text.ts";

export type Shows = "reminder";

/** What the calendar recalls: one message a day at most, whatever comes together. */
export const reminders = (services: Services) => ({
  shows: { reminder: { who: "everyone" as const, run: (turn: Turn<Tx>) => reminderCard(services, turn) } },
  jobs: [remind(services)],
  nudges: { reminder: (locale: "ja" | "en") => text[locale].name },
});

/**
 * On each working day: a talk on the next one, and promises due by then. What is late and who has not talked for too long
 * is recalled at the beginning of a week.
 */
const remind = ({ calendar }: Services): NudgeJob<Tx> => ({
  name: "one-on-one.remind",
  at: "08:40",
  until: "17:15",
  run: async (tx, _now, today) => {
    const { isWorkingDay } = calendar;
    if (!isWorkingDay(today)) return [];
    const asked = { today, next: nextWorkingDay(today, isWorkingDay), late: isFirstOfWeek(today, isWorkingDay) };
    return (await dueFor(tx, asked)).map((due) => nudgeOf(due, today));
  },
});

const nudgeOf = ({ person, ...facts }: Due, today: string): Nudge => ({
  ...{ to: person, feature: "one-on-one", kind: "reminder" satisfies Kind, about: { day: today } },
  once: `one-on-one.reminder:${today}:${person}`,
  class: "nudge",
  section: SECTION,
  why: reasonOf(facts),
  facts,
});

/** Says what is so, and of nobody what it is about. */
function reasonOf({ tomorrow, promises, overdue }: Omit<Due, "person">): string {
  const reasons = [
    ...(tomorrow > 0 ? ["次の開庁日に1on1がある"] : []),
    ...(promises > 0 ? ["期限が近い、または過ぎた約束がある"] : []),
    ...(overdue > 0 ? ["決めた頻度より長く話していない相手がいる"] : []),
  ];
  return `${reasons.join("、")}ため。`;
}

/** As it stands when it is read; names, days and counts only. */
async function reminderCard({ db, calendar }: Services, turn: Turn<Tx>): Promise<Card> {
  const { person, today } = turn;
  const [t, s] = [text[person.locale], shared[person.locale]];
  const next = nextWorkingDay(today, calendar.isWorkingDay);
  const lines = await linesOf(db, turn);
  const near = lines.filter((line) => isNear(line, today, next));
  const promises = await promisesBy(db, person.id, next);
  const apart = lines.filter((line) => isRecalled(line, person.id) && isOverdue(line, today));
  const shown: readonly Block[] = [
    ...near.map((line) => talkBlock(line, person.locale)),
    ...(promises > 0 ? [{ type: "text", text: t.promises(promises) } as const] : []),
    ...apart.map(
      ({ seen }): Block => ({
        ...{ type: "buttons", label: t.overdue(otherOf(seen).name) },
        buttons: [opensPair(seen, person.locale)],
      }),
    ),
  ];
  const [first] = near;
  return {
    type: "card",
    kicker: s.kicker,
    title: titleOf(first?.next?.meetsAt, { promises, apart: apart.length }, person.locale),
    section: SECTION,
    body: shown.length > 0 ? shown : [{ type: "text", text: t.nothing }],
    buttons: [asksTalks(s.list)],
  };
}

/** A chat shows it in a preview, so it names nobody. */
function titleOf(
  meetsAt: string | undefined,
  { promises, apart }: { readonly promises: number; readonly apart: number },
  locale: "ja" | "en",
): string {
  const t = text[locale];
  if (meetsAt) return t.titleNext(shared[locale].when(meetsAt));
  if (promises > 0) return t.titlePromises;
  return apart > 0 ? t.titleOverdue : t.title;
}

/** Of whom their lead does not read in the weekly card. */
const isRecalled = ({ seen: { pair } }: Line, viewerId: string): boolean =>
  pair.member.id === viewerId || !pair.followsLine;

const isNear = ({ next }: Line, today: string, until: string): boolean => {
  const day = next?.meetsAt?.slice(0, 10) ?? "";
  return day >= today && day <= until;
};

const talkBlock = ({ seen, next }: Line, locale: "ja" | "en"): Block => ({
  ...{ type: "buttons", label: text[locale].talk(shared[locale].when(next?.meetsAt ?? ""), otherOf(seen).name) },
  buttons: [opensPair(seen, locale, "main")],
});
