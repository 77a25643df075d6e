import { Origin, type Prisma, type Tx } from "../../services/database/database.ts";
import type { Entry } from "./entry.ts";
import { type Change, type Known, type Plan, postColumns } from "./roster.ts";

/** Rosters take turns: what one reads, no other may change before it is done. */
export async function waitForRosters(tx: Tx): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(4242002)::text`;
}

/** Everybody who is or was here, with their main post on a day (`YYYY-MM-DD`). */
export async function knownPeople(tx: Tx, day: string): Promise<readonly Known[]> {
  const on = new Date(day);
  const rows = await tx.person.findMany({ include: withPosts });
  return rows.map((row): Known => {
    const post = row.assignments.find(({ fromDay, toDay }) => fromDay <= on && (toDay === null || toDay > on));
    const later = row.assignments.find(({ fromDay }) => fromDay > on);
    return {
      id: row.id,
      staffNumber: row.staffNumber,
      name: row.name,
      kana: row.kana,
      email: row.email,
      jobType: row.jobType,
      hiredOn: dayOf(row.hiredOn),
      active: row.leftOn === null || row.leftOn > on,
      roles: row.roles.map(({ role }) => role).sort(),
      laterPost: later && text(later.fromDay),
      post: post && {
        id: post.id,
        unitCode: post.unit.code,
        unitName: post.unit.name,
        level: post.level,
        title: post.title,
        manager: post.manager?.staffNumber ?? null,
        fromDay: text(post.fromDay),
      },
    };
  });
}

const withPosts = {
  roles: true,
  assignments: {
    where: { primary: true },
    orderBy: { fromDay: "asc" },
    include: { unit: true, manager: { select: { staffNumber: true } } },
  },
} satisfies Prisma.PersonInclude;

const text = (day: Date) => day.toISOString().slice(0, 10);
const dayOf = (day: Date | null) => day && text(day);

export type Taking = {
  readonly effectiveOn: string;
  readonly now: Date;
  readonly origin: "demo" | "roster";
};

/** Writes a plan without problems; all in the transaction it is given. */
export async function applyPlan(tx: Tx, plan: Plan, taking: Taking): Promise<void> {
  const units = await writeUnits(tx, [...plan.added, ...plan.changed.map(({ entry }) => entry)]);
  await freeAddresses(tx, plan.changed);
  await tx.person.createMany({ data: plan.added.map((entry) => newPerson(entry, taking)) });
  const ids = await personIds(tx);
  await tx.personRole.createMany({ data: plan.added.flatMap((entry) => rolesOf(entry, ids)) });
  await tx.assignment.createMany({ data: plan.added.map((entry) => newPost(entry, units, ids, taking, undefined)) });
  for (const change of plan.changed) await applyChange(tx, change, units, ids, taking);
  const leaving = plan.leaving.map(({ id }) => id);
  await tx.person.updateMany({
    where: { id: { in: leaving } },
    data: { leftOn: new Date(taking.effectiveOn), version: { increment: 1 } },
  });
}

export async function recordImport(
  tx: Tx,
  taken: { fileHash: string; effectiveOn: string; now: Date; plan: Plan },
): Promise<void> {
  const { fileHash, effectiveOn, now, plan } = taken;
  const counts = {
    added: plan.added.length,
    changed: plan.changed.length,
    unchanged: plan.unchanged,
    deactivated: plan.leaving.length,
  };
  await tx.staffImport.create({ data: { fileHash, effectiveOn: new Date(effectiveOn), importedAt: now, ...counts } });
}

type Ids = ReadonlyMap<string, string>;

/** Unit code → id, of all units; new ones are added, changed names are written. */
async function writeUnits(tx: Tx, entries: readonly Entry[]): Promise<Ids> {
  const names = new Map(entries.map(({ unitCode, unitName }) => [unitCode, unitName]));
  const known = new Map((await tx.unit.findMany()).map((unit) => [unit.code, unit]));
  const added = [...names].filter(([code]) => !known.has(code));
  await tx.unit.createMany({ data: added.map(([code, name]) => ({ code, name })) });
  for (const [code, name] of names) {
    const unit = known.get(code);
    if (unit && unit.name !== name) await tx.unit.update({ where: { id: unit.id }, data: { name } });
  }
  return new Map((await tx.unit.findMany()).map(({ code, id }) => [code, id]));
}

/** Two people may swap addresses in one roster, so those that change are given up first. */
async function freeAddresses(tx: Tx, changed: readonly Change[]): Promise<void> {
  const ids = changed.filter(({ columns }) => columns.includes("email")).map(({ known }) => known.id);
  await tx.person.updateMany({ where: { id: { in: ids } }, data: { email: null } });
}

const personIds = async (tx: Tx): Promise<Ids> => {
  const people = await tx.person.findMany({ select: { staffNumber: true, id: true } });
  return new Map(people.map(({ staffNumber, id }) => [staffNumber, id]));
};

function newPerson(entry: Entry, { effectiveOn, now, origin }: Taking): Prisma.PersonCreateManyInput {
  const { staffNumber, name } = entry;
  return {
    staffNumber,
    name,
    kana: entry.kana ?? "",
    email: entry.email ?? null,
    jobType: entry.jobType ?? "",
    hiredOn: entry.hiredOn ? new Date(entry.hiredOn) : null,
    leftOn: entry.active ? null : new Date(effectiveOn),
    origin: Origin[origin],
    createdAt: now,
    updatedAt: now,
  };
}

const rolesOf = ({ staffNumber, roles }: Entry, ids: Ids) =>
  (roles ?? []).map((role) => ({ personId: idOf(ids, staffNumber), role }));

/** Where the file has no such column, a moved person keeps the title and the manager they had. */
function newPost(
  entry: Entry,
  units: Ids,
  ids: Ids,
  { effectiveOn }: Taking,
  before: Known["post"],
): Prisma.AssignmentCreateManyInput {
  const manager = entry.manager === undefined ? (before?.manager ?? null) : entry.manager;
  return {
    personId: idOf(ids, entry.staffNumber),
    unitId: idOf(units, entry.unitCode),
    level: entry.level,
    title: entry.title ?? before?.title ?? "",
    managerId: manager === null ? null : idOf(ids, manager),
    fromDay: new Date(effectiveOn),
  };
}

function idOf(ids: Ids, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error("a roster row points at nobody");
  return id;
}

async function applyChange(
  tx: Tx,
  { entry, known, columns }: Change,
  units: Ids,
  ids: Ids,
  taking: Taking,
): Promise<void> {
  await tx.person.update({ where: { id: known.id }, data: personChange(entry, taking) });
  if (columns.includes("roles")) await replaceRoles(tx, known.id, entry, ids);
  if (!known.post || columns.some((column) => postColumns.includes(column)))
    await move(tx, known, newPost(entry, units, ids, taking, known.post));
}

const personChange = (entry: Entry, { origin }: Taking): Prisma.PersonUpdateInput => ({
  name: entry.name,
  leftOn: null,
  origin: Origin[origin],
  version: { increment: 1 },
  ...(entry.kana !== undefined && { kana: entry.kana }),
  ...(entry.email !== undefined && { email: entry.email }),
  ...(entry.jobType !== undefined && { jobType: entry.jobType }),
  ...(entry.hiredOn !== undefined && { hiredOn: entry.hiredOn ? new Date(entry.hiredOn) : null }),
});

async function replaceRoles(tx: Tx, personId: string, entry: Entry, ids: Ids): Promise<void> {
  await tx.personRole.deleteMany({ where: { personId } });
  await tx.personRole.createMany({ data: rolesOf(entry, ids) });
}

/** Ends the post that holds and begins the new one that day; a post that began that very day is put right. */
async function move(tx: Tx, known: Known, post: Prisma.AssignmentCreateManyInput): Promise<void> {
  const day = post.fromDay;
  if (known.post?.fromDay === text(new Date(day))) {
    const { unitId, level, title, managerId } = post;
    await tx.assignment.update({
      where: { id: known.post.id },
      data: { unitId, level, title: title ?? "", managerId: managerId ?? null },
    });
    return;
  }
  if (known.post) await tx.assignment.update({ where: { id: known.post.id }, data: { toDay: day } });
  await tx.assignment.create({ data: post });
}

export const countPeople = async (tx: Tx): Promise<{ readonly demo: number; readonly roster: number }> => ({
  demo: await tx.person.count({ where: { origin: Origin.demo } }),
  roster: await tx.person.count({ where: { origin: Origin.roster } }),
});
