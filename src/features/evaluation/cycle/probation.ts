import type { Job } from "../../../bot/notice.ts";
import { addMonths } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { CycleKind, Definition } from "../definition/definition.ts";
import { fiscalYearOf } from "../definition/fiscal-year.ts";
import { deskNotice } from "../notices.ts";
import type { Services } from "../services.ts";
import { datesOf, joining } from "./dates.ts";
import { formFor, opening, type Staff } from "./staff.ts";
import { createCycle, frozenOf, newcomersSince, openFor, runningId, staffOn } from "./store.ts";

/** 条件付採用: each newcomer's special evaluation, opened on the day after they are on the roster. */
export const openProbations = ({ definition, audit }: Pick<Services, "definition" | "audit">): Job<Tx> => ({
  name: "evaluation.probation",
  at: "06:40",
  run: async (tx, now, day) => {
    const people = await probationsOn(tx, definition, { day, now });
    const payload = { people: people.length };
    const deed = { at: now, actor: null, action: "evaluation.probation-opened", subject: null, payload };
    if (people.length > 0) await audit.append(tx, deed);
    return people.map((id) => deskNotice(id, day));
  },
});

type On = { readonly day: string; readonly now: Date };

/** Gives the ids of the people for whom one was opened. */
export async function probationsOn(tx: Tx, definition: Definition, on: On): Promise<readonly string[]> {
  const opened: string[] = [];
  for (const kind of definition.cycles) {
    if (!kind.probation) continue;
    const ids = await newcomersSince(tx, kind.id, addMonths(on.day, -kind.probation.months));
    const newcomers = ids.length > 0 ? await staffOn(tx, on.day, ids) : [];
    const due = newcomers.filter((each) => isOnProbation(each, definition));
    for (const hiredOn of new Set(due.map((each) => each.hiredOn ?? on.day))) {
      const staff = due.filter((each) => (each.hiredOn ?? on.day) === hiredOn);
      opened.push(...(await openHiredOn(tx, definition, kind, { ...on, hiredOn, staff })));
    }
  }
  return opened;
}

/** Whoever is hired for one fiscal year (会計年度任用) has no probation of this kind: their form is by title. */
function isOnProbation(staff: Staff, { forms }: Definition): boolean {
  const form = formFor(staff, forms);
  return form !== undefined && "levels" in form.for;
}

type Hired = On & { readonly hiredOn: string; readonly staff: readonly Staff[] };

/** A cycle is of the fiscal year of hire; each evaluation in it has dates of its own. */
async function openHiredOn(tx: Tx, definition: Definition, kind: CycleKind, { hiredOn, staff, day, now }: Hired) {
  const year = fiscalYearOf(hiredOn);
  const dates = joining(datesOf(kind, year, hiredOn), day);
  const found = staff.flatMap((each) => opening(each, definition, kind, { ...dates, day }) ?? []);
  if (found.length === 0) return [];
  const id = await cycleFor(tx, definition, kind, { year, now });
  return id ? await openFor(tx, id, found, { dates, day, now }) : [];
}

/** From April to the end of the probation of whoever is hired last in the year. */
async function cycleFor(tx: Tx, definition: Definition, kind: CycleKind, on: { year: number; now: Date }) {
  const running = await runningId(tx, kind.id, on.year);
  const frozen = frozenOf(definition, kind.id);
  if (running || !frozen) return running;
  const last = datesOf(kind, on.year, `${on.year + 1}-03-31`);
  const dates = { ...last, from: `${on.year}-04-01` };
  return createCycle(tx, { ...on, frozen, hash: definition.hash, dates });
}
