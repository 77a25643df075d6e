import { Refusal } from "../../bot/refusal.ts";
import type { Notify, Outcome, Turn } from "../../bot/turn.ts";
import type { Tx } from "../../services/database/database.ts";
import { hasEnded, isRunning, otherOf, type Seen } from "./one-on-one.ts";
import { lockPair, pairSeen } from "./pairs/store.ts";
import type { Services } from "./services.ts";

/** In which pairs something can be done: that both agreed to and goes on, that goes on, or any. */
export type Wanted = "running" | "begun" | "any";

/** The pair that a button or a form is about; whoever is not one of its two is not told that it exists. */
export async function pairOf({ db }: Services, turn: Turn<Tx>, wanted: Wanted = "any"): Promise<Seen> {
  return fitting(await pairSeen(db, turn.about.p ?? "", turn.person.id), wanted);
}

/** Changes something of a pair, which nobody else changes meanwhile. */
export function act<R extends Outcome>(
  turn: Turn<Tx>,
  wanted: Wanted,
  work: (tx: Tx, seen: Seen, notify: Notify) => Promise<R>,
): Promise<R> {
  return turn.change(async (tx, notify) =>
    work(tx, fitting(await lockPair(tx, turn.about.p ?? "", turn.person.id), wanted), notify),
  );
}

function fitting(seen: Seen | undefined, wanted: Wanted): Seen {
  if (!seen) throw new Refusal("not-found");
  if (wanted === "begun" && hasEnded(seen.pair)) throw new Refusal("stale");
  if (wanted === "running" && !isRunning(seen.pair)) throw new Refusal("stale");
  return seen;
}

export const found = <T>(what: T | undefined): T => {
  if (what === undefined) throw new Refusal("not-found");
  return what;
};

/** Writes down that somebody is about to be shown what another wrote, before they are. */
export async function noteReading(
  { db, audit }: Pick<Services, "db" | "audit">,
  { person, now }: Turn<Tx>,
  subject: string,
  pairId: string,
): Promise<void> {
  const deed = { at: now, actor: person.id, action: "one-on-one.read", subject, payload: { pair: pairId } };
  await db.$transaction((tx) => audit.append(tx, deed));
}

/** The same, where what is shown holds words of the other of the two. */
export async function noteReadingOfOther(services: Services, turn: Turn<Tx>, seen: Seen, theirs: boolean) {
  if (theirs) await noteReading(services, turn, otherOf(seen).id, seen.pair.id);
}

/** The versions that a form was drawn from travel with it as text. */
export const versionOf = (turn: Turn<Tx>): number => Number(turn.about.v ?? "0");
