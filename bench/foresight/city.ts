// A made-up city's overtime, day by day, from a fixed seed. It is no copy of any method's idea of one:
// - months differ by a shock that holds from their first day to their last, which a straight line sees at once and no
//   past foretells; levels drift, and a quarter of the staff get another post, and another level, each April;
// - units have busy months, of which half are told to nobody and must be learnt;
// - some have their work early in the month and some late, which deceives a straight line;
// - rare projects fall on ten days, and once a storm falls on three days and one person in six, which nothing foretells;
// - on most days most people go home; a few months of a few people have no data.
import type { Worker } from "../../src/features/overtime/foresight/learn.ts";
import type { Workdays } from "../../src/features/overtime/foresight/workdays.ts";
import { monthsFrom } from "../../src/features/overtime/limits/month.ts";
import { type Chance, chanceFrom } from "./chance.ts";

type Size = { readonly staff: number; readonly from: string; readonly to: string; readonly seed: number };
type Unit = { readonly busy: readonly number[]; readonly told: boolean; readonly lift: number };
type Storm = { readonly month: string };

const STAFF_A_UNIT = 17;

export function madeUpCity({ staff, from, to, seed }: Size, workdays: Workdays): readonly Worker[] {
  const chance = chanceFrom(seed);
  const months = monthsFrom(from, to);
  const units = Array.from({ length: Math.ceil(staff / STAFF_A_UNIT) }, () => unitBy(chance));
  const storm = { month: months[Math.floor(chance.even() * months.length)] ?? from };
  return Array.from({ length: staff }, (_, at) =>
    workerIn(units[at % units.length] as Unit, months, workdays, storm, chance),
  );
}

function unitBy(chance: Chance): Unit {
  const busy = Array.from({ length: 1 + Math.floor(chance.even() * 3) }, () => 1 + Math.floor(chance.even() * 12));
  const usual = [3, 4].filter(() => chance.even() < 0.5);
  return { busy: [...new Set([...busy, ...usual])], told: chance.even() < 0.5, lift: 1.2 + chance.even() * 1.2 };
}

function workerIn(unit: Unit, months: readonly string[], workdays: Workdays, storm: Storm, chance: Chance): Worker {
  let level = Math.log(9 * 60) + 0.85 * chance.normal();
  const late = chance.even() < 0.4 ? chance.even() * 1.6 - 0.8 : 0;
  const days = new Map<string, number>();
  for (const month of months) {
    level += 0.07 * chance.normal() + (month.endsWith("-04") && chance.even() < 0.25 ? 0.6 * chance.normal() : 0);
    const isBusy = unit.busy.includes(Number(month.slice(5)));
    const minutes = Math.exp(level + 0.45 * chance.normal()) * (isBusy ? unit.lift : 1);
    if (chance.even() < 0.01) continue;
    workMonth(days, { workdays: workdays(month), minutes, late, isStormy: month === storm.month }, chance);
  }
  const totals = new Map<string, number>();
  for (const [day, each] of days) totals.set(day.slice(0, 7), (totals.get(day.slice(0, 7)) ?? 0) + each);
  return { days, months: totals, busy: unit.told ? unit.busy : [] };
}

type Month = {
  readonly workdays: readonly string[];
  readonly minutes: number;
  readonly late: number;
  readonly isStormy: boolean;
};

function workMonth(days: Map<string, number>, { workdays, minutes, late, isStormy }: Month, chance: Chance): void {
  const each = minutes / workdays.length;
  const stays = Math.min(0.95, 0.15 + each / 150);
  const project = chance.even() < 0.015 ? Math.floor(chance.even() * workdays.length) : Number.POSITIVE_INFINITY;
  const storm = isStormy && chance.even() < 1 / 6 ? 8 : Number.POSITIVE_INFINITY;
  workdays.forEach((day, at) => {
    const tilt = 1 + late * (2 * (at / workdays.length) - 1);
    const usual = chance.even() < stays ? (each / stays) * tilt * chance.wait() : 0;
    const extra = (at >= project && at < project + 10 ? 150 : 0) + (at >= storm && at < storm + 3 ? 240 : 0);
    // Overtime is ordered in quarters of an hour, and nobody stays past eight hours.
    days.set(day, Math.min(480, Math.round((usual + extra) / 15) * 15));
  });
}
