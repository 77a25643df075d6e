import { workInBatches } from "../../../bot/batches.ts";
import type { Batch, NudgeJob } from "../../../bot/notice.ts";
import { addDays } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import { casesUntold, keepCases } from "../health/store.ts";
import { addMonths, monthOf } from "../limits/month.ts";
import { type Seen, seenOf } from "../members/seen.ts";
import { nudgeOf, type OvertimeNudge } from "../nudges/candidate.ts";
import { candidates, due } from "../nudges/due.ts";
import { type Case, gravestOf, hrNudges } from "../nudges/health.ts";
import type { Subject } from "../nudges/subject.ts";
import { breachesOf, dueOn } from "../review/review.ts";
import { openReviews, type Pending, pendingOn } from "../review/store.ts";
import type { Services } from "../services.ts";
import { type Circle, circlesIn } from "./circles.ts";
import { linesOn, toldOn } from "./store.ts";

/** So many people are looked at in one transaction. */
const MOST_PEOPLE = 300;

/** On each working day, what everybody's hours ask for: before a limit rather than at it; and last what HR is told. */
export const nudging = (services: Services): NudgeJob<Tx> => ({
  name: "overtime.nudge",
  at: "08:40",
  until: "17:15",
  batches: async (tx, day) => (services.calendar.isWorkingDay(day) ? await batchesOn(services, tx, day) : []),
  run: async (tx, _now, day) => (services.calendar.isWorkingDay(day) ? await toHr(services, tx, day) : []),
});

async function batchesOn(services: Services, tx: Tx, day: string): Promise<readonly Batch<Tx, OvertimeNudge>[]> {
  const circles = circlesIn(await linesOn(tx, day));
  const sizes = {
    most: MOST_PEOPLE,
    sizeOf: ({ subjects }: Circle) => subjects.length,
    idOf: ({ lead }: Circle) => lead,
  };
  return workInBatches(circles, sizes, (some) => (tx, now) => nudgesTo(services, tx, some, { now, day }));
}

/** What these read: of each at most one nudge comes to be, so that all that might concern somebody is looked at together. */
async function nudgesTo(
  services: Services,
  tx: Tx,
  circles: readonly Circle[],
  { now, day }: { readonly now: Date; readonly day: string },
): Promise<readonly OvertimeNudge[]> {
  const { settings } = services;
  const readers = new Set(circles.flatMap((each) => each.readers));
  const seen = await seenOf(services, tx, [...new Set(circles.flatMap((each) => each.subjects))], day);
  const subjects = seen.map(subjectOf);
  await openReviews(
    tx,
    seen.flatMap(breachesOf).map((each) => ({ ...each, due: dueOf(each, services) })),
    now,
  );
  await keepCases(tx, subjects.flatMap(casesOf), now);
  const reviews = (await pendingOn(tx, day, [...readers])).map((pending) => reviewNudge(pending, day));
  const all = [...subjects.flatMap((subject) => candidates(subject, settings)), ...reviews];
  const told = await toldOn(tx, all, { readers: [...readers], day, now });
  const personal = due(subjects, settings, { ...told, has: (nudge) => !readers.has(nudge.to) || told.has(nudge) });
  const had = new Set(personal.map(({ to }) => to));
  return [...personal, ...reviews.filter((nudge) => !told.has(nudge) && !told.today(nudge.to) && !had.has(nudge.to))];
}

/** The cases that were found since HR was last told of any. */
async function toHr({ directory }: Services, tx: Tx, day: string): Promise<readonly OvertimeNudge[]> {
  const cases = await casesUntold(tx, addMonths(monthOf(day), 1 - TOLD_MONTHS));
  return cases.length > 0 ? hrNudges(cases, await directory.withRole("HR", day), day) : [];
}

/** What is older than two months is not told as news of health. */
const TOLD_MONTHS = 3;

function subjectOf({ member, month, worked, exempt, health, ...seen }: Seen): Subject {
  return {
    ...seen,
    ...{ person: member.id, managers: member.managers, month, worked: worked.get(month), exempt: exempt.has(month) },
    health: health.filter((each) => each.month > addMonths(month, -TOLD_MONTHS)),
  };
}

const casesOf = ({ person, health }: Subject): readonly Case[] =>
  gravestOf(health).map(({ month, duty }) => ({ person, month, duty }));

const dueOf = ({ month }: { readonly month: string }, { settings }: Services): string =>
  dueOn(month, settings.rules.yearStart, settings.reviewDueMonths);

const SOON_DAYS = 30;

/** Once when one was opened, once when the first is due soon, once when it is late. */
function reviewNudge({ writer, open, due: last, newest }: Pending, day: string): OvertimeNudge {
  const stage = day > last ? `late:${last}` : day >= addDays(last, -SOON_DAYS) ? `soon:${last}` : `new:${newest}`;
  return nudgeOf(writer, "review", {
    ...{ occasion: stage, about: { w: writer }, facts: { open, due: last } },
    why: `上限を超えた月の要因の整理・分析・検証が${open}件、提出されていないため（いちばん早い期限は${last}）。`,
  });
}
