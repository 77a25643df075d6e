import type { Tx } from "../../../services/database/database.ts";
import type { Evaluation } from "../record.ts";

/** 組織目標 of the unit in the cycle; undefined where none is written. */
export async function unitGoals(tx: Tx, { cycle, member }: Evaluation): Promise<string | undefined> {
  const where = { cycleId_unitId: { cycleId: cycle.id, unitId: member.unitId } };
  return (await tx.evaluationUnitGoal.findUnique({ where, select: { words: true } }))?.words;
}

export async function setUnitGoals(
  tx: Tx,
  {
    cycleId,
    unitId,
    authorId,
    words,
    now,
  }: {
    readonly cycleId: string;
    readonly unitId: string;
    readonly authorId: string;
    readonly words: string;
    readonly now: Date;
  },
): Promise<void> {
  const written = { authorId, words, updatedAt: now };
  await tx.evaluationUnitGoal.upsert({
    where: { cycleId_unitId: { cycleId, unitId } },
    create: { cycleId, unitId, ...written },
    update: written,
  });
}
