import type { Feature } from "../../src/bot/feature.ts";
import { Refusal } from "../../src/bot/refusal.ts";
import type { Submitted, Turn } from "../../src/bot/turn.ts";
import type { Database, Tx } from "../../src/services/database/database.ts";
import { type Correction, fill, type NextPage, readAnswers } from "../../src/view/answers.ts";
import { type Card, say } from "../../src/view/card.ts";
import type { Entries, Form, Option } from "../../src/view/form.ts";
import { about, everyBlock, pageOne, pageTwo } from "./diary-views.ts";

// A small feature that needs everything a platform must be able to do.

type Names = { opens: "write" | "read" | "secret"; presses: "ack" | "late"; submits: "one" | "two"; shows: "written" };

export async function layDiaries(db: Database): Promise<void> {
  await db.$executeRawUnsafe(
    "create table diary (person_id uuid primary key, entries jsonb not null default '{}', done boolean not null default false, acks int not null default 0)",
  );
}

type Row = { readonly entries: Entries; readonly done: boolean; readonly acks: number };
export async function diaryOf(db: Tx, personId: string): Promise<Row | undefined> {
  const rows = await db.$queryRawUnsafe<Row[]>("select * from diary where person_id = $1::uuid", personId);
  return rows[0];
}

async function keep(tx: Tx, personId: string, entries: Entries, done = false): Promise<void> {
  await tx.$executeRawUnsafe(
    "insert into diary as d (person_id, entries, done) values ($1::uuid, $2::jsonb, $3) on conflict (person_id) do update set entries = d.entries || excluded.entries, done = excluded.done",
    personId,
    JSON.stringify(entries),
    done,
  );
}

async function acknowledge(tx: Tx, personId: string): Promise<number> {
  const rows = await tx.$queryRawUnsafe<{ acks: number }[]>(
    "insert into diary as d (person_id, acks) values ($1::uuid, 1) on conflict (person_id) do update set acks = d.acks + 1 returning acks",
    personId,
  );
  return rows[0]?.acks ?? 0;
}

const next = (form: Form): NextPage => ({ type: "next-page", form });
const drafted = async (db: Database, { person }: Turn<Tx>) =>
  fill(pageOne, (await diaryOf(db, person.id))?.entries ?? {});

/** boss: who is told. */
export const diary = (db: Database, boss: string): Feature<Tx, Names> => ({
  name: "diary",
  hears: { words: ["日誌", "diary"], who: "everyone", run: async () => everyBlock },
  answers: { who: "everyone", run: async ({ words }) => say(`聞きました：${words}`) },
  opens: {
    write: { who: "everyone", run: (turn) => drafted(db, turn) },
    read: { who: "everyone", run: async ({ about }) => say(`全文：${about.section}`) },
    secret: { who: "HR", run: async () => say("人事だけの記録") },
  },
  presses: {
    ack: { who: "everyone", run: acknowledging(boss) },
    late: { who: "everyone", run: () => Promise.reject(new Refusal("stale")) },
  },
  submits: {
    one: { who: "everyone", run: submitOne },
    two: { who: "everyone", run: submitTwo(db, boss) },
  },
  shows: { written: { who: "everyone", run: async (turn) => written(turn, boss) } },
  suggests: { who: { who: "everyone", run: async ({ typed }) => people.filter(({ label }) => label.includes(typed)) } },
});

const people: readonly Option[] = [{ value: "100001", label: "hana" }];

const acknowledging =
  (boss: string) =>
  ({ person, change }: Turn<Tx>): Promise<Card> =>
    change(async (tx, notify) => {
      const times = await acknowledge(tx, person.id);
      notify(told(boss, `ack:${person.id}:${times}`, person.id));
      return say(`確認しました（${times}回目）`);
    });

async function submitOne({ person, entries, via, change }: Submitted<Tx>): Promise<Card | Correction | NextPage> {
  const read = readAnswers(pageOne, entries, person.locale);
  if (via !== "later" && "type" in read) return read;
  return change<Card | NextPage>(async (tx) => {
    await keep(tx, person.id, entries);
    return via === "later" ? say("下書きを保存しました。") : next(pageTwo);
  });
}

const submitTwo =
  (db: Database, boss: string) =>
  async (turn: Submitted<Tx>): Promise<Card | Correction | NextPage> => {
    const { person, entries, via, change } = turn;
    if (via === "back") return next(await drafted(db, turn));
    const read = readAnswers(pageTwo, entries, person.locale);
    if ("type" in read) return read;
    return change<Card>(async (tx, notify) => {
      await keep(tx, person.id, entries, true);
      notify(told(boss, `written:${person.id}`, person.id));
      return say("日誌を保存しました。");
    });
  };

function written({ person, about }: Turn<Tx>, boss: string): Card {
  if (person.id !== boss || about.hidden === "yes") throw new Refusal("not-found");
  return { type: "card", kicker: "日誌", title: "日誌が届きました", body: [{ type: "text", text: "読みました。" }] };
}

const told = (to: string, once: string, id: string) =>
  ({ to, feature: "diary", kind: "written", about: about({ id }), once, class: "receipt" }) as const;
