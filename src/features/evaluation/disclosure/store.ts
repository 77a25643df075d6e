import type { Crypto } from "../../../services/crypto.ts";
import type { Tx } from "../../../services/database/database.ts";
import { complaintPlace } from "../seen.ts";
import type { Tier } from "./complaint.ts";

export type Making = {
  readonly id: string;
  readonly evaluationId: string;
  readonly tier: Tier;
  readonly words: string;
  readonly at: Date;
};

/** Gives the number that people quote. */
export async function makeComplaint(tx: Tx, crypto: Crypto, { words, at, ...made }: Making): Promise<number> {
  const sealed = crypto.seal(words, complaintPlace("words", made.id));
  return (await tx.evaluationComplaint.create({ data: { ...made, words: sealed, madeAt: at } })).number;
}

export type Answering = {
  readonly id: string;
  readonly words: string;
  readonly upheld: boolean;
  readonly by: string;
  readonly at: Date;
};

/** False when another answered first, or it was withdrawn; then nothing is written. */
export async function answerComplaint(tx: Tx, crypto: Crypto, { id, words, upheld, by, at }: Answering) {
  const answer = crypto.seal(words, complaintPlace("answer", id));
  const data = { answer, upheld, answeredById: by, answeredAt: at, version: { increment: 1 } };
  return (await tx.evaluationComplaint.updateMany({ where: { id, ...waiting }, data })).count === 1;
}

/** False when it was answered meanwhile. */
export const withdrawComplaint = async (tx: Tx, id: string, now: Date): Promise<boolean> =>
  (
    await tx.evaluationComplaint.updateMany({
      where: { id, ...waiting },
      data: { withdrawnAt: now, version: { increment: 1 } },
    })
  ).count === 1;

const waiting = { answeredAt: null, withdrawnAt: null } as const;
