import type { Held, Holding } from "../../../bot/holding.ts";
import { addDays } from "../../../services/calendar.ts";
import { type Database, Prisma } from "../../../services/database/database.ts";
import { lastDay, type RetentionClass } from "../retention.ts";
import { namedIn, type TableRule, tables } from "../tables.ts";
import { text } from "../text.ts";
import { kept } from "../views.ts";

/** What is held of somebody, as they may know of it: every row of every table that names them, by class. */
export type Holdings = (personId: string, today: string) => Promise<Held>;

export const createHoldings =
  (db: Database, classes: readonly RetentionClass[]): Holdings =>
  async (personId, today) => {
    const found = await Promise.all(classes.map((each) => holdingOf(db, each, { personId, today })));
    const holds = await db.legalHold.count({ where: { personId, liftedAt: null } });
    return { held: holds > 0, holdings: found.flatMap((holding) => holding ?? []) };
  };

type Asked = { readonly personId: string; readonly today: string };

async function holdingOf(db: Database, each: RetentionClass, asked: Asked): Promise<Holding | undefined> {
  const named = each.tables.filter((table) => namedIn(table) !== undefined);
  const rows = await Promise.all(named.map((table) => rowsOf(db, table, asked)));
  const some = rows.filter(({ count }) => count > 0);
  if (!each.own || some.length === 0) return undefined;
  return {
    ...{ id: each.id, what: each.own.what, readers: each.own.readers, official: each.official },
    kept: { ja: kept(each, text.ja, "ja"), en: kept(each, text.en, "en") },
    tables: some.map(({ table }) => table),
    count: some.reduce((sum, { count }) => sum + count, 0),
    parts: some.reduce((sum, { parts }) => added(sum, parts), {}),
    since: earliest(some.map(({ since }) => since)),
    goesOn: goesOn(each, earliest(some.map(({ began }) => began))),
  };
}

function goesOn({ keep }: RetentionClass, began: string | undefined): string | undefined {
  return began === undefined || keep === "always" ? undefined : addDays(lastDay(began, keep), 1);
}

const earliest = (days: readonly (string | null)[]): string | undefined =>
  days.filter((day) => day !== null).toSorted()[0];

type Parts = Holding["parts"];

const added = (some: Parts, more: Parts): Parts => ({
  ...some,
  ...Object.fromEntries(Object.entries(more).map(([part, count]) => [part, count + (some[part] ?? 0)])),
});

type Rows = {
  readonly table: string;
  readonly count: number;
  readonly parts: Parts;
  readonly since: string | null;
  readonly began: string | null;
};

/** `table`, and all of its rule, is ours. */
async function rowsOf(db: Database, table: string, { personId, today }: Asked): Promise<Rows> {
  const { begins, told = {}, neededBy = "false" } = tables[table] ?? { begins: "never" };
  const isIn = (ids: string) => Prisma.sql`${personId}::uuid in (${Prisma.raw(ids)})`;
  const parts = Object.entries(told.as ?? {}).map(
    ([part, ids]) => Prisma.sql`${Prisma.raw(`'${part}'`)}, count(*) filter (where ${isIn(ids)})`,
  );
  const [found] = await db.$queryRaw<Omit<Rows, "table">[]>`
    select count(*)::int as count,
           jsonb_build_object(${parts.length > 0 ? Prisma.join(parts) : Prisma.empty}) as parts,
           min(${day(told.since ?? told.begins ?? begins)})::text as since,
           (min(${day(told.begins ?? begins)}) filter (where not (${Prisma.raw(neededBy)})))::text as began
      from ${Prisma.raw(`"${table}"`)} row cross join (select ${today}::date as today) run
     where ${isIn(namedIn(table) ?? "null")}`;
  return { table, ...(found ?? { count: 0, parts: {}, since: null, began: null }) };
}

const day = (moment: TableRule["begins"] | "untold"): Prisma.Sql => {
  if (typeof moment === "string") return Prisma.raw("null::date");
  return Prisma.raw("day" in moment ? moment.day : `((${moment.instant}) at time zone 'Asia/Tokyo')::date`);
};
