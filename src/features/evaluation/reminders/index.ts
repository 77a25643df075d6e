import type { Nudge, NudgeJob } from "../../../bot/notice.ts";
import { Refusal } from "../../../bot/refusal.ts";
import type { Turn } from "../../../bot/turn.ts";
import { isFirstOfWeek } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Card } from "../../../view/card.ts";
import { deskNotice } from "../notices.ts";
import type { Services } from "../services.ts";
import { text as shared } from "../text.ts";
import { trainingButton } from "../training/index.ts";
import { ratesIn } from "../training/store.ts";
import { daysFor } from "./days.ts";
import { type Due, dueOn, type Untrained, untrainedOn } from "./store.ts";
import { text } from "./text.ts";

export type Shows = "training";

/** What the calendar recalls to whose turn it is, and the offer of the training. */
export const reminders = (services: Services) => ({
  shows: { training: { who: "everyone" as const, run: (turn: Turn<Tx>) => trainingCard(services, turn) } },
  jobs: [remind(services)],
});

/**
 * On each working day, one notice to everybody for whom something is due in a week, in three days, tomorrow or today.
 * What is due on a closed day is recalled on the working day before it; what is late, on the day after and at the
 * beginning of each week. First and second raters are offered the training once, from the first day of the period on.
 */
export const remind = ({ calendar }: Pick<Services, "calendar">): NudgeJob<Tx> => ({
  name: "evaluation.due",
  at: "08:40",
  until: "17:15",
  run: async (tx, _now, today) => {
    if (!calendar.isWorkingDay(today)) return [];
    const beginsWeek = isFirstOfWeek(today, calendar.isWorkingDay);
    const people = await dueOn(tx, daysFor(today, calendar.isWorkingDay), today, beginsWeek);
    return [...people.map((due) => dueNudge(due, today)), ...(await untrainedOn(tx, today)).map(trainingNotice)];
  },
});

const dueNudge = ({ person, due, steps }: Due, today: string): Nudge => ({
  ...deskNotice(person, today),
  why: `人事評価で${due}までの手続が残っているため。`,
  facts: { due, steps },
});

const trainingNotice = ({ cycle, person }: Untrained): Nudge => ({
  ...{ to: person, feature: "evaluation", kind: "training" satisfies Shows, about: { c: cycle } },
  once: `evaluation.training:${cycle}:${person}`,
  class: "nudge",
  section: "agano#6-2-2-1",
  why: "評価者として、評価者研修をまだ受けていないため。",
  facts: {},
});

/** Only to whoever rates in that cycle. */
async function trainingCard({ db, evaluations }: Services, { about, person }: Turn<Tx>): Promise<Card> {
  const cycle = await evaluations.cycleById(about.c ?? "");
  if (!cycle || !(await ratesIn(db, cycle.id, person.id))) throw new Refusal("not-found");
  const t = text[person.locale];
  return {
    type: "card",
    kicker: shared[person.locale].kicker,
    title: t.title,
    section: "agano#6-2-2-1",
    body: [{ type: "text", text: t.words }],
    buttons: [trainingButton(cycle.id, t.begin, "main")],
  };
}
