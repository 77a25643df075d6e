import type { Tx } from "../../../services/database/database.ts";
import { joining } from "../cycle/dates.ts";
import { opening, type Staff } from "../cycle/staff.ts";
import { openFor, staffOn } from "../cycle/store.ts";
import type { Definition, Stage } from "../definition/definition.ts";
import { changesOf, movesOf, toldOf } from "./hand-over.ts";
import {
  datesIn,
  exemptLeft,
  followed,
  handOver,
  idsAtWork,
  inCycle,
  moveUnits,
  type Running,
  runningOn,
  waitForTurn,
} from "./store.ts";

/** What following the roster changed, and who is to be told of it (ids). */
export type Outcome = {
  readonly joined: number;
  readonly left: number;
  readonly changed: number;
  readonly moved: number;
  readonly told: readonly string[];
};

type On = { readonly day: string; readonly now: Date };

/**
 * Lets cycles whose period goes on follow the roster: newcomers join, whoever left is exempt, and where the line changed
 * the raters do. After the period nobody's raters change: those who observed it rate it. Again changes nothing.
 */
export async function follow(tx: Tx, definition: Definition, on: On): Promise<Outcome> {
  await waitForTurn(tx);
  const staff = await staffOn(tx, on.day);
  const joined: string[] = [];
  for (const cycle of await runningOn(tx, on.day))
    if (!cycle.frozen.kind.probation) joined.push(...(await join(tx, definition, cycle, { ...on, staff })));
  const left = await exemptLeft(tx, on.day, on.now);
  const evaluations = await followed(tx, on.day);
  const byId = new Map(staff.map((each) => [each.id, each]));
  const changes = changesOf(evaluations, byId, definition.raters, on.day);
  if (changes.length > 0) await handOver(tx, changes, on.day);
  const moves = movesOf(evaluations, byId);
  if (moves.length > 0) await moveUnits(tx, moves);
  const { former, next } = toldOf(changes, on.day);
  const told = await idsAtWork(tx, [...next], [...former, ...joined], on.day);
  return { joined: joined.length, left: left.length, changed: changes.length, moved: moves.length, told };
}

/** Whoever has no evaluation in the cycle gets one as of today, with the forms that the cycle was opened with. */
async function join(
  tx: Tx,
  { raters }: Definition,
  cycle: Running,
  { staff, day, now }: On & { readonly staff: readonly Staff[] },
): Promise<readonly string[]> {
  const before = await inCycle(tx, cycle.id);
  const { from, to, frozen } = cycle;
  const rules = { forms: frozen.forms, raters };
  const found = staff
    .filter(({ id }) => !before.has(id))
    .flatMap((each) => opening(each, rules, frozen.kind, { from, to, day }) ?? []);
  if (found.length === 0) return [];
  const stages = (await datesIn(tx, cycle.id)).map((each) => ({ ...each, stage: each.stage as Stage }));
  const order = frozen.kind.stages.map(({ stage }) => stage);
  const sorted = stages.toSorted((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage));
  return await openFor(tx, cycle.id, found, { dates: joining({ from, to, stages: sorted }, day), day, now });
}
