import type { Database, Tx } from "../../../../services/database/database.ts";
import { isUuid } from "../../../../services/database/uuid.ts";
import type { Scope } from "../chosen.ts";

/** Evaluations that HR may disclose on a day: the time has come, and it is not their own. */
const disclosable = ({ cycleId, unitId, hrId }: Scope, today: string) => ({
  cycleId,
  ...(unitId !== undefined && { unitId }),
  state: "disclosing" as const,
  personId: { not: hrId },
  deadlines: { some: { stage: "disclosing", opens: { lte: new Date(today) } } },
});

const isScope = ({ cycleId, unitId }: Scope) => isUuid(cycleId) && (unitId === undefined || isUuid(unitId));

export const countDisclosable = (db: Database | Tx, scope: Scope, today: string): Promise<number> =>
  isScope(scope) ? db.evaluation.count({ where: disclosable(scope, today) }) : Promise.resolve(0);

/** Discloses all that may be; gives whose they are. */
export const discloseAll = async (
  tx: Tx,
  scope: Scope,
  { today, now }: { readonly today: string; readonly now: Date },
) =>
  isScope(scope)
    ? tx.evaluation.updateManyAndReturn({
        where: disclosable(scope, today),
        data: { state: "disclosed", disclosedOn: new Date(today), since: now, version: { increment: 1 } },
        select: { id: true, personId: true, version: true, declined: true },
      })
    : [];
