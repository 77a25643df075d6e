import { randomUUID } from "node:crypto";
import type { Feature } from "../../../src/bot/feature.ts";
import { jobsOf } from "../../../src/bot/jobs.ts";
import type { Nudge, NudgeJob } from "../../../src/bot/notice.ts";
import { createAttendance } from "../../../src/features/attendance/store.ts";
import { keptBetween } from "../../../src/features/leave/units/store.ts";
import { trial } from "../../../src/features/trial/index.ts";
import { createDirectory } from "../../../src/people/store.ts";
import { runDue } from "../../../src/schedule/jobs.ts";
import { foreseeNudges, sendNudges } from "../../../src/schedule/nudges.ts";
import { createOutbox } from "../../../src/schedule/outbox/outbox.ts";
import { chainKey } from "../../../src/services/audit/chain.ts";
import { createAudit } from "../../../src/services/audit/store.ts";
import { calendarOf } from "../../../src/services/calendar.ts";
import { createCrypto, newKeyring } from "../../../src/services/crypto.ts";
import type { Database, Tx } from "../../../src/services/database/database.ts";
import { type Card, say } from "../../../src/view/card.ts";
import type { Entries } from "../../../src/view/form.ts";
import { type Cast, cast, hire, openOffice } from "../../support/office.ts";
import { targetOf } from "../../support/whole-office.ts";

export const SEED = 7;
const UNITS = 7;
const STAFF = 5;

/** Seven 課 of five people and a 課長 each, beside the small office. It is 1 April 2026. */
export async function openCity(db: Database) {
  const ids = await hire(db);
  const units = await Promise.all(Array.from({ length: UNITS }, (_, at) => settle(db, at)));
  const everybody = units.flatMap(({ head, staff }) => [head, ...staff]);
  const nudging = nudges([...everybody, ids.hana]);
  const feature = trial({
    ...{ db, calendar: calendarOf([]), attendance: createAttendance(db) },
    leave: { yearStart: 1, kept: (from, to) => keptBetween(db, from, to) },
    audit: createAudit(chainKey(createCrypto(newKeyring()))),
    stop: { percent: 15, people: 5 },
    newSeed: () => SEED,
    kinds: () => [{ feature: "nudges", kind: "soft", name: () => "やわらかいお知らせ", who: "everyone" }],
    personnel: (day) => createDirectory(db).withRole("HR", day),
  });
  const features: readonly Feature<Tx>[] = [nudging, feature];
  const office = openOffice(db, features);
  const sender = (who: Cast) => ({ platform: "web", account: cast[who] });
  const kept = { db, outbox: createOutbox() };
  const jobs = jobsOf(features).filter((job): job is NudgeJob<Tx> => job.until !== undefined);
  const nobody = async () => new Set<string>();
  const due = (day: string) => ({ day, now: new Date(`${day}T09:00:00+09:00`) });
  const told = (sent: readonly Nudge[], kind: string) =>
    new Set(sent.filter((nudge) => nudge.kind === kind).map(({ to }) => to));
  return {
    ...{ office, ids, units, sender, feature },
    hear: (who: Cast) => office.bot.hear(sender(who), "お知らせの効果", randomUUID()),
    open: (who: Cast, card: Card, label: string) => office.bot.open(sender(who), targetOf(card, label)),
    press: (who: Cast, card: Card, label: string) => office.bot.press(sender(who), targetOf(card, label)),
    plan: async (who: Cast, entries: Entries) => {
      const form = await office.bot.open(sender(who), { feature: "trial", name: "plan", about: {} });
      return form.type === "form" ? await office.bot.submit(sender(who), form.target, entries) : form;
    },
    /** Whom a kind is sent to on a day, as it would be and as it is. */
    foreseen: async (day: string, kind: string) => told(await foreseeNudges(db, jobs, nobody, due(day)), kind),
    sent: async (day: string, kind: string) => told(await sendNudges(kept, jobs, nobody, due(day)), kind),
    /** Runs the daily watch. */
    watch: (day: string) =>
      runDue({
        ...{ ...kept, away: nobody, clock: { now: () => due(day).now } },
        jobs: jobsOf(features).filter(({ name }) => name === "trial.watch"),
        onFault: (error) => {
          throw error;
        },
      }),
  };
}
export type City = Awaited<ReturnType<typeof openCity>>;

async function settle(db: Database, at: number) {
  const unit = await db.unit.create({ data: { code: `20${at}`, name: `${"甲乙丙丁戊己庚"[at]}課` } });
  const part = await db.unit.create({ data: { code: `20${at}1`, name: `${unit.name}係`, parentId: unit.id } });
  const add = async (number: number, level: "manager" | "staff") => {
    const unitId = level === "manager" ? unit.id : part.id;
    const assignments = { create: { unitId, level, fromDay: new Date("2020-04-01") } };
    const staffNumber = `20${at}0${number}`;
    const who = { staffNumber, name: staffNumber, kana: "", jobType: "一般事務", origin: "demo" as const };
    return (await db.person.create({ data: { ...who, assignments } })).id;
  };
  const head = await add(0, "manager");
  const staff = await Promise.all(Array.from({ length: STAFF }, (_, number) => add(number + 1, "staff")));
  return { id: unit.id, code: unit.code, name: unit.name, head, staff };
}

/** Nudges everybody every day: with a kind that one may turn off, and with one that protects health. */
const nudges = (people: readonly string[]): Feature<Tx> => ({
  name: "nudges",
  opens: {},
  presses: {},
  submits: {},
  shows: {
    soft: { who: "everyone", run: async () => say("soft") },
    health: { who: "everyone", run: async () => say("health") },
  },
  nudges: { soft: () => "やわらかいお知らせ" },
  jobs: [
    {
      ...{ name: "nudges.daily", at: "09:00", until: "17:15" },
      run: async (_tx, _now, day) => people.flatMap((to) => [nudge(to, "soft", day), nudge(to, "health", day)]),
    },
  ],
});

const nudge = (to: string, kind: string, day: string): Nudge => ({
  ...{ to, kind, feature: "nudges", about: {}, once: `${kind}:${day}:${to}`, class: "nudge", why: "", facts: {} },
});
