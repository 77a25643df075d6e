import { type Database, Origin, type Prisma, Role, type Tx } from "../../services/database/database.ts";
import type { Known, Post } from "./known.ts";

/**
 * One transaction; rosters take turns, because what one reads no other may change before it is done.
 * keep false: everything is tried and then undone, and the result is what would have been.
 */
export async function inTurn<R>(db: Database, work: (tx: Tx) => Promise<R>, { keep } = { keep: true }): Promise<R> {
  let undone: { readonly result: R } | undefined;
  const all = async (tx: Tx): Promise<R> => {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended('hagukumi.roster', 0))::text`;
    const result = await work(tx);
    if (keep) return result;
    undone = { result };
    throw new Error("a trial run is undone");
  };
  return db.$transaction(all, { timeout: 120_000, maxWait: 30_000 }).catch((error) => {
    if (undone) return undone.result;
    throw error;
  });
}

/** Everybody who is or was here, with their main post on a day (`YYYY-MM-DD`). */
export async function knownPeople(tx: Tx, day: string): Promise<readonly Known[]> {
  const rows = await tx.person.findMany({ include: withPosts });
  return rows.map((row) => knownPerson(row, new Date(day)));
}

const withPosts = {
  roles: true,
  assignments: {
    where: { primary: true },
    orderBy: { fromDay: "asc" },
    include: { unit: true, manager: { select: { staffNumber: true } } },
  },
} satisfies Prisma.PersonInclude;
type Row = Prisma.PersonGetPayload<{ include: typeof withPosts }>;

function knownPerson(row: Row, on: Date): Known {
  const { id, staffNumber, name, kana, email, jobType, origin, leftOn } = row;
  const held = row.assignments.find(({ fromDay, toDay }) => fromDay <= on && (toDay === null || toDay > on));
  // A later post of somebody who leaves before it begins is none.
  const later = row.assignments.find(({ fromDay }) => fromDay > on && (leftOn === null || leftOn > fromDay));
  return {
    ...{ id, staffNumber, name, kana, email, jobType, origin },
    hiredOn: dayOf(row.hiredOn),
    leftOn: dayOf(leftOn),
    roles: row.roles.map(({ role }) => role).sort(),
    post: held && postOf(held),
    active: held !== undefined && (leftOn === null || leftOn > on),
    laterPost: later && isoDay(later.fromDay),
  };
}

const postOf = ({ id, unit, level, title, manager, fromDay }: Row["assignments"][number]): Post => ({
  ...{ id, level, title },
  unitCode: unit.code,
  unitName: unit.name,
  manager: manager?.staffNumber ?? null,
  fromDay: isoDay(fromDay),
});

const isoDay = (day: Date) => day.toISOString().slice(0, 10);
const dayOf = (day: Date | null) => day && isoDay(day);

export async function recordImport(
  tx: Tx,
  {
    effectiveOn,
    now,
    ...counts
  }: {
    readonly fileHash: string;
    readonly effectiveOn: string;
    readonly now: Date;
    readonly added: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly deactivated: number;
  },
): Promise<void> {
  await tx.staffImport.create({ data: { ...counts, effectiveOn: new Date(effectiveOn), importedAt: now } });
}

const worksOn = (day: string): Prisma.PersonWhereInput => ({
  OR: [{ leftOn: null }, { leftOn: { gt: new Date(day) } }],
});

/** How many people there are or were, by where they came from. */
export const countEver = async (tx: Tx): Promise<{ readonly demo: number; readonly roster: number }> => ({
  demo: await tx.person.count({ where: { origin: Origin.demo } }),
  roster: await tx.person.count({ where: { origin: Origin.roster } }),
});

/** How many are at work on a day who came with the demo city, and how many have the role HR. */
export const countOn = async (tx: Tx, day: string): Promise<{ readonly demo: number; readonly hr: number }> => ({
  demo: await tx.person.count({ where: { origin: Origin.demo, ...worksOn(day) } }),
  hr: await tx.person.count({ where: { roles: { some: { role: Role.HR } }, ...worksOn(day) } }),
});
