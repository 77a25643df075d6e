import type { Database, Prisma, Tx } from "../services/database/database.ts";
import type { Locale } from "../view/locale.ts";
import type { Directory } from "./directory.ts";
import type { Person, Sender } from "./person.ts";
import { roleWords } from "./role-words.ts";
import { folded } from "./search.ts";

/** Who is who, read afresh for every question: people move, and leave, on a day. */
export function createDirectory(db: Database): Directory {
  return {
    whoIs: (sender, day) => whoIs(db, sender, day),
    byId: (id, day) => one(db, { id }, day),
    byStaffNumber: (staffNumber, day) => one(db, { staffNumber }, day),
    search: (typed, day, limit) => search(db, typed, day, limit),
    lineAbove: (personId, day) => lineAbove(db, personId, day),
    speak: (personId, locale) => setLocale(db, personId, locale),
  };
}

/** The page vouches for a staff number; a chat platform for an account that was linked to a person. */
async function whoIs(db: Database, { platform, account }: Sender, day: string): Promise<Person | undefined> {
  if (platform === "web") return one(db, { staffNumber: account }, day);
  return one(db, { accounts: { some: { platform, externalId: account } } }, day);
}

export async function setLocale(db: Tx, personId: string, locale: Locale): Promise<void> {
  await db.person.updateMany({ where: { id: personId }, data: { locale } });
}

/** In force on a day: begun, and not yet over. */
const holdsOn = (day: Date) => ({ fromDay: { lte: day }, OR: [{ toDay: null }, { toDay: { gt: day } }] });
const worksOn = (day: Date): Prisma.PersonWhereInput => ({
  OR: [{ leftOn: null }, { leftOn: { gt: day } }],
  assignments: { some: { primary: true, ...holdsOn(day) } },
});

const personOn = (day: Date) =>
  ({
    roles: true,
    assignments: {
      where: { primary: true, ...holdsOn(day) },
      include: { unit: true },
      orderBy: { fromDay: "desc" },
      take: 1,
    },
    leads: {
      where: { ...holdsOn(day), person: { OR: [{ leftOn: null }, { leftOn: { gt: day } }] } },
      select: { id: true },
      take: 1,
    },
  }) satisfies Prisma.PersonInclude;
type Row = Prisma.PersonGetPayload<{ include: ReturnType<typeof personOn> }>;

async function one(db: Database, where: Prisma.PersonWhereInput, day: string): Promise<Person | undefined> {
  const on = new Date(day);
  const row = await db.person.findFirst({ where: { AND: [where, worksOn(on)] }, include: personOn(on) });
  return row ? read(row)[0] : undefined;
}

/** Nobody without a post: such a row is left out. */
function read(row: Row): readonly Person[] {
  const [post] = row.assignments;
  if (!post) return [];
  const { id, staffNumber, name, kana, locale, jobType } = row;
  const unit = { id: post.unit.id, code: post.unit.code, name: post.unit.name };
  const roles = row.roles.map(({ role }) => role);
  return [
    {
      id,
      staffNumber,
      name,
      kana,
      locale,
      jobType,
      unit,
      level: post.level,
      title: post.title,
      roles,
      leads: row.leads.length > 0,
    },
  ];
}

async function search(db: Database, typed: string, day: string, limit: number): ReturnType<Directory["search"]> {
  const on = new Date(day);
  const rows = await db.person.findMany({ where: worksOn(on), include: personOn(on), orderBy: { staffNumber: "asc" } });
  const words = typed
    .split(/\s+/u)
    .map(folded)
    .filter((word) => word !== "");
  const found = rows.flatMap(read).filter((person) => {
    const text = folded(searchable(person));
    return words.every((word) => text.includes(word));
  });
  return { people: found.slice(0, limit), total: found.length };
}

const searchable = (person: Person) =>
  [
    person.staffNumber,
    person.name,
    person.kana,
    person.unit.name,
    person.title,
    person.jobType,
    ...roleWords(person),
  ].join("\u0000");

/**
 * Managers above somebody, level by level, each person once: a circle in the data ends where it closes.
 * All posts count, those held beside the main one too.
 */
async function lineAbove(db: Database, personId: string, day: string): Promise<readonly (readonly string[])[]> {
  const rows = await db.$queryRaw<{ id: string; depth: number }[]>`
    with recursive line (id, depth, path) as (
      select a.manager_id, 1, array[${personId}::uuid, a.manager_id]
        from assignment a
       where a.person_id = ${personId}::uuid and a.manager_id is not null
         and a.from_day <= ${day}::date and (a.to_day is null or a.to_day > ${day}::date)
      union
      select a.manager_id, l.depth + 1, l.path || a.manager_id
        from line l join assignment a on a.person_id = l.id
       where a.manager_id is not null and a.manager_id <> all (l.path) and l.depth < 30
         and a.from_day <= ${day}::date and (a.to_day is null or a.to_day > ${day}::date)
    )
    select id::text as id, min(depth)::int as depth from line where id <> ${personId}::uuid group by id order by depth, id`;
  const depths = Math.max(0, ...rows.map(({ depth }) => depth));
  return Array.from({ length: depths }, (_, at) => rows.filter(({ depth }) => depth === at + 1).map(({ id }) => id));
}
