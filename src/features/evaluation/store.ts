import { Refusal } from "../../bot/refusal.ts";
import type { Person } from "../../people/person.ts";
import type { Crypto } from "../../services/crypto.ts";
import type { Database, Prisma, Tx } from "../../services/database/database.ts";
import { isUuid } from "../../services/database/uuid.ts";
import type { SheetForm, Stage } from "./definition/definition.ts";
import type { State } from "./evaluation.ts";
import type { Bodies } from "./parts/part.ts";
import type { Cycle, Deadlines, Evaluation, Frozen } from "./record.ts";
import { seenBy } from "./seen.ts";
import type { PartKind } from "./sight.ts";

/** Evaluations, each read as far as its viewer may see it. */
export type Evaluations = {
  /** undefined where there is none, or the viewer is nothing to it. */
  readonly read: (id: string, viewer: Viewer, tx?: Tx) => Promise<Evaluation | undefined>;
  /** As `read`, and nobody else changes it until the transaction ends. */
  readonly lock: (tx: Tx, id: string, viewer: Viewer) => Promise<Evaluation | undefined>;
  /** Ids of somebody's own in cycles that go on, the newest cycle first. */
  readonly ownIds: (personId: string) => Promise<readonly string[]>;
  /** Moves a locked one on. */
  readonly move: (tx: Tx, evaluation: Evaluation, to: State, now: Date) => Promise<void>;
  /** Changes what else the row holds, of a locked one. */
  readonly set: (tx: Tx, evaluation: Evaluation, data: Settable) => Promise<void>;
  /**
   * Writes a part of the viewer's own. version: of the part that was being changed, 0 where there was none; where it has
   * changed since, it throws Refusal and nothing is written.
   */
  readonly write: <K extends PartKind>(tx: Tx, evaluation: Evaluation, part: Writing<K>) => Promise<void>;
  readonly cycleById: (id: string, tx?: Tx) => Promise<Cycle | undefined>;
};

export type Viewer = { readonly person: Person; readonly today: string };

type Settable = {
  readonly declined?: boolean;
  readonly exempt?: string | null;
  readonly disclosedOn?: string | null;
  /** Sealed by the store. */
  readonly returned?: string | null;
};

export type Writing<K extends PartKind> = {
  readonly kind: K;
  readonly authorId: string;
  readonly body: Bodies[K];
  readonly version: number;
  readonly handIn: boolean;
  readonly now: Date;
  readonly newId: string;
};

/** board: staff numbers of the review board. */
export function createEvaluations(db: Database, crypto: Crypto, board: ReadonlySet<string>): Evaluations {
  const cycleById = createCycles();
  const read = async (tx: Tx, id: string, viewer: Viewer) => {
    if (!isUuid(id)) return undefined;
    const row = await tx.evaluation.findUnique({ where: { id }, include: everything });
    if (!row) return undefined;
    const cycle = await cycleById(row.cycleId, tx);
    if (!cycle) return undefined;
    const trained = await isTrained(tx, row.cycleId, viewer.person.id);
    return seenBy(row, cycle, { ...viewer, trained, board: board.has(viewer.person.staffNumber) }, crypto);
  };
  return {
    read: (id, viewer, tx = db) => read(tx, id, viewer),
    lock: async (tx, id, viewer) => {
      if (!isUuid(id)) return undefined;
      await tx.$queryRaw`select 1 from evaluation where id = ${id}::uuid for update`;
      return read(tx, id, viewer);
    },
    ownIds: async (personId) => {
      const where = { personId, cycle: { closedAt: null } };
      const rows = await db.evaluation.findMany({
        where,
        orderBy: { cycle: { fromDay: "desc" } },
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },
    move: async (tx, { id, state, version }, to, now) => {
      const closedAt = to === "closed" ? { closedAt: now } : {};
      const moved = await tx.evaluation.updateMany({
        where: { id, state, version },
        data: { state: to, since: now, version: { increment: 1 }, ...closedAt },
      });
      if (moved.count !== 1) throw new Error("an evaluation moved while it was locked");
    },
    set: async (tx, { id }, { returned, disclosedOn, ...data }) => {
      const sealed =
        returned === undefined
          ? {}
          : { returned: returned === null ? null : crypto.seal(returned, `evaluation.returned:${id}`) };
      const day = disclosedOn === undefined ? {} : { disclosedOn: disclosedOn === null ? null : new Date(disclosedOn) };
      await tx.evaluation.update({ where: { id }, data: { ...data, ...sealed, ...day } });
    },
    write: (tx, evaluation, part) => write(tx, crypto, evaluation, part),
    cycleById: async (id, tx = db) => (isUuid(id) ? cycleById(id, tx) : undefined),
  };
}

const colleague = { select: { id: true, name: true, staffNumber: true } } as const;
export const everything = {
  unit: true,
  person: {
    select: {
      ...colleague.select,
      assignments: { where: { primary: true }, orderBy: { fromDay: "desc" }, take: 1, select: { title: true } },
    },
  },
  deadlines: true,
  raters: { include: { person: colleague }, orderBy: { fromDay: "asc" } },
  parts: { include: { author: colleague } },
  facts: { orderBy: { day: "asc" } },
  interviews: true,
  raterSheets: { include: { author: colleague } },
  complaints: { include: { answeredBy: colleague }, orderBy: { number: "asc" } },
} as const satisfies Prisma.EvaluationInclude;
export type EvaluationRow = Prisma.EvaluationGetPayload<{ include: typeof everything }>;

/** Cycles by id. A definition is long and never changes, so that it is read once; whether the cycle is closed, each time. */
function createCycles(): (id: string, tx: Tx) => Promise<Cycle | undefined> {
  const known = new Map<string, Omit<Cycle, "closed">>();
  return async (id, tx) => {
    const where = { id };
    const row = await tx.evaluationCycle.findUnique({ where, select: { closedAt: true } });
    if (!row) return undefined;
    const cycle = known.get(id) ?? definedBy(await tx.evaluationCycle.findUniqueOrThrow({ where }));
    if (!known.has(id)) known.set(id, cycle);
    return { ...cycle, closed: row.closedAt !== null };
  };
}

type CycleRow = Prisma.EvaluationCycleGetPayload<object>;
const definedBy = ({ id, year, fromDay, toDay, definition }: CycleRow): Omit<Cycle, "closed"> => ({
  ...{ id, year, from: dayOf(fromDay), to: dayOf(toDay) },
  ...(definition as unknown as Frozen),
});

export const dayOf = (date: Date): string => date.toJSON().slice(0, 10);

export function formOf({ forms }: Pick<Cycle, "forms">, formId: string): SheetForm {
  const found = forms.find(({ id }) => id === formId);
  if (!found) throw new Error(`a cycle has no form "${formId}"`);
  return found;
}

export const deadlinesOf = (rows: EvaluationRow["deadlines"]): Deadlines =>
  Object.fromEntries(
    rows.map(({ stage, opens, due }) => [stage as Stage, { opens: dayOf(opens), due: dayOf(due) }] as const),
  );

async function isTrained(tx: Tx, cycleId: string, personId: string): Promise<boolean> {
  const where = { cycleId_personId: { cycleId, personId } };
  return (await tx.evaluationTraining.findUnique({ where })) !== null;
}

export const partPlace = (id: string) => `evaluation_part.body:${id}`;

async function write<K extends PartKind>(tx: Tx, crypto: Crypto, { id: evaluationId }: Evaluation, part: Writing<K>) {
  const { kind, authorId, body, version, handIn, now, newId } = part;
  const handedInAt = handIn ? now : null;
  const where = { evaluationId_kind_authorId: { evaluationId, kind, authorId } };
  const before = await tx.evaluationPart.findUnique({ where, select: { id: true, version: true } });
  if ((before?.version ?? 0) !== version) throw new Refusal("stale");
  const id = before?.id ?? newId;
  const sealed = { body: crypto.seal(JSON.stringify(body), partPlace(id)), handedInAt, updatedAt: now };
  if (!before) {
    await tx.evaluationPart.create({ data: { id, evaluationId, kind, authorId, ...sealed } });
    return;
  }
  const { count } = await tx.evaluationPart.updateMany({
    where: { id, version },
    data: { ...sealed, version: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("stale");
}

/** Takes back what was handed in: it is a draft of its author's again. */
export async function withdraw(tx: Tx, { id: evaluationId }: Evaluation, kinds: readonly PartKind[]): Promise<void> {
  await tx.evaluationPart.updateMany({
    where: { evaluationId, kind: { in: [...kinds] } },
    data: { handedInAt: null, version: { increment: 1 } },
  });
}
