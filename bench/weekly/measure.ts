import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Database } from "../../src/services/database/database.ts";
import { openBench } from "../chat/database.ts";
import { MONDAY } from "./filling.ts";
import { openHouse } from "./house.ts";

type Options = { readonly sizes: readonly number[]; readonly cards: number };
type House = Awaited<ReturnType<typeof openHouse>>;
type Row = {
  readonly staff: number;
  readonly what: string;
  readonly told: number;
  /** Who lead and are at work. */
  readonly leads: number;
  readonly s: number;
  /** For how long the process answered nobody else meanwhile: 99 waits of a hundred were shorter. */
  readonly "held up p99 ms": number;
  readonly beside: string;
  readonly "beside s": number;
  readonly ratio: number;
};

const CARDS = "weekly.card.10:00";

export async function measure(dataDir: string, { sizes, cards }: Options) {
  const server = await openBench(dataDir, []);
  const rows: Row[] = [];
  try {
    for (const staff of sizes) {
      const url = await server.fresh();
      const house = await openHouse(url, staff);
      try {
        for (const job of house.jobs) {
          const row = await morning(house, staff, job);
          if (row.told > 0) rows.push(row);
        }
        rows.push(await drawing(house, staff, cards));
      } finally {
        await house.close();
      }
      await server.drop(url);
    }
    return { rows, checks: checksOf(rows) };
  } finally {
    await server.stop();
  }
}

/** A job as it runs on Monday, in its batches, beside the plainest that could tell as much: the hours of everybody, and the notices. */
async function morning({ db, run }: House, staff: number, job: string): Promise<Row> {
  const before = await db.notice.count();
  const { s, held } = await timed(() => run(job));
  const told = (await db.notice.count()) - before;
  const beside = await timed(() => plainly(db, job));
  const about = { staff, what: job, told, leads: await leadsAtWork(db), "held up p99 ms": held };
  return rowOf(about, s, "sums and inserts", beside.s);
}

async function leadsAtWork(db: Database): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    select count(distinct manager_id)::int as n from assignment
     where manager_id not in (select person_id from leave_plan where day = ${MONDAY}::date)`;
  return row?.n ?? 0;
}

async function plainly(db: Database, job: string): Promise<void> {
  await db.$queryRaw`
    select person_id::text, date_trunc('month', day::timestamp)::date::text as month, sum(overtime_min)::int as minutes
      from attendance_day where day >= date '2025-05-01' group by 1, 2`;
  const written = await db.notice.findMany({
    where: { feature: job.split(".")[0] ?? "", createdAt: new Date(`${MONDAY}T10:00:00+09:00`) },
  });
  await db.notice.createMany({
    data: written.map(({ id: _id, once, about, ...each }) => ({ ...each, about: about ?? {}, once: `beside:${once}` })),
  });
  await db.notice.deleteMany({ where: { once: { startsWith: "beside:" } } });
}

/** The card and its details, of so many of those who lead, one after the other, beside the names of the team. */
async function drawing({ db, bot }: House, staff: number, cards: number): Promise<Row> {
  const leads = await db.notice.findMany({
    where: { feature: "weekly", about: { path: ["week"], equals: MONDAY } },
    select: { to: { select: { id: true, staffNumber: true } } },
    orderBy: { once: "asc" },
    take: cards,
  });
  const waits: number[] = [];
  const plain: number[] = [];
  for (const { to } of leads) {
    const sender = { platform: "web", account: to.staffNumber };
    const about = { week: MONDAY };
    waits.push((await timed(() => bot.show(sender, { feature: "weekly", name: "card", about }))).s);
    waits.push((await timed(() => bot.open(sender, { feature: "weekly", name: "details", about }))).s);
    plain.push(
      (await timed(() => db.assignment.findMany({ where: { managerId: to.id }, include: { person: true } }))).s,
    );
  }
  const what = `drawing a card, p95 of ${waits.length}`;
  const about = { staff, what, told: leads.length, leads: leads.length, "held up p99 ms": 0 };
  return rowOf(about, p95(waits), "its people, p95", p95(plain));
}

async function timed(work: () => Promise<unknown>): Promise<{ readonly s: number; readonly held: number }> {
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  const from = performance.now();
  await work();
  const s = (performance.now() - from) / 1000;
  await new Promise((resolve) => setTimeout(resolve, 20));
  loop.disable();
  return { s, held: Math.round(loop.percentile(99) / 1e6) };
}

const p95 = (samples: readonly number[]) =>
  samples.toSorted((a, b) => a - b)[Math.ceil(samples.length * 0.95) - 1] ?? Number.NaN;
const round = (figure: number) => Math.round(figure * 1000) / 1000;

const rowOf = (
  about: Pick<Row, "staff" | "what" | "told" | "leads" | "held up p99 ms">,
  s: number,
  beside: string,
  besideS: number,
): Row => ({
  ...{ ...about, s: round(s), beside, "beside s": round(besideS) },
  ratio: Math.round((s / besideS) * 10) / 10,
});

function checksOf(rows: readonly Row[]) {
  const cards = rows.filter(({ what }) => what === CARDS);
  const within = (staff: number, s: number) => ({
    what: `the cards of ${staff} people in under ${s} s`,
    holds: cards.filter((row) => row.staff <= staff).every((row) => row.s < s),
  });
  const [least, most] = [cards.at(0), cards.at(-1)];
  const growth = least && most ? most.s / most.staff / (least.s / least.staff) : Number.NaN;
  return [
    within(700, 5),
    within(30_000, 120),
    { what: `cost in proportion to people (${growth.toFixed(2)} times as much for each)`, holds: growth < 1.5 },
    {
      what: "everybody who leads and is at work was told once",
      holds: cards.every(({ told, leads }) => told === leads),
    },
  ];
}
