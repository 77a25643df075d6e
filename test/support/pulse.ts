import { randomUUID } from "node:crypto";
import { type Bot, createBot } from "../../src/bot/bot.ts";
import type { Feature } from "../../src/bot/feature.ts";
import { createKeys } from "../../src/bot/keys.ts";
import { readSurveys } from "../../src/features/pulse/content/surveys.ts";
import { pulse } from "../../src/features/pulse/index.ts";
import { createDirectory } from "../../src/people/store.ts";
import { createChanges } from "../../src/schedule/changes.ts";
import { runDue } from "../../src/schedule/jobs.ts";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import { calendarOf } from "../../src/services/calendar.ts";
import { type Crypto, createCrypto, newKeyring } from "../../src/services/crypto.ts";
import type { Database, Tx } from "../../src/services/database/database.ts";
import type { Entries } from "../../src/view/form.ts";
import type { Target } from "../../src/view/target.ts";
import { contentDir } from "./whole-office.ts";

/** Unit → staff numbers. The first of each is its manager; of `four` there are four, so that nothing of it is told. */
export const city = {
  bureau: ["300001", "300002"],
  big: ["310001", "310002", "310003", "310004", "310005", "310006", "310007", "310008", "310009"],
  next: ["320001", "320002", "320003", "320004", "320005", "320006", "320007"],
  four: ["330001", "330002", "330003", "330004"],
} as const;
export type UnitName = keyof typeof city;
export const hr = "300002";
export const everybody: readonly string[] = Object.values(city).flat();

export type PulseOffice = {
  readonly db: Database;
  readonly bot: Bot;
  readonly feature: Feature<Tx>;
  readonly crypto: Crypto;
  readonly ids: ReadonlyMap<string, string>;
  readonly units: Readonly<Record<UnitName, string>>;
  readonly faults: readonly unknown[];
  readonly day: (day: string) => void;
  readonly hear: (who: string, words?: string) => ReturnType<Bot["hear"]>;
  readonly open: (who: string, name: string, about?: Target["about"]) => ReturnType<Bot["open"]>;
  readonly press: (who: string, target: Target) => ReturnType<Bot["press"]>;
  readonly show: (who: string, name: string, about?: Target["about"]) => ReturnType<Bot["show"]>;
  readonly submit: (who: string, drawn: unknown, entries: Entries) => ReturnType<Bot["submit"]>;
  /** Opens a survey as HR does; gives its id. */
  readonly begin: (kind?: string) => Promise<string>;
  readonly answer: (who: string, survey: string, entries: Entries) => ReturnType<Bot["submit"]>;
  /** The jobs of one name, as if it were so late on a day. */
  readonly run: (job: string, day: string, time?: string) => Promise<void>;
  /** The night in which a survey is mixed and counted. */
  readonly close: (day: string) => Promise<void>;
};

/** A small city on a real database, with nothing but its surveys; a test chooses its days. */
export async function openPulse(
  db: Database,
  firstDay = "2026-11-09",
  rhythm: "monthly" | "none" = "none",
): Promise<PulseOffice> {
  let today = firstDay;
  const faults: unknown[] = [];
  const clock = { now: () => new Date(`${today}T10:00:00+09:00`), today: () => today };
  const { ids, units } = await people(db);
  const crypto = createCrypto(newKeyring());
  const calendar = calendarOf([]);
  const settings = { rhythm, day: 10, answer_days: 10, remind_before: 3 };
  const surveys = await readSurveys(contentDir);
  const feature: Feature<Tx> = pulse({
    db,
    crypto,
    calendar,
    settings,
    surveys,
    heading: () => "一体感のある職場づくり",
  });
  const outbox = createOutbox();
  const bot = createBot<Tx>({
    features: [feature],
    whoIs: createDirectory(db).whoIs,
    clock,
    changes: createChanges(db, crypto, outbox),
    keys: createKeys(crypto.derive("one-time keys")),
    fault: (error) => `#${faults.push(error)}`,
    did: () => {},
  });
  const sender = (account: string) => ({ platform: "web", account });
  const target = (name: string, about: Target["about"] = {}) => ({ feature: "pulse", name, about });
  const run: PulseOffice["run"] = (name, day, time = "09:30") =>
    runDue({
      ...{ db, outbox, away: async () => new Set() },
      jobs: (feature.jobs ?? []).filter((job) => job.name === name),
      clock: { now: () => new Date(`${day}T${time}:00+09:00`) },
      onFault: (error) => {
        throw error;
      },
    });
  const office: Omit<PulseOffice, "begin" | "answer"> = {
    ...{ db, bot, feature, crypto, ids, units, faults, run },
    day: (day) => {
      today = day;
    },
    hear: (who, words = "アンケート") => bot.hear(sender(who), words, randomUUID()),
    open: (who, name, about) => bot.open(sender(who), target(name, about)),
    press: (who, pressed) => bot.press(sender(who), pressed),
    show: (who, name, about) => bot.show(sender(who), target(name, about)),
    submit: (who, drawn, entries) => bot.submit(sender(who), (drawn as { target: Target }).target, entries),
    close: async (day) => {
      for (const job of ["pulse.mix", "pulse.count", "pulse.sweep"]) await run(job, day, "00:30");
    },
  };
  return {
    ...office,
    begin: async (kind = "talking") => {
      const plan = await office.open(hr, "prepare", { k: kind });
      const button = "buttons" in plan ? plan.buttons?.find((each) => "target" in each) : undefined;
      if (!button || !("target" in button)) throw new Error(`no plan: ${JSON.stringify(plan)}`);
      await office.press(hr, button.target as Target);
      const survey = await db.pulseSurvey.findFirstOrThrow({ where: { state: "open" } });
      return survey.id;
    },
    answer: async (who, survey, entries) =>
      office.submit(who, await office.open(who, "answer", { s: survey }), entries),
  };
}

async function people(db: Database) {
  const ids = new Map<string, string>();
  const units: Partial<Record<UnitName, string>> = {};
  const names = { bureau: "総務部", big: "市民課", next: "税務課", four: "監査係" };
  const top = await db.unit.create({ data: { code: "300", name: names.bureau } });
  for (const [name, numbers] of Object.entries(city) as [UnitName, readonly string[]][]) {
    const unit =
      name === "bureau"
        ? top
        : await db.unit.create({ data: { code: numbers[0] ?? "", name: names[name], parentId: top.id } });
    units[name] = unit.id;
    for (const [at, staffNumber] of numbers.entries()) {
      const chief = ids.get(at === 0 ? "300001" : (numbers[0] ?? ""));
      const post = {
        unitId: unit.id,
        level: at === 0 ? ("manager" as const) : ("staff" as const),
        fromDay: new Date("2020-04-01"),
      };
      const { id } = await db.person.create({
        data: {
          ...{
            staffNumber,
            name: `職員${staffNumber}`,
            kana: "しょくいん",
            jobType: "一般事務",
            origin: "demo" as const,
          },
          assignments: { create: { ...post, managerId: chief ?? null } },
          ...(staffNumber === hr && { roles: { create: { role: "HR" as const } } }),
        },
      });
      ids.set(staffNumber, id);
    }
  }
  return { ids, units: units as Record<UnitName, string> };
}

/** Answers to the first survey: the same to every question. */
export const all = (value: string, comment = ""): Entries => ({
  ...Object.fromEntries(["reach-out", "shared-goal", "free-opinion", "grow-through"].map((id) => [id, value])),
  ...(comment !== "" && { comment }),
});
