// Each month of the last half is foreseen as of four of its days, knowing only what was known then.
import { join } from "node:path";
import { type Foresight, foresee } from "../../src/features/overtime/foresight/foresee.ts";
import { type Learned, learn, type Worker } from "../../src/features/overtime/foresight/learn.ts";
import { standingIn } from "../../src/features/overtime/foresight/standing.ts";
import { type Workdays, workdaysOf } from "../../src/features/overtime/foresight/workdays.ts";
import { addMonths, monthsFrom } from "../../src/features/overtime/limits/month.ts";
import { readCalendar } from "../../src/services/calendar.ts";
import { madeUpCity } from "./city.ts";
import { type Absent, cityIn } from "./file.ts";

type Options = { readonly staff: number; readonly seed: number; readonly file?: string; readonly absent: Absent };

const DAYS = ["05", "10", "15", "20"];
const LIMIT = 45 * 60;
const LEAST_PAST = 12;

export async function measure({ staff, seed, file, absent }: Options) {
  const workdays = workdaysOf(await readCalendar(join(import.meta.dirname, "../../content")));
  const made = { staff, seed, from: "2024-10", to: "2026-09" };
  const city = file ? await cityIn(file, absent, workdays) : madeUpCity(made, workdays);
  const began = performance.now();
  const outcomes = backtest(city, workdays);
  if (outcomes.length === 0)
    throw new Error(
      "Nothing can be foreseen: no month is whole, or too few. Days without a row are 0 with --absent zero.",
    );
  const rows = DAYS.map((day) =>
    rowOf(
      day,
      outcomes.filter((each) => each.day === day),
    ),
  );
  const ms = performance.now() - began;
  return { rows, checks: rows.flatMap(checksOf), people: city.length, ms };
}

type Outcome = {
  readonly day: string;
  readonly actual: number;
  readonly worked: number;
  readonly foresight: Foresight;
  readonly lastMonth: number;
  readonly straight: number;
};

function backtest(city: readonly Worker[], workdays: Workdays): readonly Outcome[] {
  const all = [...new Set(city.flatMap(({ months }) => [...months.keys()]))].sort();
  const [first, last] = [all[0] ?? "", all.at(-1) ?? ""];
  return monthsFrom(addMonths(first, LEAST_PAST), last).flatMap((month) => {
    const learned = learn(
      city.map((worker) => knownBefore(worker, month)),
      month,
      workdays,
    );
    return city.flatMap((worker) => DAYS.flatMap((day) => outcomeOf(worker, month, day, learned, workdays)));
  });
}

/** Nothing of the month to foresee, nor of what follows, is there to be looked at. */
const knownBefore = (worker: Worker, month: string): Worker => ({
  busy: worker.busy,
  months: new Map([...worker.months].filter(([each]) => each < month)),
  days: new Map([...worker.days].filter(([day]) => day.slice(0, 7) < month)),
});

function outcomeOf(
  worker: Worker,
  month: string,
  day: string,
  learned: Learned | undefined,
  workdays: Workdays,
): readonly Outcome[] {
  const actual = worker.months.get(month);
  const lastMonth = worker.months.get(addMonths(month, -1));
  if (actual === undefined || lastMonth === undefined) return [];
  const until = `${month}-${day}`;
  const days = new Map([...worker.days].filter(([each]) => each.startsWith(month) && each <= until));
  const past = { busy: worker.busy, months: new Map([...worker.months].filter(([each]) => each < month)) };
  const foresight = foresee({ today: until, past, soFar: { until, days } }, learned, workdays);
  if ("unforeseen" in foresight) return [];
  const { worked, known, left } = standingIn(month, { until, days }, workdays);
  // A straight line through no day at all is helped out by the month before.
  const straight = known === 0 ? lastMonth : (worked / known) * (known + left);
  return [{ day, actual, worked, foresight, lastMonth, straight }];
}

function rowOf(day: string, outcomes: readonly Outcome[]) {
  const mae = (of: (outcome: Outcome) => number) =>
    round(mean(outcomes.map((each) => Math.abs(of(each) - each.actual))) / 60, 2);
  const open = outcomes.filter(({ worked }) => worked <= LIMIT);
  return {
    ...{ day: Number(day), foreseen: outcomes.length },
    ...{ "MAE h": mae((each) => each.foresight.likely), "last month": mae((each) => each.lastMonth) },
    "straight line": mae((each) => each.straight),
    "in 80 %": round(mean(outcomes.map(isWithin)) * 100, 1),
    "passed 45 h later": open.filter(({ actual }) => actual > LIMIT).length,
    ...alarm("chance ≥ 50 %", open, ({ foresight }) => foresight.chanceOver(LIMIT) >= 0.5),
    ...alarm("last month's", open, ({ lastMonth }) => lastMonth > LIMIT),
    ...alarm("line's", open, ({ straight }) => straight > LIMIT),
    "chance's error": round(calibration(open), 3),
  };
}

/** precision/recall in per cent of saying of somebody not yet over that they will be. */
function alarm(name: string, open: readonly Outcome[], says: (outcome: Outcome) => boolean) {
  const said = open.filter(says);
  const right = said.filter(({ actual }) => actual > LIMIT).length;
  const all = open.filter(({ actual }) => actual > LIMIT).length;
  return { [name]: `${percent(right, said.length)}/${percent(right, all)}` };
}

/** How far the chances said are in sum from how many then passed, as a share of those. */
const calibration = (open: readonly Outcome[]): number => {
  const said = open.reduce((sum, { foresight }) => sum + foresight.chanceOver(LIMIT), 0);
  const came = open.filter(({ actual }) => actual > LIMIT).length;
  return (said - came) / Math.max(1, came);
};

const isWithin = ({ actual, foresight: { low, high } }: Outcome): number => (low <= actual && actual <= high ? 1 : 0);

function checksOf(row: ReturnType<typeof rowOf>) {
  const { day, "MAE h": ours, "last month": last, "straight line": straight, "in 80 %": within } = row;
  return [
    { what: `day ${day}: nearer than the same as last month`, holds: ours < last },
    { what: `day ${day}: nearer than a straight line`, holds: ours < straight },
    { what: `day ${day}: 75 to 88 % within the interval`, holds: within >= 75 && within <= 88 },
  ];
}

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
const round = (value: number, digits: number) => Number(value.toFixed(digits));
const percent = (part: number, whole: number) => (whole === 0 ? "-" : Math.round((100 * part) / whole));
