import { addMonths } from "../../services/calendar.ts";
import type { CastMember } from "../cast.ts";
import { usualHours } from "./seasons.ts";

/** Whose attendance nobody keeps: the lawyer's office is outside. */
const outside = ["004002"];
export const isKept = ({ staffNumber }: CastMember) => !outside.includes(staffNumber);

/** Works short hours for childcare: 9:30 to 16:15, and never longer. */
const SHORT = "002005";
const FIRST_YEAR = "002006";

/** Overtime in hours of the last complete month, and of this month as it would end. */
const told: Readonly<Record<string, readonly [number, number]>> = {
  // Over 45 hours in the last complete month.
  "002004": [47.5, 40],
  // Near 45 hours.
  "307001": [43.25, 43],
  "325001": [42.5, 42],
  "002003": [12.25, 13],
};

/** The first month (its first day) in which somebody works here, as the roster of the demo city has it. */
const since = ({ years }: CastMember, today: string) => (years > 0 ? "2000-01-01" : fiscalApril(today));
const fiscalApril = (today: string) => `${Number(today.slice(0, 4)) - (today.slice(5) < "04-01" ? 1 : 0)}-04-01`;

export const worksIn = (person: CastMember, month: string, today: string) => since(person, today) <= month;

/** Minutes of overtime in a month, in quarters of an hour; null for 管理職, of whom no overtime is recorded. */
export function overtimeIn(person: CastMember, month: string, today: string, random: () => number): number | null {
  const factor = 0.4 + random() * 1.2;
  if (person.level === "manager") return null;
  if (person.staffNumber === SHORT) return 0;
  const lastMonth = addMonths(`${today.slice(0, 7)}-01`, -1);
  const [last, current] = told[person.staffNumber] ?? [];
  const fixed = month === lastMonth ? last : month > lastMonth ? current : undefined;
  const usual = usualHours(person.unit, Number(month.slice(5, 7))) * factor * habit(person);
  return Math.round((fixed ?? Math.min(usual, 41)) * 4) * 15;
}

/** How much more or less than others somebody works over. */
function habit({ staffNumber }: CastMember): number {
  if (staffNumber === FIRST_YEAR) return 0.5;
  if (staffNumber === "002004") return 2.6;
  return 0.6 + (Number(staffNumber) % 7) / 7;
}

/** When somebody usually comes and goes, in minutes after midnight. */
export const hoursOf = ({ staffNumber }: CastMember): readonly [number, number] =>
  staffNumber === SHORT ? [570, 975] : [510, 1035];

/** Days of leave: carried over, granted this year, and taken in a whole year at this person's pace. */
export function leaveOf(person: CastMember, random: () => number) {
  const [carried, pace] = [Math.floor(random() * 21), 7 + random() * 12];
  if (person.staffNumber === "002003") return { granted: 20, carried: 18, pace: 1 };
  // Who comes in April is granted 15 days in a body whose leave year is the calendar year.
  return person.years === 0 ? { granted: 15, carried: 0, pace: pace * 0.7 } : { granted: 20, carried, pace };
}
