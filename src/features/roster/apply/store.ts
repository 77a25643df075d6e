import { randomBytes } from "node:crypto";
import type { Tx } from "../../../services/database/database.ts";
import type { Entry } from "../entry.ts";
import type { Post } from "../known.ts";
import { type Change, type Plan, postColumns } from "../roster.ts";

export type Writing = {
  readonly effectiveOn: string;
  readonly now: Date;
  readonly origin: "demo" | "roster";
  /** Whether that day is still to come: the names of units that exist then stay. */
  readonly ahead: boolean;
  /** Staff numbers of everybody in the roster. */
  readonly listed: readonly string[];
};

/** Writes a plan without problems, in the transaction it is given; as many queries for one person as for thousands. */
export async function applyPlan(tx: Tx, plan: Plan, writing: Writing): Promise<void> {
  const { added, changed, deactivated } = plan;
  const rows = [...added, ...changed.map(({ entry }) => entry)];
  const units = await writeUnits(tx, rows, writing);
  await freeAddresses(tx, rows);
  await addPeople(tx, added, writing);
  await writePeople(tx, changed, writing);
  const ids = await personIds(tx);
  await writeRoles(tx, plan, ids);
  await writePosts(tx, plan, { units, ids, writing });
  const leaving = deactivated.map(({ known }) => known.id);
  await tx.$executeRaw`
    update person set left_on = ${writing.effectiveOn}::date, version = version + 1, updated_at = ${writing.now}
     where id = any(${leaving}::uuid[])`;
  await adopt(tx, writing);
  // Addresses may have changed hands: each chat is asked again whose account is whose.
  await tx.account.updateMany({ data: { checkedAt: new Date(0) } });
}

/** PostgreSQL takes 65,535 values in one statement. */
const PART = 1000;
async function inParts<T>(all: readonly T[], write: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += PART) await write(all.slice(from, from + PART));
}

type Ids = ReadonlyMap<string, string>;

function idOf(ids: Ids, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error("a roster row points at nobody");
  return id;
}

/** Unit code → id, of all units; new ones are added, changed names are written. */
async function writeUnits(tx: Tx, rows: readonly Entry[], { ahead }: Writing): Promise<Ids> {
  const names = [...new Map(rows.map(({ unitCode, unitName }) => [unitCode, unitName]))];
  const known = new Set((await tx.unit.findMany({ select: { code: true } })).map(({ code }) => code));
  const added = names.filter(([code]) => !known.has(code)).map(([code, name]) => ({ code, name }));
  await inParts(added, (part) => tx.unit.createMany({ data: part }));
  const named = ahead ? [] : names.map(([code, name]) => ({ code, name }));
  await tx.$executeRaw`
    update unit set name = r.name from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as r(code text, name text)
     where unit.code = r.code and unit.name <> r.name`;
  return new Map((await tx.unit.findMany()).map(({ code, id }) => [code, id]));
}

/** Two people may swap addresses, and who has left gives theirs up: all that are about to be written are freed first. */
async function freeAddresses(tx: Tx, rows: readonly Entry[]): Promise<void> {
  const addresses = rows.flatMap(({ email }) => email ?? []);
  await tx.$executeRaw`update person set email = null where email = any(${addresses}::text[])`;
}

const personIds = async (tx: Tx): Promise<Ids> => {
  const people = await tx.person.findMany({ select: { staffNumber: true, id: true } });
  return new Map(people.map(({ staffNumber, id }) => [staffNumber, id]));
};

/** As one value, because Prisma's createMany takes a third of a millisecond for a row. */
async function addPeople(tx: Tx, added: readonly Entry[], { effectiveOn, now, origin }: Writing): Promise<void> {
  const rows = added.map((entry) => ({
    id: timedId(now),
    number: entry.staffNumber,
    name: entry.name,
    kana: entry.kana ?? "",
    email: entry.email ?? null,
    job: entry.jobType ?? "",
    hired: entry.hiredOn ?? null,
    left: entry.active ? null : effectiveOn,
  }));
  await tx.$executeRaw`
    insert into person (id, staff_number, name, kana, email, job_type, hired_on, left_on, origin, created_at, updated_at)
    select r.id, r.number, r.name, r.kana, r.email, r.job, r.hired, r."left", ${origin}::"Origin", ${now}, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as r(id uuid, number text, name text, kana text, email text, job text, hired date, "left" date)`;
}

/** A UUID of version 7, as the schema gives them. */
function timedId(now: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/u, "$1-$2-$3-$4-");
}

/** A change that has no date of its own; a departure still to come stands. */
async function writePeople(tx: Tx, changed: readonly Change[], { now }: Writing): Promise<void> {
  const rows = changed.map(({ entry, known, columns, returns }) => ({
    id: known.id,
    name: columns.includes("name") ? entry.name : known.name,
    kana: columns.includes("kana") ? entry.kana : known.kana,
    email: columns.includes("email") ? entry.email : known.email,
    job: columns.includes("jobType") ? entry.jobType : known.jobType,
    hired: columns.includes("hiredOn") ? entry.hiredOn : known.hiredOn,
    left: returns ? null : known.leftOn,
  }));
  await tx.$executeRaw`
    update person p set name = r.name, kana = r.kana, email = r.email, job_type = r.job, hired_on = r.hired,
           left_on = r."left", version = p.version + 1, updated_at = ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as r(id uuid, name text, kana text, email text, job text, hired date, "left" date)
     where p.id = r.id`;
}

async function writeRoles(tx: Tx, { added, changed }: Plan, ids: Ids): Promise<void> {
  const given = changed.filter(({ columns }) => columns.includes("roles")).map(({ entry }) => entry);
  const people = given.map(({ staffNumber }) => idOf(ids, staffNumber));
  await tx.$executeRaw`delete from person_role where person_id = any(${people}::uuid[])`;
  const rows = [...added, ...given].flatMap(({ staffNumber, roles }) =>
    (roles ?? []).map((role) => ({ personId: idOf(ids, staffNumber), role })),
  );
  await inParts(rows, (part) => tx.personRole.createMany({ data: part }));
}

type Places = { readonly units: Ids; readonly ids: Ids; readonly writing: Writing };

/** Ends the post that holds and begins the new one that day; a post that began that very day is put right. */
async function writePosts(tx: Tx, { added, changed }: Plan, places: Places): Promise<void> {
  const { effectiveOn } = places.writing;
  const returning = changed.filter(({ returns }) => returns);
  const moving = changed.filter(
    ({ returns, columns }) => !returns && columns.some((each) => postColumns.includes(each)),
  );
  const corrected = moving.filter(({ known }) => known.post?.fromDay === effectiveOn);
  const moved = moving.filter(({ known }) => known.post?.fromDay !== effectiveOn);
  await endPosts(tx, returning, moved, effectiveOn);
  await correctPosts(tx, corrected, places);
  const begun = [
    ...added.filter(({ active }) => active).map((entry) => newPost(entry, places)),
    ...[...returning, ...moved].map(({ entry, known }) => newPost(entry, places, known.post)),
  ];
  await addPosts(tx, begun, effectiveOn);
}

async function addPosts(tx: Tx, posts: readonly NewPost[], day: string): Promise<void> {
  await tx.$executeRaw`
    insert into assignment (id, person_id, unit_id, level, title, manager_id, from_day)
    select r.id, r."personId", r."unitId", r.level::"Level", r.title, r."managerId", ${day}::date
      from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb)
           as r(id uuid, "personId" uuid, "unitId" uuid, level text, title text, "managerId" uuid)`;
}

/** Who comes back had no post since they left, neither a main one nor beside it. */
async function endPosts(tx: Tx, returning: readonly Change[], moved: readonly Change[], day: string): Promise<void> {
  const back = returning.map(({ known }) => ({ id: known.id, day: known.leftOn ?? day }));
  await tx.$executeRaw`
    update assignment a set to_day = r.day from jsonb_to_recordset(${JSON.stringify(back)}::jsonb) as r(id uuid, day date)
     where a.person_id = r.id and (a.to_day is null or a.to_day > r.day)`;
  const ended = moved.flatMap(({ known }) => known.post?.id ?? []);
  await tx.$executeRaw`update assignment set to_day = ${day}::date where id = any(${ended}::uuid[])`;
}

async function correctPosts(tx: Tx, corrected: readonly Change[], places: Places): Promise<void> {
  const rows = corrected.map(({ entry, known }) => ({ ...newPost(entry, places, known.post), id: known.post?.id }));
  await tx.$executeRaw`
    update assignment a set unit_id = r."unitId", level = r.level::"Level", title = r.title, manager_id = r."managerId"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as r(id uuid, "unitId" uuid, level text, title text, "managerId" uuid)
     where a.id = r.id`;
}

type NewPost = ReturnType<typeof newPost>;

/** Where the file has no such column, somebody keeps the title and the manager they had. */
function newPost(entry: Entry, { units, ids, writing }: Places, before?: Post) {
  const manager = entry.manager === undefined ? (before?.manager ?? null) : entry.manager;
  return {
    id: timedId(writing.now),
    personId: idOf(ids, entry.staffNumber),
    unitId: idOf(units, entry.unitCode),
    level: entry.level,
    title: entry.title ?? before?.title ?? "",
    managerId: manager === null ? null : idOf(ids, manager),
  };
}

/** A person whom a roster lists is of that roster, changed or not. */
async function adopt(tx: Tx, { origin, listed }: Writing): Promise<void> {
  await tx.$executeRaw`
    update person set origin = ${origin}::"Origin" where staff_number = any(${listed}::text[]) and origin <> ${origin}::"Origin"`;
}
