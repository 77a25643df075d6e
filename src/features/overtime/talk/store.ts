import type { Crypto } from "../../../services/crypto.ts";
import type { Database, Tx } from "../../../services/database/database.ts";
import { isUuid } from "../../../services/database/uuid.ts";

/** What somebody told their manager, as one of the two reads it. */
export type Talk = {
  readonly id: string;
  readonly person: Party;
  readonly manager: Party;
  readonly words: string;
  readonly sentAt: Date;
  readonly answeredAt: Date | undefined;
  /** undefined where it was only taken note of. */
  readonly meetAt: Date | undefined;
};
type Party = { readonly id: string; readonly name: string };

export async function send(
  tx: Tx,
  crypto: Pick<Crypto, "seal">,
  { words, ...talk }: Pick<Talk, "id" | "words" | "sentAt"> & { readonly personId: string; readonly managerId: string },
): Promise<void> {
  await tx.overtimeTalk.create({ data: { ...talk, words: crypto.seal(words, placeOf(talk.id)) } });
}

/** Only for the two. */
export async function talkFor(
  tx: Database | Tx,
  crypto: Pick<Crypto, "open">,
  id: string,
  viewerId: string,
): Promise<Talk | undefined> {
  if (!isUuid(id)) return undefined;
  const party = { select: { id: true, name: true } };
  const row = await tx.overtimeTalk.findFirst({
    where: { id, OR: [{ personId: viewerId }, { managerId: viewerId }] },
    include: { person: party, manager: party },
  });
  if (!row) return undefined;
  const { person, manager, sentAt, answeredAt, meetAt } = row;
  const words = crypto.open(row.words, placeOf(id));
  return { id, person, manager, words, sentAt, answeredAt: answeredAt ?? undefined, meetAt: meetAt ?? undefined };
}

/** False: it is not theirs, or was answered before. */
export async function answer(
  tx: Tx,
  id: string,
  managerId: string,
  { now, meetAt }: { readonly now: Date; readonly meetAt: Date | undefined },
): Promise<boolean> {
  if (!isUuid(id)) return false;
  const where = { id, managerId, answeredAt: null };
  const { count } = await tx.overtimeTalk.updateMany({ where, data: { answeredAt: now, meetAt: meetAt ?? null } });
  return count === 1;
}

/** How many wait for a manager's answer. */
export const unanswered = (tx: Database | Tx, managerId: string): Promise<number> =>
  tx.overtimeTalk.count({ where: { managerId, answeredAt: null } });

const placeOf = (id: string) => `overtime_talk.words:${id}`;
