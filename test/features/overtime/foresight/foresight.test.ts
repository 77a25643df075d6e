import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Foresight, foresee } from "../../../../src/features/overtime/foresight/foresee.ts";
import { learn, type Worker } from "../../../../src/features/overtime/foresight/learn.ts";
import { workdaysOf } from "../../../../src/features/overtime/foresight/workdays.ts";
import { addMonths, monthsFrom } from "../../../../src/features/overtime/limits/month.ts";
import { readCalendar } from "../../../../src/services/calendar.ts";
import { content } from "../support.ts";

const calendar = await readCalendar(content);
const workdays = workdaysOf(calendar);
const TODAY = "2026-11-16";
const MONTH = "2026-11";

/** Somebody who did so many minutes on each working day of the months before, more or less as `sway` says. */
function worker(
  aDay: number,
  { busy = [], sway = () => 1 }: { busy?: number[]; sway?: (month: string) => number } = {},
) {
  const days = monthsFrom(addMonths(MONTH, -15), addMonths(MONTH, -1)).flatMap((month) =>
    workdays(month).map((day) => [day, Math.round(aDay * sway(month))] as const),
  );
  const months = new Map<string, number>();
  for (const [day, minutes] of days) months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + minutes);
  return { months, days: new Map(days), busy } satisfies Worker;
}

/** Twenty people who differ, and whose months swing by a fifth up and down. */
const swing = (at: number) => (month: string) => 1 + 0.2 * Math.sin(at + Number(month.slice(5)) * 2);
const city = Array.from({ length: 20 }, (_, at) => worker(20 + 8 * at, { sway: swing(at) }));
const learned = learn(city, MONTH, workdays);

const soFar = (aDay: number, until = TODAY) => ({
  until,
  days: new Map(
    workdays(MONTH)
      .filter((day) => day <= until)
      .map((day) => [day, aDay]),
  ),
});

const foreseen = (past: Worker, so: ReturnType<typeof soFar>, today = TODAY): Foresight => {
  const foresight = foresee({ today, past, soFar: so }, learned, workdays);
  if ("unforeseen" in foresight) throw new Error(foresight.unforeseen);
  return foresight;
};

describe("The likely end of a month", () => {
  // November 2026 has 19 working days (文化の日 and 勤労感謝の日 left out); to the 16th there are 10.
  it("is near what it always was for who goes on as always", () => {
    const { worked, likely, low, high } = foreseen(worker(60), soFar(60));
    expect(worked).toBe(600);
    expect(Math.abs(likely - 19 * 60)).toBeLessThan(2 * 60);
    expect(low).toBeLessThan(19 * 60);
    expect(high).toBeGreaterThan(19 * 60);
  });

  it("follows the pace of the month, the more the further it is", () => {
    const early = foreseen(worker(60), soFar(120, "2026-11-04"), "2026-11-04").likely;
    const late = foreseen(worker(60), soFar(120, "2026-11-24"), "2026-11-24").likely;
    const rest = (aDay: number) => foreseen(worker(60), soFar(aDay)).likely - foreseen(worker(60), soFar(aDay)).worked;
    expect(rest(120)).toBeGreaterThan(1.3 * rest(60));
    expect(rest(0)).toBeLessThan(0.7 * rest(60));
    expect(Math.abs(late - 19 * 120)).toBeLessThan(Math.abs(early - 19 * 120));
  });

  it("is what was worked once no working day is left", () => {
    const whole = foreseen(worker(60), soFar(120, "2026-11-30"), "2026-11-30");
    expect([whole.low, whole.likely, whole.high]).toEqual([2280, 2280, 2280]);
    expect([whole.chanceOver(2279), whole.chanceOver(2280)]).toEqual([1, 0]);
  });

  it("knows the unit's busy months and those of the city", () => {
    const inMarch = (month: string) => (month.endsWith("-03") ? 2 : 1);
    const marches = Array.from({ length: 20 }, (_, at) => worker(20 + 8 * at, { sway: inMarch, busy: [3, 11] }));
    const taught = learn(marches, MONTH, workdays);
    const start = { until: "2026-10-31", days: new Map() };
    const ends = [[], [11]].map((busy) => {
      const foresight = foresee({ today: "2026-11-02", past: worker(60, { busy }), soFar: start }, taught, workdays);
      return "unforeseen" in foresight ? 0 : foresight.likely;
    });
    expect(ends[1]).toBeGreaterThan(1.15 * (ends[0] ?? 0));
  });
});

describe("Nothing is foreseen", () => {
  const of = (today: string, past: Worker, so: ReturnType<typeof soFar>, from = learned) =>
    foresee({ today, past, soFar: so }, from, workdays);

  it("from data that are older than seven days", () => {
    expect(of("2026-11-23", worker(60), soFar(60))).toHaveProperty("likely");
    expect(of("2026-11-24", worker(60), soFar(60))).toEqual({ unforeseen: "stale" });
  });

  it("from fewer than three months, from a month with too many days unknown, or by a city too small to tell", () => {
    const whole = worker(60);
    const months = (count: number) => ({ ...whole, months: new Map([...whole.months].slice(-count)) });
    expect(of(TODAY, months(3), soFar(60))).toHaveProperty("likely");
    expect(of(TODAY, months(2), soFar(60))).toEqual({ unforeseen: "too-little" });
    const gaps = { until: TODAY, days: new Map([...soFar(60).days].slice(0, 4)) };
    expect(of(TODAY, whole, gaps)).toEqual({ unforeseen: "too-little" });
    expect(learn(city.slice(0, 4), MONTH, workdays)).toBeUndefined();
    expect(foresee({ today: TODAY, past: whole, soFar: soFar(60) }, undefined, workdays)).toEqual({
      unforeseen: "too-little",
    });
  });

  it("where a monthly figure says more than the days: when the rest was worked is not known", () => {
    const { months, days, busy } = worker(60);
    const saying = (minutes: number) => ({ days, busy, months: new Map([...months, [MONTH, minutes]]) });
    expect(of(TODAY, saying(600), soFar(60))).toHaveProperty("likely");
    expect(of(TODAY, saying(5130), soFar(60))).toEqual({ unforeseen: "too-little" });
  });

  it("from a day without data as if it were one without overtime", () => {
    const missing = { until: TODAY, days: new Map([...soFar(60).days].slice(0, 7)) };
    const zeros = {
      until: TODAY,
      days: new Map([...soFar(60).days].map(([day, each], at) => [day, at < 7 ? each : 0])),
    };
    expect(foreseen(worker(60), missing).likely).toBeGreaterThan(foreseen(worker(60), zeros).likely);
  });
});

it("Whatever was worked, the interval is in order and no chance grows with the limit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 480 }), fc.nat(30), (usual, aDay, day) => {
      const until = `2026-11-${String(Math.max(1, day)).padStart(2, "0")}`;
      const { worked, likely, low, high, chanceOver } = foreseen(worker(usual), soFar(aDay, until), until);
      expect(worked <= low && low <= likely && likely <= high).toBe(true);
      const chances = [0, 600, 2700, 6000].map(chanceOver);
      expect(chances).toEqual(chances.toSorted((a, b) => b - a));
      for (const limit of [worked - 1, worked - 60]) expect(chanceOver(limit)).toBe(1);
    }),
    { numRuns: 60 },
  );
});
