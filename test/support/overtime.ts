import { randomUUID } from "node:crypto";
import { type Bot, createBot } from "../../src/bot/bot.ts";
import type { Feature } from "../../src/bot/feature.ts";
import { createKeys } from "../../src/bot/keys.ts";
import type { Nudge } from "../../src/bot/notice.ts";
import { isNudging } from "../../src/bot/notice.ts";
import { importAttendance } from "../../src/features/attendance/import.ts";
import { createAttendance } from "../../src/features/attendance/store.ts";
import { putOff } from "../../src/features/notices/views.ts";
import { overtime } from "../../src/features/overtime/index.ts";
import { servicesOf } from "../../src/features/overtime/services.ts";
import { readOvertimeSettings } from "../../src/features/overtime/settings.ts";
import { createDirectory } from "../../src/people/store.ts";
import { createChanges } from "../../src/schedule/changes.ts";
import { foreseeNudges, sendNudges } from "../../src/schedule/nudges.ts";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import { chainKey } from "../../src/services/audit/chain.ts";
import { createAudit } from "../../src/services/audit/store.ts";
import { readCalendar } from "../../src/services/calendar.ts";
import { createCrypto, newKeyring } from "../../src/services/crypto.ts";
import type { Database, Tx } from "../../src/services/database/database.ts";
import type { Correction, NextPage } from "../../src/view/answers.ts";
import type { Card } from "../../src/view/card.ts";
import type { Entries, Form } from "../../src/view/form.ts";
import type { Target } from "../../src/view/target.ts";
import type { TestDatabase } from "./database.ts";
import { contentDir } from "./whole-office.ts";

/**
 * A 主事 and her colleague who reads English, their 課長 and 部長 up the line, the 課長 of another unit with a 主事 of
 * his own, HR, a consultation officer and IT.
 */
export const staff = {
  hana: "400001",
  ken: "400002",
  boss: "400003",
  chief: "400004",
  elsewhere: "400005",
  far: "400006",
  hr: "400007",
  officer: "400008",
  it: "400009",
} as const;
export type Who = keyof typeof staff;

/** A small city whose hours come in by the importer, and whose days a test chooses. */
export type Hours = {
  readonly db: Database;
  readonly bot: Bot;
  readonly feature: Feature<Tx>;
  readonly ids: Readonly<Record<Who, string>>;
  readonly faults: readonly unknown[];
  readonly day: (day: string) => void;
  /** Whom a test says to be away. */
  readonly away: Set<string>;
  /** Takes in rows of a monthly file: who, `2026/10`, `45:01`; "" is no data. */
  readonly months: (rows: readonly (readonly [Who, string, string])[]) => Promise<void>;
  /** Takes in days of a daily file: who, `2026/11/02`, overtime. */
  readonly days: (rows: readonly (readonly [Who, string, string])[]) => Promise<void>;
  /** What would be told today. */
  readonly foresee: () => Promise<readonly Nudge[]>;
  /** Tells what is due today; "who kind" of each. */
  readonly nudge: () => Promise<readonly string[]>;
  readonly hear: (who: Who, words?: string) => Promise<Card>;
  readonly open: (who: Who, name: string, about?: Target["about"]) => Promise<Form | Card>;
  readonly show: (who: Who, name: string, about?: Target["about"]) => Promise<Card>;
  readonly press: (who: Who, target: Target) => Promise<Card>;
  readonly submit: (who: Who, form: unknown, entries: Entries) => Promise<Card | Correction | NextPage>;
  /** Notices of somebody, the newest last. */
  readonly inbox: (who: Who) => Promise<readonly Target[]>;
};

export async function openHours({ db, url }: TestDatabase, firstDay = "2026-11-27"): Promise<Hours> {
  let today = firstDay;
  const faults: unknown[] = [];
  const away = new Set<string>();
  const clock = { now: () => new Date(`${today}T10:00:00+09:00`), today: () => today };
  const ids = await hire(db);
  const crypto = createCrypto(newKeyring());
  const directory = createDirectory(db);
  const outbox = createOutbox();
  const services = servicesOf({
    ...{ db, crypto, directory, attendance: createAttendance(db), newId: randomUUID },
    calendar: await readCalendar(contentDir),
    settings: await readOvertimeSettings(contentDir),
    audit: createAudit(chainKey(crypto)),
    leaveWords: () => "休暇",
    talkWords: () => "1on1",
  });
  const feature = overtime(services) as unknown as Feature<Tx>;
  const bot = createBot<Tx>({
    ...{ features: [feature], whoIs: directory.whoIs, clock, putOff },
    changes: createChanges(db, crypto, outbox),
    keys: createKeys(crypto.derive("one-time keys")),
    fault: (error) => `#${faults.push(error)}`,
    did: () => {},
  });
  const sender = (who: Who) => ({ platform: "web", account: staff[who] });
  const jobs = (feature.jobs ?? []).filter(isNudging);
  const gone = async () => away;
  const named = (to: string) => Object.entries(ids).find(([, id]) => id === to)?.[0] ?? to;
  const takeIn = async (lines: readonly string[]) => {
    const bytes = Buffer.from(lines.map((line) => `${line}\r\n`).join(""));
    const source = async function* () {
      yield bytes;
    };
    const { problems } = await importAttendance(url, source, { of: "attendance", now: clock.now(), dryRun: false });
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  };
  const target = (name: string, about: Target["about"] = {}) => ({ feature: "overtime", name, about });
  return {
    ...{ db, bot, feature, ids, faults, away },
    day: (day) => {
      today = day;
    },
    months: (rows) =>
      takeIn(["職員番号,年月,時間外勤務時間", ...rows.map(([who, month, hours]) => `${staff[who]},${month},${hours}`)]),
    days: (rows) =>
      takeIn([
        "職員番号,年月日,始業,終業,時間外勤務時間",
        ...rows.map(([who, day, hours]) => `${staff[who]},${day},8:30,17:15,${hours}`),
      ]),
    foresee: () => foreseeNudges(db, jobs, gone, { day: today, now: clock.now() }),
    nudge: async () => {
      const sent = await sendNudges({ db, outbox }, jobs, gone, { day: today, now: clock.now() });
      return sent.map(({ to, kind }) => `${named(to)} ${kind}`).sort();
    },
    hear: (who, words = "残業") => bot.hear(sender(who), words, randomUUID()),
    open: (who, name, about) => bot.open(sender(who), target(name, about)),
    show: (who, name, about) => bot.show(sender(who), target(name, about)),
    press: (who, pressed) => bot.press(sender(who), pressed),
    submit: (who, form, entries) => {
      const drawn = form as Form | Correction | NextPage | Card;
      if (drawn.type === "card") throw new Error(`no form: ${JSON.stringify(drawn)}`);
      return bot.submit(sender(who), (drawn.type === "form" ? drawn : drawn.form).target, entries);
    },
    inbox: async (who) => {
      const rows = await db.notice.findMany({
        where: { toId: ids[who] },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      });
      return rows.map(({ kind, about }) => target(kind, about as Target["about"]));
    },
  };
}

async function hire(db: Database): Promise<Readonly<Record<Who, string>>> {
  const unit = async (code: string, name: string) => (await db.unit.create({ data: { code, name } })).id;
  const [here, there] = [await unit("2101", "市民生活課"), await unit("2201", "税務課")];
  const add = async (
    who: Who,
    unitId: string,
    level: "manager" | "staff",
    { manager, role, en }: { manager?: string; role?: "HR" | "OFFICER" | "ADMIN"; en?: true } = {},
  ) => {
    const { id } = await db.person.create({
      data: {
        ...{ staffNumber: staff[who], name: who, kana: who, jobType: "一般事務", origin: "demo" },
        ...{ email: `${staff[who]}@city.agano.example`, locale: en ? "en" : "ja", hiredOn: new Date("2015-04-01") },
        assignments: { create: { unitId, level, managerId: manager ?? null, fromDay: new Date("2020-04-01") } },
        ...(role && { roles: { create: { role } } }),
      },
    });
    return id;
  };
  const chief = await add("chief", here, "manager");
  const boss = await add("boss", here, "manager", { manager: chief });
  const elsewhere = await add("elsewhere", there, "manager");
  return {
    ...{ chief, boss, elsewhere },
    hana: await add("hana", here, "staff", { manager: boss }),
    ken: await add("ken", here, "staff", { manager: boss, en: true }),
    far: await add("far", there, "staff", { manager: elsewhere }),
    hr: await add("hr", there, "staff", { manager: elsewhere, role: "HR" }),
    officer: await add("officer", there, "staff", { role: "OFFICER" }),
    it: await add("it", there, "staff", { role: "ADMIN" }),
  };
}
