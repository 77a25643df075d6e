import { type Database, Prisma, type Tx } from "../services/database/database.ts";
import { isUuid } from "../services/database/uuid.ts";
import type { Locale } from "../view/locale.ts";
import type { Accounts } from "./accounts.ts";
import type { Directory } from "./directory.ts";
import type { Level, Person, Role, Sender } from "./person.ts";
import { roleWords } from "./role-words.ts";
import { folded } from "./search.ts";

/** Who is who, read afresh for every question: people move, and leave, on a day. */
export function createDirectory(db: Database): Directory {
  return {
    whoIs: (sender, day) => whoIs(db, sender, day),
    byId: (id, day) => byId(db, id, day),
    byStaffNumber: (staffNumber, day) => byStaffNumber(db, staffNumber, day),
    search: (typed, day, limit) => search(db, typed, day, limit),
    names: (day) => names(db, day),
    withRole: (role, day) => withRole(db, role, day),
    lineAbove: (personId, day) => lineAbove(db, personId, day),
    speak: (personId, locale) => setLocale(db, personId, locale),
  };
}

/** 職員番号 of everybody at work on a day. */
export async function numbersAtWork(db: Tx, day: string): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ number: string }[]>`
    select p.staff_number as number from person p
     where (p.left_on is null or p.left_on > ${day}::date)
       and exists (select from assignment a where a.person_id = p.id and a.from_day <= ${day}::date
                                              and (a.to_day is null or a.to_day > ${day}::date))`;
  return new Set(rows.map(({ number }) => number));
}

/** 職員番号 by id, also of those who have left. */
export async function staffNumbersOf(db: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.$queryRaw<{ id: string; number: string }[]>`
    select id::text, staff_number as number from person where id = any(${ids}::uuid[])`;
  return new Map(rows.map(({ id, number }) => [id, number]));
}

export async function setLocale(db: Tx, personId: string, locale: Locale): Promise<void> {
  await db.person.updateMany({ where: { id: personId }, data: { locale } });
}

/** The page vouches for a staff number; a chat platform for an account that was linked to a person. */
async function whoIs(db: Database, { platform, account }: Sender, day: string): Promise<Person | undefined> {
  if (platform === "web") return byStaffNumber(db, account, day);
  if (!storable(account) || !storable(platform)) return undefined;
  const [person] = await people(
    db,
    day,
    Prisma.sql`p.id in (select person_id from account where platform = ${platform} and external_id = ${account})`,
  );
  return person;
}

async function byStaffNumber(db: Database, staffNumber: string, day: string): Promise<Person | undefined> {
  if (!storable(staffNumber)) return undefined;
  const [person] = await people(db, day, Prisma.sql`p.staff_number = ${staffNumber}`);
  return person;
}

async function byId(db: Database, id: string, day: string): Promise<Person | undefined> {
  if (!isUuid(id)) return undefined;
  const [person] = await people(db, day, Prisma.sql`p.id = ${id}::uuid`);
  return person;
}

// It comes from outside: PostgreSQL refuses the character NUL in any text.
const storable = (text: string) => !text.includes("\u0000");

type Row = Omit<Person, "unit"> & { readonly unitId: string; readonly unitCode: string; readonly unitName: string };

/** In force on a day: begun, and not yet over. `post`: the name of the assignment in the query. */
const holdsOn = (post: string, day: string) => {
  const { from, to } = { from: Prisma.raw(`${post}.from_day`), to: Prisma.raw(`${post}.to_day`) };
  return Prisma.sql`${from} <= ${day}::date and (${to} is null or ${to} > ${day}::date)`;
};

/** Those at work on a day, with their main post, in the order of staff numbers. */
async function people(db: Database, day: string, which: Prisma.Sql): Promise<readonly Person[]> {
  const rows = await db.$queryRaw<Row[]>`
    select p.id::text, p.staff_number as "staffNumber", p.name, p.kana, p.locale::text, p.job_type as "jobType",
           u.id::text as "unitId", u.code as "unitCode", u.name as "unitName", a.level::text, a.title,
           array(select r.role::text from person_role r where r.person_id = p.id order by r.role) as roles,
           exists (select 1 from assignment l join person s on s.id = l.person_id
                    where l.manager_id = p.id and ${holdsOn("l", day)}
                      and (s.left_on is null or s.left_on > ${day}::date)) as leads
      from person p
      join lateral (select * from assignment m where m.person_id = p.id and m."primary" and ${holdsOn("m", day)}
                     order by m.from_day desc, m.id desc limit 1) a on true
      join unit u on u.id = a.unit_id
     where (p.left_on is null or p.left_on > ${day}::date) and ${which}
     order by p.staff_number`;
  return rows.map(read);
}

function read({ unitId, unitCode, unitName, ...row }: Row): Person {
  const { level, roles }: { level: Level; roles: readonly Role[] } = row;
  return { ...row, level, roles, unit: { id: unitId, code: unitCode, name: unitName } };
}

async function search(db: Database, typed: string, day: string, limit: number): ReturnType<Directory["search"]> {
  const words = typed
    .split(/\s+/u)
    .map(folded)
    .filter((word) => word !== "");
  const found = (await people(db, day, Prisma.sql`true`)).filter((person) => {
    const text = searchable(person);
    return words.every((word) => text.includes(word));
  });
  return { people: found.slice(0, limit), total: found.length };
}

const searchable = ({ staffNumber, name, kana, unit, title, jobType, ...person }: Person) =>
  [staffNumber, name, kana, unit.name, title, jobType, ...roleWords(person)].map(folded).join("\n");

/** Longer than any real line; a circle in the data, which no roster can bring in, ends here. */
const HIGHEST = 30;

/**
 * Managers above somebody, level by level, each person once, at the closest. All posts count, those held
 * beside the main one too. Who has left is passed over, but the line goes on through them.
 */
async function lineAbove(db: Database, personId: string, day: string): Promise<readonly (readonly string[])[]> {
  if (!isUuid(personId)) return [];
  const rows = await db.$queryRaw<{ id: string; depth: number; here: boolean }[]>`
    with recursive line (id, depth) as (
      select ${personId}::uuid, 0
      union
      select a.manager_id, l.depth + 1
        from line l join assignment a on a.person_id = l.id
       where a.manager_id is not null and a.manager_id <> ${personId}::uuid and l.depth < ${HIGHEST}
         and ${holdsOn("a", day)}
    )
    select p.id::text, min(l.depth)::int as depth, (p.left_on is null or p.left_on > ${day}::date) as here
      from line l join person p on p.id = l.id
     where l.depth > 0 group by p.id order by 2, p.staff_number`;
  const highest = Math.max(0, ...rows.map(({ depth }) => depth));
  return Array.from({ length: highest }, (_, at) =>
    rows.filter(({ depth, here }) => here && depth === at + 1).map(({ id }) => id),
  );
}

const notGone = (day: string) => ({ OR: [{ leftOn: null }, { leftOn: { gt: new Date(day) } }] });

async function names(db: Database, day: string): Promise<readonly string[]> {
  const rows = await db.person.findMany({ where: notGone(day), select: { name: true } });
  return rows.map(({ name }) => name);
}

async function withRole(db: Database, role: Role, day: string): Promise<readonly string[]> {
  const where = { role, person: notGone(day) };
  const rows = await db.personRole.findMany({ where, orderBy: { personId: "asc" } });
  return rows.map(({ personId }) => personId);
}

export function accountsOn(db: Database, platform: string): Accounts {
  const unlink = async (id: string) => void (await db.account.deleteMany({ where: { platform, externalId: id } }));
  return {
    account: async (id) => {
      const found = await db.account.findUnique({
        where: { platform_externalId: { platform, externalId: id } },
        select: { personId: true, checkedAt: true },
      });
      return found ?? undefined;
    },
    link: async (id, email, now) => {
      const person = await db.person.findUnique({ where: { email: email.toLowerCase() }, select: { id: true } });
      if (!person) {
        await unlink(id);
        return false;
      }
      const owner = { personId: person.id, checkedAt: now };
      await db.account.upsert({
        where: { platform_externalId: { platform, externalId: id } },
        create: { platform, externalId: id, linkedAt: now, ...owner },
        update: owner,
      });
      return true;
    },
    unlink,
    doubt: async (id) => {
      await db.account.updateMany({ where: { platform, externalId: id }, data: { checkedAt: new Date(0) } });
    },
    unlinkAll: async () => {
      await db.account.deleteMany({ where: { platform } });
    },
  };
}
