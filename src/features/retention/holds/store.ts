import { randomUUID } from "node:crypto";
import { folded } from "../../../people/search.ts";
import type { Audit } from "../../../services/audit/store.ts";
import { dayInJapan } from "../../../services/clock.ts";
import type { Crypto } from "../../../services/crypto.ts";
import type { Database, Prisma, Tx } from "../../../services/database/database.ts";
import { isUuid } from "../../../services/database/uuid.ts";
import type { Candidate, Hold } from "./hold.ts";

/** Holds on what is somebody's; all of it is for HR. Whoever sets or lifts one is written into the audit trail. */
export type Holds = {
  readonly set: (tx: Tx, personId: string, reason: string, by: By) => Promise<void>;
  /** False when it was lifted before, or never was. */
  readonly lift: (tx: Tx, id: string, by: By) => Promise<boolean>;
  /** Those that hold, oldest first. */
  readonly active: () => Promise<readonly Hold[]>;
  /** With its reason, lifted or not. */
  readonly byId: (id: string) => Promise<(Hold & { readonly reason: string; readonly lifted: boolean }) | undefined>;
  readonly candidate: (id: string) => Promise<Candidate | undefined>;
  readonly search: (typed: string, most: number) => Promise<readonly Candidate[]>;
};
export type By = { readonly id: string; readonly now: Date };

export const createHolds = (db: Database, crypto: Crypto, audit: Audit): Holds => ({
  set: async (tx, personId, reason, { id: setById, now }) => {
    const id = randomUUID();
    const sealed = crypto.seal(reason, placeOf(id));
    await tx.legalHold.create({ data: { id, personId, reason: sealed, setById, setAt: now } });
    await audit.append(tx, {
      ...{ at: now, actor: setById, action: "legal-hold.set", subject: personId, payload: { hold: id } },
    });
  },
  lift: async (tx, id, { id: actor, now }) => {
    if (!isUuid(id)) return false;
    const [lifted] = await tx.legalHold.updateManyAndReturn({
      where: { id, liftedAt: null },
      data: { liftedAt: now },
      select: { personId: true },
    });
    if (!lifted) return false;
    await audit.append(tx, {
      ...{ at: now, actor, action: "legal-hold.lifted", subject: lifted.personId, payload: { hold: id } },
    });
    return true;
  },
  active: async () => {
    const rows = await db.legalHold.findMany({ where: { liftedAt: null }, orderBy: { setAt: "asc" }, include });
    return rows.map(holdOf);
  },
  byId: async (id) => {
    const row = isUuid(id) ? await db.legalHold.findUnique({ where: { id }, include }) : null;
    return row
      ? { ...holdOf(row), reason: crypto.open(row.reason, placeOf(id)), lifted: row.liftedAt !== null }
      : undefined;
  },
  candidate: async (id) => (isUuid(id) ? (await candidates(db, { id }))[0] : undefined),
  search: async (typed, most) => {
    const words = typed.split(/\s+/u).map(folded);
    const found = (await candidates(db, {})).filter(({ name, kana, staffNumber }) => {
      const text = [name, kana, staffNumber].map(folded).join("\n");
      return words.every((word) => text.includes(word));
    });
    return found.slice(0, most);
  },
});

const placeOf = (id: string) => `legal_hold.reason:${id}`;

const include = {
  person: { select: { name: true, staffNumber: true } },
  setBy: { select: { name: true } },
} satisfies Prisma.LegalHoldInclude;
type Row = Prisma.LegalHoldGetPayload<{ include: typeof include }>;

const holdOf = ({ id, person, setBy, setAt }: Row): Hold => ({
  ...{ id, person: person.name, staffNumber: person.staffNumber, setBy: setBy.name },
  setOn: dayInJapan(setAt),
});

async function candidates(db: Database, where: Prisma.PersonWhereInput): Promise<readonly Candidate[]> {
  const people = await db.person.findMany({
    where,
    orderBy: { staffNumber: "asc" },
    select: {
      ...{ id: true, name: true, kana: true, staffNumber: true },
      assignments: { where: { primary: true }, orderBy: { fromDay: "desc" }, take: 1, include: { unit: true } },
    },
  });
  return people.map(({ assignments: [post], ...person }) => ({ ...person, unit: post?.unit.name ?? "" }));
}
