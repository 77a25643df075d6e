import { randomUUID } from "node:crypto";
import { type Bot, createBot } from "../../src/bot/bot.ts";
import type { Feature } from "../../src/bot/feature.ts";
import { createKeys } from "../../src/bot/keys.ts";
import type { Nudge } from "../../src/bot/notice.ts";
import { putOff } from "../../src/features/notices/views.ts";
import { readRules } from "../../src/features/one-on-one/content.ts";
import { oneOnOne } from "../../src/features/one-on-one/index.ts";
import type { Evidence } from "../../src/features/one-on-one/services.ts";
import type { Summariser } from "../../src/features/one-on-one/summary/summariser.ts";
import { createDirectory } from "../../src/people/store.ts";
import { createChanges } from "../../src/schedule/changes.ts";
import { runDue } from "../../src/schedule/jobs.ts";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import { chainKey } from "../../src/services/audit/chain.ts";
import { createAudit } from "../../src/services/audit/store.ts";
import { readCalendar } from "../../src/services/calendar.ts";
import { type Crypto, createCrypto, newKeyring } from "../../src/services/crypto.ts";
import type { Database, Tx } from "../../src/services/database/database.ts";
import type { Correction, NextPage } from "../../src/view/answers.ts";
import type { Card } from "../../src/view/card.ts";
import type { File } from "../../src/view/file.ts";
import type { Entries, Form } from "../../src/view/form.ts";
import type { About, Target } from "../../src/view/target.ts";
import { formOf } from "./evaluation.ts";
import { contentDir, targetOf } from "./whole-office.ts";

/** Staff numbers: hana, and ken who reads English, under boss; boss under chief; next, who leads them after April; HR and IT. */
export const talkers = {
  ...{ hana: "100001", ken: "100002", boss: "100003", rin: "100004" },
  ...{ chief: "100005", next: "100006", admin: "100007" },
} as const;
export type Talker = keyof typeof talkers;

/** A small office whose people talk, on days that a test chooses. */
export type Talks = {
  readonly db: Database;
  readonly bot: Bot;
  readonly crypto: Crypto;
  readonly feature: Feature<Tx>;
  readonly ids: Readonly<Record<Talker, string>>;
  readonly faults: readonly unknown[];
  /** What members took over into their evaluation. */
  readonly facts: readonly Parameters<Evidence["add"]>[1][];
  /** From now on it is half past nine of that day, or the time given. */
  readonly day: (day: string, time?: string) => void;
  readonly hear: (who: Talker, words?: string) => Promise<Card>;
  readonly open: (who: Talker, name: string, about: About) => Promise<Form | Card>;
  readonly press: (who: Talker, card: unknown, label: string) => Promise<Card>;
  readonly fill: (who: Talker, form: unknown, entries: Entries) => Promise<Card | Correction | NextPage>;
  readonly show: (who: Talker, name: string, about: About) => Promise<Card>;
  readonly file: (who: Talker) => Promise<File | Card>;
  /** Runs a job on the day that it is. */
  readonly run: (job: string) => Promise<void>;
  readonly nudges: () => Promise<readonly Nudge[]>;
  /** Lets a running pair begin on the day that it is; gives its id. */
  readonly pair: (member: Talker, counterpart: Talker) => Promise<string>;
  /** Notes a talk as somebody does on the day that it is; gives its id. */
  readonly noted: (who: Talker, pair: string, entries?: Entries) => Promise<string>;
};

/** With a language model, as the city's settings say. */
export type WithModel = { readonly summariser?: Summariser; readonly aiSummary?: () => boolean };

export async function openTalks(
  db: Database,
  firstDay = "2026-04-06",
  { summariser, aiSummary = () => false }: WithModel = {},
): Promise<Talks> {
  let [today, time] = [firstDay, "09:30"];
  const faults: unknown[] = [];
  const facts: Parameters<Evidence["add"]>[1][] = [];
  const clock = { now: () => new Date(`${today}T${time}:00+09:00`), today: () => today };
  const ids = await hireTalkers(db);
  const crypto = createCrypto(newKeyring());
  const directory = createDirectory(db);
  const rules = await readRules(contentDir);
  const feature = oneOnOne({
    ...{ db, crypto, directory, newId: randomUUID },
    rules: {
      ...rules,
      get aiSummary() {
        return aiSummary();
      },
    },
    summariser,
    calendar: await readCalendar(contentDir),
    audit: createAudit(chainKey(crypto)),
    evidence: { add: async (_tx, fact) => facts.push(fact) > 0 },
  }) as Feature<Tx>;
  const outbox = createOutbox();
  const bot = createBot<Tx>({
    features: [feature],
    whoIs: directory.whoIs,
    clock,
    changes: createChanges(db, crypto, outbox),
    keys: createKeys(crypto.derive("one-time keys")),
    putOff,
    fault: (error) => `#${faults.push(error)}`,
    did: () => {},
  });
  const sender = (who: Talker) => ({ platform: "web", account: talkers[who] });
  const to = (name: string, about: About): Target => ({ feature: "one-on-one", name, about });
  const open: Talks["open"] = (who, name, about) => bot.open(sender(who), to(name, about));
  const fill: Talks["fill"] = (who, form, entries) => {
    const { target, fields } = formOf(form);
    const filled = Object.fromEntries(fields.map((field) => [field.id, field.value ?? ""]));
    return bot.submit(sender(who), target, { ...filled, ...entries });
  };
  const press: Talks["press"] = (who, card, label) => bot.press(sender(who), targetOf(card as Card, label));
  return {
    ...{ db, bot, crypto, feature, ids, faults, facts, open, fill, press },
    day: (day, at = "09:30") => {
      [today, time] = [day, at];
    },
    hear: (who, words = "1on1") => bot.hear(sender(who), words, randomUUID()),
    show: (who, name, about) => bot.show(sender(who), to(name, about)),
    file: (who) => bot.file(sender(who), to("notes", {})),
    run: (name) =>
      runDue({
        ...{ outbox, db, away: async () => new Set<string>() },
        jobs: (feature.jobs ?? []).filter((job) => job.name === name),
        clock: { now: clock.now },
        onFault: (error) => {
          throw error;
        },
      }),
    nudges: async () => {
      const job = (feature.jobs ?? []).find(({ name }) => name === "one-on-one.remind");
      return (await db.$transaction(async (tx) => job?.run(tx, clock.now(), today))) as readonly Nudge[];
    },
    pair: async (member, counterpart) => {
      await fill(member, await open(member, "start", {}), { with: talkers[counterpart] });
      const { id } = await db.oneOnOnePair.findFirstOrThrow({
        where: { memberId: ids[member], counterpartId: ids[counterpart], endedOn: null },
      });
      const label = counterpart === "ken" ? "Agree and begin" : "確認して始める";
      await press(counterpart, await open(counterpart, "pair", { p: id }), label);
      return id;
    },
    noted: async (who, pair, entries = {}) => {
      const held = () => db.oneOnOneMeeting.findMany({ where: { pairId: pair, heldOn: { not: null } } });
      const before = new Set((await held()).map(({ id }) => id));
      const answer = await fill(who, await open(who, "note", { p: pair }), { talked: "窓口のこと", ...entries });
      const noted = (await held()).find(({ id }) => !before.has(id));
      if (!noted) throw new Error(`not noted: ${JSON.stringify(answer)}`);
      return noted.id;
    },
  };
}

async function hireTalkers(db: Database): Promise<Readonly<Record<Talker, string>>> {
  const unit = await db.unit.create({ data: { code: "210", name: "市民生活課" } });
  const add = async (who: Talker, manager: string | null, role?: "HR" | "ADMIN") => {
    const { id } = await db.person.create({
      data: {
        ...{ staffNumber: talkers[who], name: who, kana: who, jobType: "一般事務", origin: "demo" },
        ...{ email: `${talkers[who]}@city.agano.example`, locale: who === "ken" ? "en" : "ja" },
        assignments: {
          create: {
            ...{ unitId: unit.id, level: manager ? "staff" : "manager", managerId: manager },
            fromDay: new Date("2020-04-01"),
          },
        },
        ...(role && { roles: { create: { role } } }),
      },
    });
    return id;
  };
  const chief = await add("chief", null);
  const boss = await add("boss", chief);
  const next = await add("next", chief);
  return {
    ...{ chief, boss, next },
    ...{ hana: await add("hana", boss), ken: await add("ken", boss) },
    ...{ rin: await add("rin", null, "HR"), admin: await add("admin", null, "ADMIN") },
  };
}

/** From a day on somebody else leads hana. */
export async function moveHana(db: Database, ids: Talks["ids"], day: string): Promise<void> {
  const [post] = await db.assignment.findMany({ where: { personId: ids.hana, toDay: null } });
  if (!post) throw new Error("hana has no post");
  await db.assignment.update({ where: { id: post.id }, data: { toDay: new Date(day) } });
  const { unitId, level, title } = post;
  await db.assignment.create({
    data: { unitId, level, title, personId: ids.hana, managerId: ids.next, fromDay: new Date(day) },
  });
}
