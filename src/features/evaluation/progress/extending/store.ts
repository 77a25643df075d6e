import type { Tx } from "../../../../services/database/database.ts";
import { isUuid } from "../../../../services/database/uuid.ts";
import type { Stage } from "../../definition/definition.ts";
import type { State } from "../../evaluation.ts";
import type { Scope } from "../chosen.ts";

export type Extension = {
  readonly stage: Stage;
  /** In which it is not past. */
  readonly states: readonly State[];
  readonly due: string;
  /** Of one person only, by id. */
  readonly evaluationId: string | undefined;
};

/** Puts a stage's deadline off where it is not past and comes before that day; whoever has longer keeps it. Gives how many. */
export const extend = async (tx: Tx, scope: Scope, { stage, states, due, evaluationId }: Extension): Promise<number> =>
  scope.unitId !== undefined && !isUuid(scope.unitId)
    ? 0
    : tx.$executeRaw`
    update evaluation_deadline d set due = ${due}::date
      from evaluation e
     where e.id = d.evaluation_id and e.cycle_id = ${scope.cycleId}::uuid and e.person_id <> ${scope.hrId}::uuid
       and d.stage = ${stage} and d.due < ${due}::date and e.state::text = any(${[...states]})
       and (${scope.unitId ?? null}::uuid is null or e.unit_id = ${scope.unitId ?? null}::uuid)
       and (${evaluationId ?? null}::uuid is null or e.id = ${evaluationId ?? null}::uuid)`;
