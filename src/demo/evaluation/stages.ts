import { type Dates, datesOf } from "../../features/evaluation/cycle/dates.ts";
import type { CycleKind } from "../../features/evaluation/definition/definition.ts";
import { fiscalYearOf } from "../../features/evaluation/definition/fiscal-year.ts";
import type { InterviewKind, State } from "../../features/evaluation/evaluation.ts";
import { addDays, type Calendar } from "../../services/calendar.ts";

/** First ratings are due in so many days. */
const DUE_IN = 5;
/** For so many days into a fiscal year the demo still shows the one before, whose ratings are due. */
const INTO = 90;

/** Disclosure opened so many days ago. */
const OPENED = 9;

/** The fiscal year that the demo's raters rate on a day. */
export const demoYear = (today: string): number => fiscalYearOf(addDays(today, -INTO));

/**
 * A real fiscal year whose stages are drawn together, or apart, so that first ratings are due in five days; those who
 * are ahead can have theirs disclosed.
 */
export function demoDates(kind: CycleKind, today: string): Dates {
  const dates = datesOf(kind, demoYear(today));
  const rating = dates.stages.find(({ stage }) => stage === "first-rating")?.due ?? today;
  const due = addDays(today, DUE_IN);
  const by = (day: string) =>
    day < rating
      ? addDays(
          dates.from,
          Math.round((daysFrom(dates.from, day) * daysFrom(dates.from, due)) / daysFrom(dates.from, rating)),
        )
      : addDays(due, daysFrom(rating, day));
  const open = addDays(today, -OPENED);
  const opened = (stage: string, day: string) => (stage === "disclosing" && day > open ? open : day);
  return {
    ...dates,
    stages: dates.stages.map(({ stage, opens, due }) => ({ stage, opens: opened(stage, by(opens)), due: by(due) })),
  };
}

const daysFrom = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The day on which the demo's people meet: a working day before its stage ends, and before today. */
export function meetingDay(dates: Dates, kind: InterviewKind, today: string, { isWorkingDay }: Calendar): string {
  const due = dates.stages.find(({ stage }) => stage === `${kind}-interview`)?.due ?? today;
  let day = addDays(due < today ? due : today, -1);
  while (!isWorkingDay(day)) day = addDays(day, -1);
  return day;
}

/** Where those of the fixed cast stand. */
const castStates: Readonly<Record<string, State>> = {
  "002002": "goals",
  "002003": "self",
  "002004": "first",
  "002005": "second",
  "002006": "agreement",
};

/** Of a hundred people so many, in the order of the states. */
const shares: readonly (readonly [State, number])[] = [
  ["goals", 4],
  ["agreement", 6],
  ["self", 26],
  ["first", 30],
  ["second", 12],
  ["adjusting", 7],
  ["confirming", 5],
  ["disclosing", 6],
  ["disclosed", 4],
];

/** Where somebody stands: on their path, and for the rest of the city by chance (`from` 0 up to 1). */
export function stateFor(staffNumber: string, path: readonly State[], from: number): State {
  const wanted = castStates[staffNumber] ?? byChance(from);
  const order = shares.map(([state]) => state);
  const reached = path.filter((state) => order.indexOf(state) >= 0 && order.indexOf(state) <= order.indexOf(wanted));
  return reached.at(-1) ?? path[0] ?? "first";
}

function byChance(from: number): State {
  let left = from * 100;
  for (const [state, share] of shares) {
    if (left < share) return state;
    left -= share;
  }
  return "self";
}
