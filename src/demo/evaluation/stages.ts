import { type Dates, datesOf, shifted } from "../../features/evaluation/cycle/dates.ts";
import type { CycleKind } from "../../features/evaluation/definition/definition.ts";
import type { InterviewKind, State } from "../../features/evaluation/evaluation.ts";
import { addDays, type Calendar } from "../../services/calendar.ts";

/** First ratings are due in so many days. */
const DUE_IN = 5;

/** The dates of the demo's year: its eleventh month, in which the raters rate, is the month of today. */
export function demoDates(kind: CycleKind, today: string): Dates {
  const dates = datesOf(kind, Number(today.slice(0, 4)));
  const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const moved = shifted(dates, months(today) - 10 - months(dates.from));
  const rating = moved.stages.find(({ stage }) => stage === "first-rating")?.due ?? today;
  const days = Math.round((Date.parse(addDays(today, DUE_IN)) - Date.parse(rating)) / 86_400_000);
  const by = (day: string) => addDays(day, days);
  return { ...moved, stages: moved.stages.map((each) => ({ ...each, opens: by(each.opens), due: by(each.due) })) };
}

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
