import type { NudgeJob } from "../../../bot/notice.ts";
import { addDays } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import { keepCases } from "../health/store.ts";
import { addMonths } from "../limits/month.ts";
import { type Seen, seenOf } from "../members/seen.ts";
import { nudgeOf, type OvertimeNudge } from "../nudges/candidate.ts";
import { candidates, due } from "../nudges/due.ts";
import { type Case, gravestOf, hrNudges } from "../nudges/health.ts";
import type { Subject } from "../nudges/subject.ts";
import { breachesOf, dueOn } from "../review/review.ts";
import { openReviews, type Pending, pendingOn } from "../review/store.ts";
import type { Services } from "../services.ts";
import { toldOn } from "./store.ts";

/** On each working day, what everybody's hours ask for: before a limit rather than at it. */
export const nudging = (services: Services): NudgeJob<Tx> => ({
  name: "overtime.nudge",
  at: "08:40",
  until: "17:15",
  run: async (tx, now, day) => (services.calendar.isWorkingDay(day) ? await nudgesOn(services, tx, now, day) : []),
});

async function nudgesOn(services: Services, tx: Tx, now: Date, day: string): Promise<readonly OvertimeNudge[]> {
  const { settings, directory } = services;
  const seen = await seenOf(services, tx, "everybody", day);
  const subjects = seen.map(subjectOf);
  await openReviews(
    tx,
    seen.flatMap(breachesOf).map((each) => ({ ...each, due: dueOf(each, services) })),
    now,
  );
  const cases = await keepCases(tx, subjects.flatMap(casesOf), now);
  const reviews = (await pendingOn(tx, day)).map((pending) => reviewNudge(pending, day));
  const all = [...subjects.flatMap((subject) => candidates(subject, settings)), ...reviews];
  const told = await toldOn(tx, all, { day, now });
  const personal = due(subjects, settings, told);
  const had = new Set(personal.map(({ to }) => to));
  return [
    ...personal,
    ...hrNudges(cases, await directory.withRole("HR", day), day),
    ...reviews.filter((nudge) => !told.has(nudge) && !told.today(nudge.to) && !had.has(nudge.to)),
  ];
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
