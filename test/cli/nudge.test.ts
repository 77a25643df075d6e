import { CommanderError } from "commander";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Job, Nudge } from "../../src/bot/notice.ts";
import { nudgeCommand } from "../../src/cli/nudge.ts";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import type { Tx } from "../../src/services/database/database.ts";
import { testDatabase } from "../support/database.ts";
import { cast, hire } from "../support/office.ts";

const database = testDatabase();
let ids: Awaited<ReturnType<typeof hire>>;
let gone = new Set<string>();
beforeAll(async () => {
  ids = await hire(database.db);
});
beforeEach(async () => {
  gone = new Set();
  await database.db.notice.deleteMany();
  await database.db.jobRun.deleteMany();
  await database.db.mute.deleteMany();
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const overtime = (to: string, month: string): Nudge => ({
  ...{ to, feature: "overtime", kind: "month45", about: { month } },
  once: `overtime.month45:${month}:${to}`,
  class: "nudge",
  section: "agano#6-3-2-1",
  why: "11月の時間外勤務が45時間を超えたため。",
  facts: { minutes: 2701, limit: 2700 },
});

const jobs = (): readonly Job<Tx>[] => [
  {
    name: "overtime.nudge",
    at: "08:40",
    until: "17:15",
    run: async (_tx, _now, day) => [overtime(ids.hana, day.slice(0, 7)), overtime(ids.ken, day.slice(0, 7))],
  },
  { name: "other.work", at: "03:00", run: async () => Promise.reject(new Error("is no nudge")) },
];

/** Runs `nudge …` as the program would: its lines, what it says beside them, and its exit code. */
async function nudge(...words: string[]) {
  const written = { out: "", err: "" };
  const keep = (to: "out" | "err") => (text: string | Uint8Array) => {
    written[to] += text;
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(keep("out"));
  vi.spyOn(process.stderr, "write").mockImplementation(keep("err"));
  const { db } = database;
  const command = nudgeCommand({
    open: async () => ({ db, jobs: jobs(), away: async () => gone, outbox: createOutbox(), close: async () => {} }),
    now: () => new Date("2026-11-27T10:00:00+09:00"),
  }).exitOverride();
  const code = await command.parseAsync(["node", "nudge", ...words]).then(
    () => process.exitCode ?? 0,
    (error) => (error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : Promise.reject(error)),
  );
  return { ...written, lines: written.out.split("\n").filter(Boolean), code };
}

const stored = () => database.db.notice.count();

describe("The command that nudges", () => {
  it("shows who would be told what and why, and keeps nothing", async () => {
    const { lines, code } = await nudge("--dry-run", "--json");
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      [cast.hana, cast.ken].map((to, at) => ({
        to,
        kind: "overtime.month45",
        once: `overtime.month45:2026-11:${at === 0 ? ids.hana : ids.ken}`,
        section: "agano#6-3-2-1",
        why: "11月の時間外勤務が45時間を超えたため。",
        facts: { minutes: 2701, limit: 2700 },
      })),
    );
    expect(code).toBe(0);
    expect(await stored()).toBe(0);
    expect((await nudge("--dry-run")).err).toContain("2件です。--dry-run のため、何も送っていません。");
  });

  it("tells each once, and of another day what is due then", async () => {
    expect((await nudge()).lines).toHaveLength(2);
    expect((await nudge()).err).toContain("2026-11-27に送るお知らせはありません。");
    expect(await stored()).toBe(2);
    expect((await nudge("--as-of", "2026-12-01", "--dry-run")).lines).toHaveLength(2);
    expect((await nudge("--as-of", "2026-11-30", "--dry-run")).lines).toHaveLength(0);
  });

  it("leaves alone who is away, and who has put this kind off", async () => {
    gone = new Set([ids.hana]);
    expect((await nudge("--dry-run")).lines).toEqual([expect.stringMatching(new RegExp(`^${cast.ken}\t`))]);
    await database.db.mute.create({ data: { personId: ids.ken, feature: "overtime", kind: "month45" } });
    expect((await nudge("--dry-run")).lines).toEqual([]);
    await nudge();
    expect(await database.db.notice.findMany({ select: { toId: true } })).toEqual([{ toId: ids.ken }]);
  });

  it("does not know a day that is none, and lists its kinds", async () => {
    expect((await nudge("--as-of", "2026-02-30")).code).toBe(2);
    const { out, code } = await nudge("--help");
    expect(code).toBe(0);
    expect(out).toContain("evaluation.desk");
  });
});
