import type { Crypto } from "../../../../services/crypto.ts";
import type { Tx } from "../../../../services/database/database.ts";
import type { RaterRole } from "../../definition/definition.ts";

type Seal = Pick<Crypto, "seal">;

/** Ids of evaluations in a cycle that somebody rates today in a role. */
export async function ratedBy(tx: Tx, cycleId: string, role: RaterRole, personId: string): Promise<readonly string[]> {
  const where = { role, personId, toDay: null, evaluation: { cycleId } };
  const rows = await tx.evaluationRater.findMany({ where, select: { evaluationId: true } });
  return rows.map(({ evaluationId }) => evaluationId).toSorted();
}

export type StandIn = {
  readonly id: string;
  readonly evaluationId: string;
  readonly role: RaterRole;
  readonly personId: string;
  readonly reason: string;
  readonly day: string;
};

/** Ends the post of whoever has it, and puts another in from that day on. */
export async function putIn(tx: Tx, crypto: Seal, { id, evaluationId, role, personId, reason, day }: StandIn) {
  const fromDay = new Date(day);
  await tx.evaluationRater.updateMany({ where: { evaluationId, role, toDay: null }, data: { toDay: fromDay } });
  const standIn = crypto.seal(reason, `evaluation_rater.stand_in:${id}`);
  await tx.evaluationRater.create({ data: { id, evaluationId, role, personId, fromDay, standIn } });
}
