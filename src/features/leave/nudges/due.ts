import type { Nudge } from "../../../bot/notice.ts";
import { addDays } from "../../../services/calendar.ts";
import { balanceOf, type Known } from "../balance.ts";
import { LEAVE_DAY, minutesOf, type Plan } from "../plan.ts";
import type { LeaveSettings, Moment } from "../settings.ts";
import type { NudgeKind } from "../targets.ts";
import { halfOf, type LeaveYear, threeQuartersOf } from "../year.ts";
import { urgency } from "./kinds.ts";

/** Somebody with what is known of their leave. */
export type Subject = {
  readonly person: string;
  readonly known: Known | undefined;
  /** Of today and later. */
  readonly plans: readonly Pick<Plan, "day" | "minutes">[];
};

export type Day = {
  readonly today: string;
  readonly year: LeaveYear;
  readonly settings: Pick<LeaveSettings, "nudges" | "moments" | "carryOverDays">;
  readonly workingDaysSince: (from: string, to: string) => number;
  /** Whether what was taken in is new enough to foresee anything from it. */
  readonly isFresh: boolean;
};

export type LeaveNudge = Nudge & { readonly kind: NudgeKind };

export type Told = {
  /** Whether it was told before, or is of a kind that its reader muted. */
  readonly has: (nudge: LeaveNudge) => boolean;
  /** Whether somebody had a nudge of ours this week. */
  readonly thisWeek: (person: string) => boolean;
  /** Whether somebody was prompted to plan so lately that the next prompt is too soon. */
  readonly lately: (person: string) => boolean;
  /** Whether somebody hears of something else today. */
  readonly today: (person: string) => boolean;
};

/** What invites to plan, and can as well do so another day. */
export const prompts: readonly NudgeKind[] = ["lapse", "moment", "pace"];

/**
 * To each at most one, and none to whom one came this week. Prompts come seldom, and on a day on which nothing else comes.
 * What had to wait is due again.
 */
export const due = (subjects: readonly Subject[], day: Day, told: Told): readonly LeaveNudge[] =>
  subjects.flatMap((subject) => {
    if (told.thisWeek(subject.person)) return [];
    const isPromptable = !told.lately(subject.person) && !told.today(subject.person);
    const untold = candidates(subject, day).filter(
      (nudge) => !told.has(nudge) && (isPromptable || !prompts.includes(nudge.kind)),
    );
    return untold.toSorted((a, b) => urgency(a.kind) - urgency(b.kind)).slice(0, 1);
  });

/** All that holds for somebody, whatever was told before. */
export const candidates = (subject: Subject, day: Day): readonly LeaveNudge[] => [
  ...plannedNudge(subject, day),
  ...(day.isFresh ? [...lapseNudge(subject, day), ...paceNudge(subject, day)] : []),
  ...momentNudge(subject, day),
];

function nudge(
  to: string,
  kind: NudgeKind,
  occasion: string,
  { why, facts }: Pick<Nudge, "why" | "facts">,
): LeaveNudge {
  const once = `leave.${kind}:${to}:${occasion}`;
  return { to, feature: "leave", kind, about: {}, once, class: "nudge", section: "agano#6-3-2-1", why, facts };
}

/** The nearest planned day, so that the application for it is not forgotten. */
function plannedNudge({ person, plans }: Subject, { today, settings, workingDaysSince }: Day): readonly LeaveNudge[] {
  const near = ({ day }: Pick<Plan, "day">) =>
    day > today && workingDaysSince(today, day) <= settings.nudges.plannedBefore;
  const next = plans.filter(near).toSorted((a, b) => (a.day < b.day ? -1 : 1))[0];
  if (!next) return [];
  const { day, minutes } = next;
  return [nudge(person, "planned", day, { why: `${day}に休暇の予定が入っているため。`, facts: { day, minutes } })];
}

function lapseNudge({ person, known, plans }: Subject, { today, year, settings }: Day): readonly LeaveNudge[] {
  const step = settings.nudges.lapseBefore
    .filter((days) => addDays(year.to, -days) <= today)
    .toSorted((a, b) => a - b)[0];
  const lapsing = balanceOf(known, plannedIn(plans, year), settings.carryOverDays)?.lapsing ?? 0;
  if (step === undefined || lapsing < LEAVE_DAY) return [];
  const why = `翌年に繰り越せずに消える見込みの年休が${Math.floor(lapsing / LEAVE_DAY)}日以上あるため。`;
  return [nudge(person, "lapse", `${year.number}:${step}`, { why, facts: { lapsing, ends: year.to, step } })];
}

/** Of the half and the three quarters of the leave year, the later that is past. */
function paceNudge({ person, known, plans }: Subject, { today, year, settings }: Day): readonly LeaveNudge[] {
  const { halfDays, threeQuartersDays } = settings.nudges;
  if (!known || known.taken === null || today < halfOf(year)) return [];
  const isLate = today >= threeQuartersOf(year);
  const wanted = isLate ? threeQuartersDays : halfDays;
  const [taken, planned] = [known.taken, plannedIn(plans, year)];
  if (wanted === null || taken + planned >= wanted * LEAVE_DAY) return [];
  const why = `休暇の年の${isLate ? "4分の3" : "半分"}が過ぎ、年休の取得と予定が合わせて${wanted}日に届いていないため。`;
  const facts = { taken, planned, wanted: wanted * LEAVE_DAY };
  return [nudge(person, "pace", `${year.number}:${isLate ? "three-quarters" : "half"}`, { why, facts })];
}

/** How near to a long holiday a planned day counts as planned for it. */
const AROUND = 7;

/** To those who have taken and planned less than the year so far would have: not to whom rests as it is. */
function momentNudge(subject: Subject, day: Day): readonly LeaveNudge[] {
  const { person, plans } = subject;
  const { today, settings } = day;
  const { from, to } = settings.nudges.momentBefore;
  const below = belowPace(subject, day);
  if (!below) return [];
  return settings.moments.flatMap((moment) => {
    const { begins, ends } = nextOf(moment, today);
    if (today < addDays(begins, -from) || today > addDays(begins, -to)) return [];
    if (plans.some(({ day }) => day >= addDays(begins, -AROUND) && day <= addDays(ends, AROUND))) return [];
    const why = `${moment.name.ja}の前で、予定を立てやすい時期のため。`;
    const facts = { moment: moment.name.ja, from: begins, ...below };
    return [nudge(person, "moment", `${moment.id}:${begins}`, { why, facts })];
  });
}

/** What was taken and planned where it is less than a year's days so far; undefined where it is not, or is not known. */
function belowPace(
  { known, plans }: Subject,
  { today, year, settings, isFresh }: Day,
): Readonly<Record<string, number>> | undefined {
  const { momentBelowDays } = settings.nudges;
  if (momentBelowDays === null) return {};
  if (!isFresh || !known || known.taken === null) return undefined;
  const passed = daysBetween(year.from, today) / daysBetween(year.from, addDays(year.to, 1));
  const [taken, planned] = [known.taken, plannedIn(plans, year)];
  const wanted = Math.round(momentBelowDays * LEAVE_DAY * passed);
  return taken + planned < wanted ? { taken, planned, wanted } : undefined;
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The next time a long holiday comes, as days. */
export function nextOf({ from, to }: Moment, today: string): { readonly begins: string; readonly ends: string } {
  const year = Number(today.slice(0, 4)) + (`${today.slice(0, 4)}-${from}` < today ? 1 : 0);
  return { begins: `${year}-${from}`, ends: `${year + (to < from ? 1 : 0)}-${to}` };
}

const plannedIn = (plans: Subject["plans"], { to }: LeaveYear): number =>
  minutesOf(plans.filter(({ day }) => day <= to));
