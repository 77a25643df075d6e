import type { Crypto } from "../../../../services/crypto.ts";
import type { Database, Tx } from "../../../../services/database/database.ts";
import type { RaterRole } from "../../definition/definition.ts";

type Seal = Pick<Crypto, "seal">;

/** Ids of evaluations in a cycle that somebody rates today in a role. */
export async function ratedBy(tx: Tx, cycleId: string, role: RaterRole, personId: string): Promise<readonly string[]> {
  const where = { role, personId, toDay: null, evaluation: { cycleId } };
  const rows = await tx.evaluationRater.findMany({ where, select: { evaluationId: true } });
  return rows.map(({ evaluationId }) => evaluationId).toSorted();
}

/** Ids of those by whom somebody is rated first or second in cycles that go on. 調整者 and 確認者 are so to everybody. */
export async function ratersOf(tx: Database | Tx, personId: string): Promise<ReadonlySet<string>> {
  const evaluation = { personId, cycle: { closedAt: null } };
  const where = { role: { in: ["first", "second"] satisfies RaterRole[] }, toDay: null, evaluation };
  const rows = await tx.evaluationRater.findMany({ where, select: { personId: true } });
  return new Set(rows.map((row) => row.personId));
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
