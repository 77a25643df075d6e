// The bot with the feature on a PostgreSQL of the bench's own, and what HR does with a whole city.
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { createBot } from "../../src/bot/bot.ts";
import { createKeys } from "../../src/bot/keys.ts";
import { readDefinition } from "../../src/features/evaluation/definition/content.ts";
import { follow } from "../../src/features/evaluation/following/follow.ts";
import { evaluation } from "../../src/features/evaluation/index.ts";
import { createEvaluations } from "../../src/features/evaluation/store.ts";
import { createDirectory } from "../../src/people/store.ts";
import { createChanges } from "../../src/schedule/changes.ts";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import { chainKey } from "../../src/services/audit/chain.ts";
import { createAudit } from "../../src/services/audit/store.ts";
import { calendarOf } from "../../src/services/calendar.ts";
import { createCrypto, newKeyring } from "../../src/services/crypto.ts";
import { connectPrisma, type Tx } from "../../src/services/database/database.ts";
import type { Button, Card } from "../../src/view/card.ts";
import { openBench } from "../chat/database.ts";
import { hireCity, reorganise } from "./city.ts";
import { fillForms } from "./filling.ts";
import { rateAll } from "./rated.ts";

type Options = { readonly staff: number; readonly times: number };
type Row = {
  readonly what: string;
  readonly ms: number;
  readonly beside: string;
  readonly besideMs: number;
  readonly ratio: number;
  /** The longest of those of which `ms` is the 99th in a hundred. */
  readonly longest?: number;
};

const FIRST_DAY = "2026-04-06";
const MOVERS = 700;
const contentDir = join(import.meta.dirname, "../../content");

export async function measure(dataDir: string, { staff, times }: Options) {
  const server = await openBench(dataDir, []);
  const url = await server.fresh();
  const house = await openHouse(url, staff);
  try {
    const rows = [
      await opening(house),
      ...(await filling(house, times)),
      await looking(house, times),
      await spreading(house, times),
      await following(house),
    ];
    return { rows, checks: checksOf(rows) };
  } finally {
    await house.db.$disconnect();
    await server.stop();
  }
}

type House = Awaited<ReturnType<typeof openHouse>>;

async function openHouse(url: string, staff: number) {
  const db = connectPrisma(url);
  const { hr, adjuster, confirmer } = await hireCity(db, staff);
  const crypto = createCrypto(newKeyring());
  const definition = { ...(await readDefinition(contentDir)), raters: { adjuster, confirmer, board: [], units: [] } };
  const directory = createDirectory(db);
  let today = FIRST_DAY;
  const clock = { now: () => new Date(`${today}T10:00:00+09:00`), today: () => today };
  const day = (next: string) => {
    today = next;
  };
  const feature = evaluation({
    ...{ db, crypto, definition, directory, calendar: calendarOf([]), newId: randomUUID, sections: () => [] },
    evaluations: createEvaluations(db, crypto, new Set()),
    audit: createAudit(chainKey(crypto)),
  });
  const bot = createBot<Tx>({
    ...{ features: [feature], whoIs: directory.whoIs, clock, did: () => {} },
    // As a chat has it: every notice has a delivery.
    changes: createChanges(
      db,
      crypto,
      createOutbox(async () => {}),
    ),
    keys: createKeys(crypto.derive("one-time keys")),
    fault: (error) => {
      throw error;
    },
  });
  const sender = { platform: "web", account: hr };
  const open = (name: string, about = {}) => bot.open(sender, { feature: "evaluation", name, about });
  return { db, bot, day, sender, open, definition, crypto };
}

/** The press with which HR opens the year, beside as many plain notices written at once. */
async function opening({ db, bot, sender, open }: House): Promise<Row> {
  const plan = (await open("cycle-open", { kind: "year", year: "2026" })) as Card;
  const button = plan.buttons?.find((each): each is Button & { kind: "presses" } => each.kind === "presses");
  if (!button) throw new Error(`no button to open with: ${JSON.stringify(plan)}`);
  const ms = await timed(() => bot.press(sender, button.target));
  const people = await db.evaluation.findMany({ select: { personId: true } });
  if (people.length === 0) throw new Error("nothing was opened");
  const notices = people.map(({ personId: toId }) => {
    const once = `bench:${toId}`;
    return { toId, feature: "bench", kind: "bench", about: {}, once, class: "status" as const };
  });
  const besideMs = await timed(() => db.notice.createMany({ data: notices }));
  return rowOf(`opening for ${people.length}`, ms, "inserting one notice each", besideMs);
}

/** Every wait of people who fill their forms in the full city; the year is put back afterwards. */
async function filling({ db, bot, day }: House, times: number): Promise<readonly Row[]> {
  const waits = await fillForms({ db, bot, day }, times);
  day(FIRST_DAY);
  await db.evaluationPart.deleteMany();
  await db.evaluationInterview.deleteMany();
  await db.evaluation.updateMany({ where: { state: { not: "exempt" } }, data: { state: "goals" } });
  return waits.map(({ what, samples, beside }) => ({
    ...rowOf(`${what}, p99 of ${samples.length}`, nth(samples, 0.99), "its rows alone, p99", nth(beside, 0.99)),
    longest: Math.round(Math.max(...samples)),
  }));
}

/** The slowest but one in twenty, beside the plainest count over the same rows. */
async function looking({ db, open }: House, times: number): Promise<Row> {
  const [looks, counts]: [number[], number[]] = [[], []];
  for (let n = 0; n < times; n++) {
    looks.push(await timed(() => open("progress")));
    counts.push(await timed(() => db.evaluation.groupBy({ by: ["unitId", "state"], _count: true })));
  }
  return rowOf(`progress, p95 of ${times}`, p95(looks), "a group by alone, p95", p95(counts));
}

/** How ratings are spread, with all that was written deciphered, beside reading the same rows. */
async function spreading({ db, crypto, definition, open }: House, times: number): Promise<Row> {
  const parts = await rateAll(db, crypto, definition);
  const [looks, reads]: [number[], number[]] = [[], []];
  for (let n = 0; n < times; n++) {
    looks.push(await timed(() => open("fairness")));
    reads.push(await timed(() => db.$queryRaw`select id::text, body from evaluation_part`));
  }
  return rowOf(`fairness over ${parts} parts, p95 of ${times}`, p95(looks), "reading them alone, p95", p95(reads));
}

/** A re-organisation taken over, beside the same again, when there is nothing left to do. */
async function following({ db, definition }: House): Promise<Row> {
  const day = "2026-10-01";
  await reorganise(db, MOVERS, day);
  const run = () => db.$transaction((tx) => follow(tx, definition, { day, now: new Date() }), { timeout: 120_000 });
  const outcomes: Awaited<ReturnType<typeof run>>[] = [];
  const ms = await timed(async () => outcomes.push(await run()));
  const besideMs = await timed(async () => outcomes.push(await run()));
  const [first, second] = outcomes;
  if (!first || first.moved === 0 || !second || second.changed + second.moved > 0) throw new Error("not followed once");
  return rowOf(`following ${first.moved} who moved`, ms, "following nothing", besideMs);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

const nth = (samples: readonly number[], share: number) =>
  samples.toSorted((a, b) => a - b)[Math.ceil(samples.length * share) - 1] ?? Number.NaN;
const p95 = (samples: readonly number[]) => nth(samples, 0.95);

const rowOf = (what: string, ms: number, beside: string, besideMs: number): Row => ({
  ...{ what, ms: Math.round(ms), beside, besideMs: Math.round(besideMs * 10) / 10 },
  ratio: Math.round((ms / besideMs) * 10) / 10,
});

function checksOf(rows: readonly Row[]) {
  const filled = rows.filter(({ longest }) => longest !== undefined);
  const [opened, looked, spread, followed] = rows.filter(({ longest }) => longest === undefined);
  const under = (row: Row | undefined, ms: number) => ({
    what: `${row?.what}: under ${ms} ms`,
    holds: (row?.ms ?? Infinity) < ms,
  });
  // The press runs in one transaction, which the database ends after 15 s.
  return [
    ...[under(opened, 15_000), under(looked, 1_000), under(spread, 2_000), under(followed, 10_000)],
    {
      what: `filling a form, the longest of ${filled.length} waits of each kind: under 300 ms`,
      holds: filled.length > 0 && filled.every(({ longest = Infinity }) => longest < 300),
    },
  ];
}
