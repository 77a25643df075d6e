import { randomUUID } from "node:crypto";
import { Prisma, type Tx } from "../../../src/services/database/database.ts";

// A row of any table, whatever its columns, so that a table that comes later is tried like those of today.

type Column = {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly needed: boolean;
  readonly key: boolean;
  /** Table and column that it refers to. */
  readonly to: string | null;
  readonly toColumn: string | null;
};

export const columnsOf = (db: Tx): Promise<readonly Column[]> => db.$queryRaw<readonly Column[]>`
  select t.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
         a.attnotnull and not a.atthasdef as needed,
         exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'p' and a.attnum = any(k.conkey)) as key,
         r.relname as to, ra.attname as "toColumn"
    from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    left join pg_constraint f on f.conrelid = t.oid and f.contype = 'f' and f.conkey[1] = a.attnum
    left join pg_class r on r.oid = f.confrelid
    left join pg_attribute ra on ra.attrelid = r.oid and ra.attnum = f.confkey[1]
   where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relname <> '_prisma_migrations'
   order by t.relname, a.attnum`;

/** Names a person: refers to one, or could, being an id that refers to nothing. */
export const namesSomebody = ({ type, to, key, column }: Column): boolean =>
  type === "uuid" && (to === "person" || (to === null && !(key && column === "id")));

/** Lays a row of a table that names somebody in one column, and somebody else wherever else it must name one. */
export async function lay(
  db: Tx,
  all: readonly Column[],
  { table, column }: Pick<Column, "table" | "column">,
  { named, other }: { readonly named: string; readonly other: string },
): Promise<void> {
  const values = await valuesFor(db, all, table, other);
  await insert(db, table, new Map([...values, [column, Prisma.sql`${named}::uuid`]]));
}

type Values = ReadonlyMap<string, Prisma.Sql>;

/** What a row must have, with rows of other tables where it must refer to them. */
async function valuesFor(db: Tx, all: readonly Column[], table: string, person: string): Promise<Values> {
  const values = new Map<string, Prisma.Sql>();
  for (const each of all.filter((one) => one.table === table && one.needed))
    if (namesSomebody(each)) values.set(each.column, Prisma.sql`${person}::uuid`);
    else if (each.to === null || each.toColumn === null) values.set(each.column, something(each.type));
    else {
      const parent = await valuesFor(db, all, each.to, person);
      await insert(db, each.to, parent);
      values.set(each.column, parent.get(each.toColumn) ?? Prisma.sql`null`);
    }
  return values;
}

async function insert(db: Tx, table: string, values: Values): Promise<void> {
  const names = [...values.keys()].map((name) => `"${name}"`).join(", ");
  await db.$executeRaw`
    insert into ${Prisma.raw(`"${table}" (${names})`)} values (${Prisma.join([...values.values()])})`;
}

function something(type: string): Prisma.Sql {
  const any = randomUUID();
  const quoted = /^"?(\w+)"?$/.exec(type)?.[1] ?? type;
  if (type === "uuid") return Prisma.sql`${any}::uuid`;
  // As an action of the audit trail it is one that its subject is told of.
  if (type === "text") return Prisma.sql`${`${any}.read`}`;
  if (type === "bytea") return Prisma.sql`${Buffer.from(any)}`;
  if (type === "boolean") return Prisma.sql`true`;
  if (type === "jsonb") return Prisma.sql`'{}'::jsonb`;
  if (type.endsWith("[]")) return Prisma.sql`'{}'`;
  if (type === "date" || type.startsWith("timestamp")) return Prisma.raw(`now()::${type}`);
  if (/^(?:integer|bigint|smallint|numeric|double|real)/.test(type)) return Prisma.sql`1`;
  return Prisma.raw(`(enum_range(null::"${quoted}"))[1]`);
}
