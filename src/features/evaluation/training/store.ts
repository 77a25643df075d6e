import type { Database, Tx } from "../../../services/database/database.ts";

/** Whether somebody rates anybody in a cycle today, in whatever role. */
export async function ratesIn(db: Database, cycleId: string, personId: string): Promise<boolean> {
  const where = { personId, toDay: null, evaluation: { cycleId } };
  return (await db.evaluationRater.findFirst({ where, select: { id: true } })) !== null;
}

/** Writes down that somebody has been through it; again changes nothing. */
export async function noteTrained(tx: Tx, cycleId: string, personId: string, now: Date): Promise<void> {
  await tx.evaluationTraining.createMany({ data: { cycleId, personId, doneAt: now }, skipDuplicates: true });
}
