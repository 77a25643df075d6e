import type { Crypto } from "../../../services/crypto.ts";
import type { Prisma, Tx } from "../../../services/database/database.ts";
import { isUuid } from "../../../services/database/uuid.ts";
import type { Pair, Promised } from "../one-on-one.ts";
import { dayOf } from "../pairs/store.ts";

export const wordsPlace = (id: string): string => `one_on_one_promise.words:${id}`;
export const droppedPlace = (id: string): string => `one_on_one_promise.dropped:${id}`;

type Sealing = Pick<Crypto, "seal" | "open">;

/** What the two of a pair promised each other, what is due first before the rest. For the two only. */
export async function promisesOf(tx: Tx, { id: pairId }: Pair, crypto: Sealing): Promise<readonly Promised[]> {
  const rows = await tx.oneOnOnePromise.findMany({ where: { pairId }, orderBy: [{ dueOn: "asc" }, { id: "asc" }] });
  return rows.map((row) => promisedFrom(row, crypto));
}

export async function promiseOf(tx: Tx, { id: pairId }: Pair, id: string, crypto: Sealing) {
  if (!isUuid(id)) return undefined;
  const row = await tx.oneOnOnePromise.findFirst({ where: { id, pairId } });
  return row ? promisedFrom(row, crypto) : undefined;
}

function promisedFrom(row: Prisma.OneOnOnePromiseGetPayload<object>, crypto: Sealing): Promised {
  const { id, pairId, ownerId, version } = row;
  return {
    ...{ id, pairId, ownerId, version },
    words: crypto.open(row.words, wordsPlace(id)),
    dueOn: dayOf(row.dueOn) ?? "",
    endedOn: dayOf(row.endedOn),
    dropped: row.dropped ? crypto.open(row.dropped, droppedPlace(id)) : undefined,
  };
}

export type Making = Pick<Promised, "id" | "pairId" | "ownerId" | "words" | "dueOn"> & { readonly madeOn: string };

export async function makePromise(tx: Tx, crypto: Sealing, { words, dueOn, madeOn, ...ids }: Making): Promise<void> {
  const days = { dueOn: new Date(dueOn), madeOn: new Date(madeOn) };
  await tx.oneOnOnePromise.create({ data: { ...ids, ...days, words: crypto.seal(words, wordsPlace(ids.id)) } });
}

/** Ends one that is open, as kept or, with a word, as dropped. False: it had ended before, and stays as it was. */
export async function endPromise(
  tx: Tx,
  crypto: Sealing,
  id: string,
  { today, dropped }: { readonly today: string; readonly dropped?: string },
): Promise<boolean> {
  const word = dropped === undefined ? {} : { dropped: crypto.seal(dropped, droppedPlace(id)) };
  const { count } = await tx.oneOnOnePromise.updateMany({
    where: { id, endedOn: null },
    data: { endedOn: new Date(today), ...word, version: { increment: 1 } },
  });
  return count === 1;
}

/** How many of each pair's promises are open, by pair and owner. */
export async function openCounts(tx: Tx, pairIds: readonly string[]) {
  const rows = await tx.oneOnOnePromise.groupBy({
    by: ["pairId", "ownerId"],
    where: { pairId: { in: [...pairIds] }, endedOn: null },
    _count: true,
  });
  return rows.map(({ pairId, ownerId, _count }) => ({ pairId, ownerId, count: _count }));
}
