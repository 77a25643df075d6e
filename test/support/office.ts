import { type Bot, createBot } from "../../src/bot/bot.ts";
import type { Feature } from "../../src/bot/feature.ts";
import { createKeys } from "../../src/bot/keys.ts";
import { putOff } from "../../src/features/notices/views.ts";
import type { Directory } from "../../src/people/directory.ts";
import { createDirectory } from "../../src/people/store.ts";
import { createChanges } from "../../src/schedule/changes.ts";
import { createOutbox, type Outbox } from "../../src/schedule/outbox/outbox.ts";
import { dayInJapan } from "../../src/services/clock.ts";
import { type Crypto, createCrypto, newKeyring } from "../../src/services/crypto.ts";
import type { Database, Tx } from "../../src/services/database/database.ts";

/** A small office with a real bot on a real database, whose clock stands where a test puts it. */
export type Office<Who extends string = Cast> = {
  readonly db: Database;
  /** Who there is, with their staff numbers. */
  readonly cast: Readonly<Record<Who, string>>;
  readonly bot: Bot;
  readonly directory: Directory;
  readonly clock: { readonly now: () => Date; readonly today: () => string };
  /** Lets time pass. */
  readonly wait: (ms: number) => void;
  readonly crypto: Crypto;
  readonly fault: (error: unknown) => string;
  readonly faults: readonly unknown[];
};

/** Staff numbers of the cast: two 主事, their manager, HR. Ken reads English. */
export const cast = { hana: "100001", ken: "100002", boss: "100003", rin: "100004" } as const;
export type Cast = keyof typeof cast;

const morning = new Date("2026-04-01T00:30:00Z");

/** outbox: where notices go besides the page; nowhere when left out. begins: what the clock shows at first. */
export function openOffice(
  db: Database,
  features: readonly Feature<Tx>[],
  outbox: Outbox = createOutbox(),
  begins: Date = morning,
): Office {
  let at = begins.getTime();
  const wait = (ms: number) => {
    at += ms;
  };
  const faults: unknown[] = [];
  const clock = { now: () => new Date(at), today: () => dayInJapan(new Date(at)) };
  const fault = (error: unknown) => `#${faults.push(error)}`;
  const directory = createDirectory(db);
  const crypto = createCrypto(newKeyring());
  const bot = createBot<Tx>({
    features,
    whoIs: directory.whoIs,
    clock,
    changes: createChanges(db, crypto, outbox),
    keys: createKeys(crypto.derive("one-time keys")),
    putOff,
    fault,
    did: () => {},
  });
  return { db, cast, bot, directory, clock, crypto, fault, faults, wait };
}

/** Writes the cast down; once for each database. Gives their ids. */
export async function hire(db: Database): Promise<Readonly<Record<Cast, string>>> {
  const unit = await db.unit.create({ data: { code: "100", name: "市民生活課" } });
  const add = async (name: Cast, more: { manager?: string; locale?: "ja" | "en"; hr?: boolean }) => {
    const { manager, locale = "ja", hr = false } = more;
    const post = {
      unitId: unit.id,
      level: manager ? ("staff" as const) : ("manager" as const),
      managerId: manager ?? null,
      fromDay: new Date("2020-04-01"),
    };
    const { id } = await db.person.create({
      data: {
        staffNumber: cast[name],
        name,
        kana: name,
        email: `${cast[name]}@city.agano.example`,
        jobType: "一般事務",
        locale,
        origin: "demo",
        assignments: { create: post },
        ...(hr && { roles: { create: { role: "HR" as const } } }),
      },
    });
    return id;
  };
  const boss = await add("boss", {});
  const hana = await add("hana", { manager: boss });
  const ken = await add("ken", { manager: boss, locale: "en" });
  return { boss, hana, ken, rin: await add("rin", { hr: true }) };
}
