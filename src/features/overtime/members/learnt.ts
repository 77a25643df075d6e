import type { Tx } from "../../../services/database/database.ts";
import { type Learned, learnInSteps } from "../foresight/learn.ts";
import type { Workdays } from "../foresight/workdays.ts";
import { busyMonths } from "../limits/designation.ts";
import { addMonths, firstDayOf, lastDayOf } from "../limits/month.ts";
import type { Given, Services } from "../services.ts";
import { byMonth, byPersonAndDay } from "./by-person.ts";
import { membersOf, unitsAbove } from "./store.ts";

/** So many people teach as much as all of a large city. */
const MOST = 1000;
const MONTHS_BACK = 25;

/** Learns anew only once data came in or a month began. */
export function learning(given: Given, workdays: Workdays): Services["learnt"] {
  let last: { readonly from: string; readonly learnt: Promise<Learned | undefined> } | undefined;
  return (tx, month, { daily, monthly }) => {
    const from = [month, daily, monthly].join(" ");
    if (last?.from === from) return last.learnt;
    const learnt = learnNow(given, tx, month, workdays);
    last = { from, learnt };
    learnt.catch(() => {
      last = undefined;
    });
    return learnt;
  };
}

async function learnNow({ attendance, settings }: Given, tx: Tx, month: string, workdays: Workdays) {
  const [everybody, above] = [await membersOf(tx, "everybody", firstDayOf(month)), await unitsAbove(tx)];
  const members = evenly(everybody, MOST);
  const ids = members.map(({ id }) => id);
  const before = addMonths(month, -1);
  const from = firstDayOf(addMonths(month, -MONTHS_BACK));
  const months = byMonth(await attendance.monthsOf(ids, from, firstDayOf(before)));
  const days = byPersonAndDay(
    await attendance.overtimeByDay(ids, firstDayOf(addMonths(month, -12)), lastDayOf(before)),
  );
  const city = members.map(({ id, unit }) => ({
    months: months.get(id) ?? new Map<string, number>(),
    days: days.get(id) ?? new Map<string, number>(),
    busy: busyMonths(unit.code, settings.busy, above),
  }));
  return await inPieces(learnInSteps(city, month, workdays));
}

/** Lets whoever else waits go first between two steps. */
async function inPieces<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await new Promise(setImmediate);
  }
}

const evenly = <T>(all: readonly T[], most: number): readonly T[] =>
  all.length <= most ? all : Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] as T);
