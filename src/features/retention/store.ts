import type { Audit } from "../../services/audit/store.ts";
import { newestOf } from "../../services/audit/store.ts";
import type { Crypto } from "../../services/crypto.ts";
import { type Database, Prisma, type Tx } from "../../services/database/database.ts";
import type { Archived } from "./archive.ts";
import { type TableRule, tables } from "./tables.ts";

/** Rows of a table past their period: those that began before `before`, on the day of a run, and that nobody holds. */
export type Due = { readonly table: string; readonly before: string; readonly today: string };
/** Where some rows are stored; good while the transaction that locked them lasts. */
export type Places = readonly string[];

/** The tables as retention sees them. */
export type Rows = {
  /** Lets nobody set or lift a hold until the transaction ends, so that none comes between the look and the deletion. */
  readonly keepHolds: (tx: Tx) => Promise<void>;
  /** Locks at most so many; none that somebody else is changing. */
  readonly due: (tx: Tx, due: Due, most: number) => Promise<Places>;
  readonly count: (due: Due, tx?: Tx) => Promise<number>;
  /** Rows deleted, by table: with the table's own those that go with them. */
  readonly drop: (tx: Tx, table: string, places: Places) => Promise<Readonly<Record<string, number>>>;
  /** The records among some rows, deciphered and with the names of those who wrote them, as they are archived. */
  readonly records: (tx: Tx, table: string, places: Places) => Promise<readonly Archived[]>;
  /** The number through which the audit trail is past its period; 0: none is. It ends before what concerns a held person. */
  readonly auditThrough: (before: string, tx?: Tx) => Promise<number>;
  /** What the last runs deleted, newest first. */
  readonly runs: (most: number) => Promise<readonly Run[]>;
};
export type Run = {
  readonly at: Date;
  /** By table. */
  readonly deleted: Readonly<Record<string, number>>;
  /** The time was up before all that was due was gone. */
  readonly unfinished: boolean;
  /** What is official stayed, since there was nowhere to archive it. */
  readonly unarchived: boolean;
};

export const createRows = (db: Database, crypto: Pick<Crypto, "open">): Rows => ({
  keepHolds: async (tx) => {
    await tx.$executeRaw`lock table legal_hold in share mode`;
  },
  due: async (tx, due, most) => {
    const found = await tx.$queryRaw<{ place: string }[]>`
      select row.ctid::text as place ${fromDue(due)} limit ${most} for update of row skip locked`;
    return found.map(({ place }) => place);
  },
  count: async (due, tx = db) => {
    if (due.table === "audit_entry")
      return tx.auditEntry.count({ where: { number: { lte: await auditThrough(tx, due.before) } } });
    const [found] = await tx.$queryRaw<{ count: number }[]>`select count(*)::int as count ${fromDue(due)}`;
    return found?.count ?? 0;
  },
  drop: async (tx, table, places) => {
    const deleted: Record<string, number> = {};
    for (const [taken, column] of Object.entries(tables[table]?.takes ?? {}))
      deleted[taken] = await tx.$executeRaw`delete from ${name(taken)} where ${theirs(column, table, places)}`;
    deleted[table] = await tx.$executeRaw`delete from ${name(table)} where ${at(places)}`;
    return deleted;
  },
  records: (tx, table, places) => recordsOf(tx, crypto, table, places),
  auditThrough: (before, tx = db) => auditThrough(tx, before),
  runs: async (most) => (await newestOf(db, "retention.run", most)).map(({ at, payload }) => runOf(at, payload ?? {})),
});

export const writeRun = (tx: Tx, audit: Audit, { at: now, deleted, unfinished, unarchived }: Run): Promise<void> => {
  const payload = { ...deleted, ...(unfinished && { unfinished: 1 }), ...(unarchived && { unarchived: 1 }) };
  return audit.append(tx, { at: now, actor: null, action: "retention.run", subject: null, payload });
};

function runOf(at: Date, payload: Readonly<Record<string, string | number>>): Run {
  const { unfinished, unarchived, ...deleted } = payload;
  const counts = Object.entries(deleted).map(([table, count]) => [table, Number(count)] as const);
  const marks = { unfinished: unfinished !== undefined, unarchived: unarchived !== undefined };
  return { at, deleted: Object.fromEntries(counts), ...marks };
}

/** `table` is always one of ours: what a city writes has been held against them. */
const name = (table: string) => Prisma.raw(`"${table}"`);

/** What follows `select`. The day of the run is a column, so that rules can name it. */
function fromDue({ table, before, today }: Due): Prisma.Sql {
  const rule = tables[table];
  if (!rule || rule.begins === "never") return Prisma.sql`from ${name(table)} row where false`;
  const { of, neededBy } = rule;
  return Prisma.sql`from ${name(table)} row cross join (select ${today}::date as today) run
    where ${begunBefore(rule.begins, before)}
      ${of === undefined ? Prisma.empty : Prisma.raw(`and not exists (select from legal_hold h where h.lifted_at is null and h.person_id in (${of}))`)}
      ${neededBy === undefined ? Prisma.empty : Prisma.raw(`and not (${neededBy})`)}`;
}

const begunBefore = (begins: Exclude<TableRule["begins"], "never">, day: string): Prisma.Sql =>
  "day" in begins
    ? Prisma.sql`${Prisma.raw(begins.day)} < ${day}::date`
    : Prisma.sql`${Prisma.raw(begins.instant)} < ${midnight(day)}`;

const midnight = (day: string) => new Date(`${day}T00:00:00+09:00`);

const at = (places: Places) => Prisma.sql`ctid = any(${places}::text[]::tid[])`;
const theirs = (column: string, table: string, places: Places) =>
  Prisma.sql`${Prisma.raw(column)} in (select id from ${name(table)} where ${at(places)})`;

/** Entries dropped in one night. */
const MOST_ENTRIES = 20_000;

async function auditThrough(tx: Tx, before: string): Promise<number> {
  const [found] = await tx.$queryRaw<{ through: number | null }[]>`
    select max(number)::float8 as through from (
      select number, bool_and(at < ${midnight(before)} and not exists (
               select from legal_hold h where h.lifted_at is null and h.person_id in (e.actor_id, e.subject_id)))
             over (order by number) as past
        from (select * from audit_entry order by number limit ${MOST_ENTRIES}) e) oldest where past`;
  return found?.through ?? 0;
}

type Stored = Readonly<Record<string, unknown>>;

async function recordsOf(tx: Tx, crypto: Pick<Crypto, "open">, table: string, places: Places) {
  const { archive, takes = {} } = tables[table] ?? {};
  if (!archive) return [];
  const where = Prisma.sql`${at(places)} and ${Prisma.raw(archive.record)}`;
  const own = await tx.$queryRaw<Stored[]>`select row.* from ${name(table)} row where ${where}`;
  const records = own.map((row) => ({ table, row }));
  for (const [taken, column] of Object.entries(takes)) {
    const rows = await tx.$queryRaw<Stored[]>`
      select row.* from ${name(taken)} row where ${theirs(column, table, places)} order by 1, 2`;
    records.push(...rows.map((row) => ({ table: taken, row })));
  }
  const people = await namesOf(tx, records);
  return records.map((record) => ({ table: record.table, row: readable(record, crypto, people) }));
}

type People = ReadonlyMap<string, string>;
type Found = { readonly table: string; readonly row: Stored };

async function namesOf(tx: Tx, records: readonly Found[]): Promise<People> {
  const ids = records.flatMap(({ table, row }) => personColumns(table).map((column) => row[column]));
  const people = await tx.person.findMany({
    where: { id: { in: ids.filter((id) => typeof id === "string") } },
    select: { id: true, name: true, staffNumber: true },
  });
  return new Map(people.map((each) => [each.id, `${each.name}（${each.staffNumber}）`]));
}

function personColumns(table: string): readonly string[] {
  const { names = [], hidden } = tables[table]?.archive ?? {};
  return hidden === undefined ? names : [...names, hidden];
}

/** A row as whoever opens the archive reads it: whoever stays unnamed stays so there, too. */
function readable({ table, row }: Found, crypto: Pick<Crypto, "open">, people: People): Stored {
  const hidden = row.unnamed === true ? tables[table]?.archive?.hidden : undefined;
  const named = personColumns(table);
  const cells = Object.entries(row).filter(([column]) => column !== hidden);
  return Object.fromEntries(
    cells.map(([column, cell]) => {
      if (cell instanceof Uint8Array) return [column, crypto.open(cell, `${table}.${column}:${row.id}`)];
      if (named.includes(column) && typeof cell === "string") return [column, people.get(cell) ?? cell];
      return [column, cell];
    }),
  );
}
