import type { Tx } from "../../../services/database/database.ts";
import type { Definition } from "../definition/definition.ts";
import { type Named, unknownIn } from "../definition/named.ts";
import { type Dates, datesOf } from "./dates.ts";
import { type Opened, opening, type Staff } from "./staff.ts";
import { createCycle, frozenOf, openFor, staffOn } from "./store.ts";

/** What opening would do. Nobody is left out in silence. */
export type OpeningPlan = {
  readonly dates: Dates;
  readonly opened: readonly Opened[];
  /** Those for whom there is no form, or nobody who could rate them first. */
  readonly left: readonly Staff[];
  /** Staff numbers in the city's rules that nobody at work has: their stages would be without a rater. */
  readonly unknown: readonly Named[];
};

export type OpeningArgs = {
  readonly definition: Definition;
  /** An id of the city's kinds. */
  readonly kind: string;
  readonly year: number;
  /** The day whose posts and line count. */
  readonly day: string;
  readonly now: Date;
  /** In place of the kind's own; the demo lives around today. */
  readonly dates?: Dates;
};

/** undefined where the city has no such kind. */
export async function planOpening(tx: Tx, args: OpeningArgs): Promise<OpeningPlan | undefined> {
  const kind = args.definition.cycles.find(({ id }) => id === args.kind);
  if (!kind) return undefined;
  const dates = args.dates ?? datesOf(kind, args.year);
  const staff = await staffOn(tx, args.day);
  const tried = staff.map((each) => ({
    each,
    found: opening(each, args.definition, kind, { ...dates, day: args.day }),
  }));
  return {
    dates,
    opened: tried.flatMap(({ found }) => found ?? []),
    left: tried.filter(({ found }) => !found).map(({ each }) => each),
    unknown: unknownIn(args.definition.raters, new Set(staff.map(({ staffNumber }) => staffNumber)), args.day),
  };
}

/** Opens a cycle for everybody. undefined where the kind is unknown or that cycle was opened before; then nothing is written. */
export async function openCycle(
  tx: Tx,
  args: OpeningArgs,
): Promise<{ readonly id: string; readonly people: readonly string[] } | undefined> {
  const frozen = frozenOf(args.definition, args.kind);
  const plan = await planOpening(tx, args);
  if (!frozen || !plan) return undefined;
  const { dates } = plan;
  const id = await createCycle(tx, { frozen, hash: args.definition.hash, year: args.year, dates, now: args.now });
  if (!id) return undefined;
  return { id, people: await openFor(tx, id, plan.opened, { dates, day: args.day, now: args.now }) };
}
