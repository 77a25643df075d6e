import { randomUUID } from "node:crypto";
import { type Bot, createBot } from "../../src/bot/bot.ts";
import type { Feature } from "../../src/bot/feature.ts";
import { createKeys } from "../../src/bot/keys.ts";
import { openCycle } from "../../src/features/evaluation/cycle/open.ts";
import { readDefinition } from "../../src/features/evaluation/definition/content.ts";
import type { Definition } from "../../src/features/evaluation/definition/definition.ts";
import { evaluation } from "../../src/features/evaluation/index.ts";
import { createEvaluations } from "../../src/features/evaluation/store.ts";
import { createDirectory } from "../../src/people/store.ts";
import { createChanges } from "../../src/schedule/changes.ts";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import { chainKey } from "../../src/services/audit/chain.ts";
import { createAudit } from "../../src/services/audit/store.ts";
import { readCalendar } from "../../src/services/calendar.ts";
import { type Crypto, createCrypto, newKeyring } from "../../src/services/crypto.ts";
import type { Database, Tx } from "../../src/services/database/database.ts";
import type { Correction, NextPage } from "../../src/view/answers.ts";
import type { Card } from "../../src/view/card.ts";
import type { Entries, Form } from "../../src/view/form.ts";
import type { Target } from "../../src/view/target.ts";
import { contentDir } from "./whole-office.ts";

/** Staff numbers: a 主事 and her colleague who reads English, their raters up the line, HR, and somebody of elsewhere. */
export const raters = {
  hana: "200001",
  ken: "200002",
  boss: "200003",
  chief: "200004",
  adjuster: "200005",
  confirmer: "200006",
  hr: "200007",
  other: "200008",
} as const;
export type Who = keyof typeof raters;

/** A small city in its evaluation year, whose days a test chooses. */
export type Year = {
  readonly db: Database;
  readonly bot: Bot;
  readonly feature: Feature<Tx>;
  readonly definition: Definition;
  readonly crypto: Crypto;
  readonly ids: Readonly<Record<Who, string>>;
  readonly faults: readonly unknown[];
  readonly cycle: string;
  /** Evaluation ids by person. */
  readonly of: (who: Who) => string;
  readonly day: (day: string) => void;
  readonly hear: (who: Who, words?: string) => Promise<Card>;
  readonly open: (who: Who, name: string, about: Target["about"]) => Promise<Form | Card>;
  readonly press: (who: Who, target: Target) => Promise<Card>;
  readonly submit: (who: Who, form: unknown, entries: Entries, via?: string) => Promise<Card | Correction | NextPage>;
};

export async function openYear(db: Database, firstDay = "2026-04-06"): Promise<Year> {
  let today = firstDay;
  const faults: unknown[] = [];
  const clock = { now: () => new Date(`${today}T10:00:00+09:00`), today: () => today };
  const ids = await hireRaters(db);
  const crypto = createCrypto(newKeyring());
  const definition: Definition = {
    ...(await readDefinition(contentDir)),
    raters: { adjuster: raters.adjuster, confirmer: raters.confirmer, board: [raters.other], units: [] },
  };
  const directory = createDirectory(db);
  const feature = evaluation({
    ...{ db, crypto, definition, directory },
    calendar: await readCalendar(contentDir),
    evaluations: createEvaluations(db, crypto, new Set(definition.raters.board)),
    audit: createAudit(chainKey(crypto)),
    newId: randomUUID,
    sections: () => [{ value: "agano#6-2-2-1", label: "人事評価" }],
  });
  const bot = createBot<Tx>({
    features: [feature],
    whoIs: directory.whoIs,
    clock,
    changes: createChanges(db, crypto, createOutbox()),
    keys: createKeys(crypto.derive("one-time keys")),
    fault: (error) => `#${faults.push(error)}`,
    did: () => {},
  });
  const opened = await db.$transaction((tx) =>
    openCycle(tx, { definition, kind: "year", year: 2026, day: firstDay, now: clock.now() }),
  );
  const rows = await db.evaluation.findMany({ select: { id: true, personId: true } });
  const sender = (who: Who) => ({ platform: "web", account: raters[who] });
  return {
    ...{ db, bot, feature, definition, crypto, ids, faults },
    cycle: opened?.id ?? "",
    of: (who) => rows.find(({ personId }) => personId === ids[who])?.id ?? "",
    day: (day) => {
      today = day;
    },
    hear: (who, words = "評価") => bot.hear(sender(who), words, randomUUID()),
    open: (who, name, about) => bot.open(sender(who), { feature: "evaluation", name, about }),
    press: (who, target) => bot.press(sender(who), target),
    submit: (who, form, entries, via = "submit") => bot.submit(sender(who), formOf(form).target, entries, via),
  };
}

/** The form in whatever was answered. */
export function formOf(answer: unknown): Form {
  const drawn = answer as Form | Correction | NextPage | Card;
  if (drawn.type === "form") return drawn;
  if (drawn.type === "card") throw new Error(`no form: ${JSON.stringify(drawn)}`);
  return drawn.form;
}

async function hireRaters(db: Database): Promise<Readonly<Record<Who, string>>> {
  const unit = await db.unit.create({ data: { code: "210", name: "市民生活課" } });
  const add = async (
    who: Who,
    level: "manager" | "leader" | "staff",
    manager?: string,
    more: { hr?: true; en?: true } = {},
  ) => {
    const { id } = await db.person.create({
      data: {
        ...{ staffNumber: raters[who], name: who, kana: who, jobType: "一般事務", origin: "demo" },
        email: `${raters[who]}@city.agano.example`,
        locale: more.en ? "en" : "ja",
        hiredOn: new Date("2015-04-01"),
        assignments: {
          create: { unitId: unit.id, level, managerId: manager ?? null, fromDay: new Date("2020-04-01") },
        },
        ...(more.hr && { roles: { create: { role: "HR" as const } } }),
      },
    });
    return id;
  };
  const confirmer = await add("confirmer", "manager");
  const adjuster = await add("adjuster", "manager", confirmer);
  const chief = await add("chief", "manager", confirmer);
  const boss = await add("boss", "manager", chief);
  return {
    ...{ confirmer, adjuster, chief, boss },
    hana: await add("hana", "staff", boss),
    ken: await add("ken", "staff", boss, { en: true }),
    hr: await add("hr", "leader", adjuster, { hr: true }),
    other: await add("other", "manager", confirmer),
  };
}
