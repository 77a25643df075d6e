import { writeSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { createBot } from "../../../src/bot/bot.ts";
import { createKeys } from "../../../src/bot/keys.ts";
import { openChats } from "../../../src/chats.ts";
import { createDirectory } from "../../../src/people/store.ts";
import { createChanges } from "../../../src/schedule/changes.ts";
import type { Step } from "../../../src/schedule/passing.ts";
import { dayInJapan } from "../../../src/services/clock.ts";
import { createCrypto } from "../../../src/services/crypto.ts";
import { type Database, openDatabase, type Tx } from "../../../src/services/database/database.ts";
import { breakProduct } from "./faults.ts";
import { counted } from "./feature.ts";
import { type FromChild, faultIn, type Settings, type Signal, type ToChild } from "./settings.ts";

// One replica: the product's own pieces from the database to Slack, with one small feature, and an end at the step
// that the harness asks for.

// When the harness itself has ended there is nobody to tell.
const send = (message: FromChild) => void process.send?.(message, () => {});

let armed: { readonly step: Step; readonly signal: Signal; left: number } | undefined;
const passing = (step: Step) => {
  if (armed?.step !== step || --armed.left > 0) return;
  const { signal } = armed;
  armed = undefined;
  // A message to the parent might be kept back with the rest of the process.
  if (signal === "SIGSTOP") writeSync(1, "standing still\n");
  process.kill(process.pid, signal);
};

process.on("message", (message: ToChild) => {
  if (message.do === "open") open(message.settings).catch((error) => send({ is: "failed", why: String(error?.stack) }));
  if (message.do === "arm") armed = { step: message.step, signal: message.signal, left: message.nth };
  if (message.do === "disarm") armed = undefined;
});
process.on("disconnect", () => process.exit());
send({ is: "loaded" });

async function open(settings: Settings): Promise<void> {
  const { botToken, signingSecret, apiUrl } = settings;
  const opened = await openDatabase({ databaseUrl: settings.databaseUrl, dataDir: "", onNote: () => {} });
  const { database, outboxOf } = await breakProduct(faultIn(process.env), opened);
  const { db } = database;
  const now = () => new Date(Date.now() + settings.aheadMs);
  const clock = { now, today: () => dayInJapan(now()) };
  const crypto = createCrypto(settings.keyring);
  const directory = createDirectory(db);
  const fault = (error: unknown, where: string) => {
    send({ is: "fault", where, why: String(error instanceof Error ? error.stack : error) });
    return "#";
  };
  const chats = await openChats({
    config: { slack: { botToken, signingSecret, appToken: undefined, apiUrl }, teams: undefined, demo: false },
    database,
    crypto,
    directory,
    calendar: { isWorkingDay: () => true, workingDaysSince: () => 0 },
    clock,
    fault,
    pace: { lease: settings.leaseMs, sweep: settings.sweepMs, gap: 5 },
    passing,
  });
  const bot = createBot<Tx>({
    features: [counted(db, await staff(db))],
    whoIs: directory.whoIs,
    clock,
    changes: createChanges(db, crypto, outboxOf(chats), passing),
    keys: createKeys(crypto.derive("one-time keys")),
    fault,
    did: () => {},
  });
  for (const platform of chats.platforms) await platform.listen(bot);
  chats.start(bot);
  const server = createServer(express().use(...chats.routers));
  server.listen(0, "127.0.0.1", () => send({ is: "open", port: (server.address() as AddressInfo).port }));
}

async function staff(db: Database): Promise<(staffNumber: string) => string> {
  const people = await db.person.findMany({ select: { id: true, staffNumber: true } });
  const ids = new Map(people.map(({ id, staffNumber }) => [staffNumber, id]));
  return (staffNumber) => ids.get(staffNumber) ?? "";
}
