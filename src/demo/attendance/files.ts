import iconv from "iconv-lite";
import { addDays, addMonths, type Calendar } from "../../services/calendar.ts";
import type { CastMember } from "../cast.ts";
import { fixedRandom } from "../names.ts";
import { hoursOf, isKept, leaveOf, overtimeIn, worksIn } from "./people.ts";

const SEED = 20_250_701;
/** Months before this one of which there are figures. */
const MONTHS = 15;

/** What a city's systems would export, in CP932: the months so far, the days of the last and this one, this year's leave. */
export type DemoFiles = { readonly months: Buffer; readonly days: Buffer; readonly leave: Buffer };

export function demoFiles(people: readonly CastMember[], today: string, calendar: Calendar): DemoFiles {
  const kept = people.filter(isKept);
  const random = fixedRandom(SEED);
  const thisMonth = `${today.slice(0, 7)}-01`;
  const months = Array.from({ length: MONTHS + 1 }, (_, ago) => addMonths(thisMonth, ago - MONTHS));
  const worked = months.flatMap((month) =>
    kept
      .filter((person) => worksIn(person, month, today))
      .map((person) => ({ person, month, minutes: overtimeIn(person, month, today, random) })),
  );
  const whole = worked.filter(({ month }) => month < thisMonth);
  const days = [addMonths(thisMonth, -1), thisMonth].flatMap((month) => {
    const working = workingDays(month, calendar);
    return worked.filter((each) => each.month === month).flatMap((each) => dayRows(each, working, today, random));
  });
  return {
    months: csv("職員番号,氏名,年月,時間外勤務時間", whole.map(monthRow)),
    days: csv("職員番号,年月日,始業,終業,時間外勤務時間", days),
    leave: csv(
      "職員番号,年,付与,繰越,取得",
      kept.map((person) => leaveRow(person, today, random)),
    ),
  };
}

const csv = (header: string, rows: readonly string[]) =>
  iconv.encode([header, ...rows].map((row) => `${row}\r\n`).join(""), "cp932");

type Worked = { readonly person: CastMember; readonly month: string; readonly minutes: number | null };

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
const slashed = (day: string) => day.replaceAll("-", "/");

const monthRow = ({ person, month, minutes }: Worked) =>
  `${person.staffNumber},${person.name},${slashed(month.slice(0, 7))},${minutes === null ? "" : clock(minutes)}`;

function workingDays(month: string, calendar: Calendar): readonly string[] {
  const next = addMonths(month, 1);
  const days: string[] = [];
  for (let day = month; day < next; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) days.push(day);
  return days;
}

/** A row for each working day up to yesterday; the month's overtime is spread over all of them by the quarter of an hour. */
function dayRows(
  { person, minutes }: Worked,
  days: readonly string[],
  today: string,
  random: () => number,
): readonly string[] {
  const over = spread((minutes ?? 0) / 15, days.length, random);
  return days.flatMap((day, at) => {
    const [start, end] = hoursOf(person);
    const [early, late] = [Math.floor(random() * 15), Math.floor(random() * 8)];
    if (day >= today) return [];
    const overtime = (over[at] ?? 0) * 15;
    const times = `${clock(start - early)},${clock(end + overtime + late)}`;
    return [`${person.staffNumber},${slashed(day)},${times},${minutes === null ? "" : clock(overtime)}`];
  });
}

/** So many pieces on so many days at random, more on some than on others. */
function spread(pieces: number, days: number, random: () => number): readonly number[] {
  const weights = Array.from({ length: days }, () => random() ** 2 + 0.05);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let [given, passed] = [0, 0];
  return weights.map((weight) => {
    passed += weight;
    const upTo = Math.round((pieces * passed) / all);
    const here = upTo - given;
    given = upTo;
    return here;
  });
}

const DAYS_IN_YEAR = 365;

/** Leave taken so far goes with the year so far, in days and half days. */
function leaveRow(person: CastMember, today: string, random: () => number): string {
  const year = today.slice(0, 4);
  const passed = (Date.parse(today) - Date.parse(`${year}-01-01`)) / 86_400_000 / DAYS_IN_YEAR;
  const { granted, carried, pace } = leaveOf(person, random);
  return `${person.staffNumber},${year},${granted},${carried},${Math.round(pace * passed * 2) / 2}`;
}
