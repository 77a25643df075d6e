import type { Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { minuteInJapan } from "../../../view/proposed-times.ts";
import { waitingHandovers } from "../handover/store.ts";
import { type Arranged, arrangedOf, lastHeld } from "../meetings/store.ts";
import { choices, dueOn, hasEnded, isRunning, otherOf, type Seen } from "../one-on-one.ts";
import { openCounts } from "../promises/store.ts";
import { pairsOf } from "./store.ts";

/** One pair as it stands on its viewer's list: days and counts, nothing that anybody wrote. */
export type Line = {
  readonly seen: Seen;
  readonly next: Arranged | undefined;
  readonly last: string | undefined;
  readonly due: string | undefined;
  /** Promises that are open: one's own, and the other's. */
  readonly own: number;
  readonly theirs: number;
  /** What is to be chosen or agreed to for the successor. */
  readonly handover: boolean;
};

/** Somebody's pairs that go on, and those that ended with something left to hand over. */
export async function linesOf(tx: Tx, { person, today }: Pick<Turn<Tx>, "person" | "today">): Promise<readonly Line[]> {
  const all = await pairsOf(tx, person.id);
  const ids = all.map(({ pair }) => pair.id);
  const [next, last, counts, waiting] = [
    await arrangedOf(tx, ids),
    await lastHeld(tx, ids),
    await openCounts(tx, ids),
    await waitingHandovers(tx, ids, person.id),
  ];
  return all
    .filter(({ pair }) => !hasEnded(pair) || waiting.has(pair.id))
    .filter(({ pair }) => !hasEnded(pair) || (pair.endedOn ?? "") <= today)
    .map((seen) => {
      const { pair } = seen;
      const count = (ownerId: string) =>
        counts.find((each) => each.pairId === pair.id && each.ownerId === ownerId)?.count ?? 0;
      const held = last.get(pair.id);
      return {
        ...{ seen, next: next.get(pair.id), last: held, due: dueOn(pair, held) },
        ...{ own: count(person.id), theirs: count(otherOf(seen).id), handover: waiting.has(pair.id) },
      };
    });
}

/** What a line waits for, seen by its viewer. */
export type Waits = "agree" | "other-agrees" | "handover" | "choose" | "other-chooses" | "meets" | "note" | "arrange";

export function waitsFor({ seen: { pair }, next, handover }: Line, viewerId: string, now: Date): Waits {
  const minute = minuteInJapan(now);
  if (handover) return "handover";
  if (pair.asked && pair.asked.by !== viewerId) return "agree";
  if (!isRunning(pair)) return "other-agrees";
  if (next?.meetsAt) return next.meetsAt > minute ? "meets" : "note";
  if (choices(next, viewerId, minute).length > 0) return "choose";
  return next?.proposed.some((at) => at > minute) ? "other-chooses" : "arrange";
}

/** What the viewer has to do about; a meeting that is set waits for nobody. */
export const isMine = (waits: Waits): boolean => ["agree", "handover", "choose", "note"].includes(waits);

/** They should have talked again by now, and no time is set, waits to be chosen or is over with its note to come. */
export const isOverdue = ({ seen: { pair }, due, next }: Line, today: string): boolean =>
  isRunning(pair) &&
  due !== undefined &&
  due < today &&
  next?.meetsAt === undefined &&
  !next?.proposed.some((at) => at >= today);
