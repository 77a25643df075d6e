import type { Crypto } from "../../../services/crypto.ts";
import type { Database, Tx } from "../../../services/database/database.ts";
import { isUuid } from "../../../services/database/uuid.ts";

/** 特例業務, as the appointing authority decided it. Days are both in. */
export type Exemption = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly decidedOn: string;
  readonly decidedBy: string;
  readonly reason: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly reviewedAt: Date | undefined;
};

export type NewExemption = Omit<Exemption, "people" | "reviewedAt"> & {
  readonly personIds: readonly string[];
  readonly by: string;
  readonly now: Date;
};

export async function record(tx: Tx, crypto: Pick<Crypto, "seal">, exemption: NewExemption): Promise<void> {
  const { id, from, to, decidedOn, decidedBy, reason, personIds, by, now } = exemption;
  await tx.overtimeExemption.create({
    data: {
      ...{ id, fromDay: new Date(from), toDay: new Date(to), decidedOn: new Date(decidedOn) },
      decision: crypto.seal(JSON.stringify({ decidedBy, reason }), placeOf("decision", id)),
      ...{ recordedById: by, recordedAt: now },
      people: { createMany: { data: personIds.map((personId) => ({ personId })) } },
    },
  });
}

/** The newest first, at most 30; those that were withdrawn not. */
export async function exemptions(
  db: Database | Tx,
  crypto: Pick<Crypto, "open">,
  id?: string,
): Promise<readonly Exemption[]> {
  if (id !== undefined && !isUuid(id)) return [];
  const rows = await db.overtimeExemption.findMany({
    where: { withdrawnAt: null, ...(id !== undefined && { id }) },
    orderBy: [{ fromDay: "desc" }, { id: "desc" }],
    take: 30,
    include: { people: { select: { person: { select: { id: true, name: true } } }, orderBy: { personId: "asc" } } },
  });
  return rows.map(({ id: its, fromDay, toDay, decidedOn, decision, people, reviewedAt }) => ({
    ...{ id: its, from: day(fromDay), to: day(toDay), decidedOn: day(decidedOn) },
    ...(JSON.parse(crypto.open(decision, placeOf("decision", its))) as Pick<Exemption, "decidedBy" | "reason">),
    ...{ people: people.map(({ person }) => person), reviewedAt: reviewedAt ?? undefined },
  }));
}

/** False: it was withdrawn, or reviewed before. */
export async function review(
  tx: Tx,
  crypto: Pick<Crypto, "seal">,
  id: string,
  { words, by, now }: { readonly words: string; readonly by: string; readonly now: Date },
): Promise<boolean> {
  const { count } = await tx.overtimeExemption.updateMany({
    where: { id, withdrawnAt: null, reviewedAt: null },
    data: { review: crypto.seal(words, placeOf("review", id)), reviewedById: by, reviewedAt: now },
  });
  return count === 1;
}

export async function withdraw(tx: Tx, id: string, now: Date): Promise<boolean> {
  if (!isUuid(id)) return false;
  const where = { id, withdrawnAt: null };
  return (await tx.overtimeExemption.updateMany({ where, data: { withdrawnAt: now } })).count === 1;
}

const day = (date: Date) => date.toJSON().slice(0, 10);
const placeOf = (column: string, id: string) => `overtime_exemption.${column}:${id}`;
