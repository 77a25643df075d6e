import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { inBatches } from "../../src/bot/batches.ts";
import type { Job } from "../../src/bot/notice.ts";
import { runDue, slotOf, startJobs } from "../../src/schedule/jobs.ts";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import type { Tx } from "../../src/services/database/database.ts";
import { testDatabase } from "../support/database.ts";
import { type Cast, hire } from "../support/office.ts";

const nobody = async () => new Set<string>();
const database = testDatabase();
let ids: Readonly<Record<Cast, string>>;
beforeAll(async () => {
  ids = await hire(database.db);
});
afterEach(() => database.db.jobRun.deleteMany());

const at = (instant: string) => ({ now: () => new Date(instant) });
const ran: string[] = [];
const note: Job<Tx>["run"] = async (_tx, _now, today) => {
  ran.push(today);
  return [];
};
const job = (name: string, run: Job<Tx>["run"] = note): Job<Tx> => ({
  name,
  at: "08:40",
  run,
});
const outbox = createOutbox();
const faults: string[] = [];
const onFault = (_error: unknown, name: string) => void faults.push(name);

describe("A daily job", () => {
  it("is due once its time has come in Japan, and before that the day before's is", () => {
    expect(slotOf({ at: "08:40" }, new Date("2026-11-24T08:39:00+09:00"))).toBe("2026-11-23");
    expect(slotOf({ at: "08:40" }, new Date("2026-11-24T08:40:00+09:00"))).toBe("2026-11-24");
    expect(slotOf({ at: "08:40" }, new Date("2026-12-31T23:59:00Z"))).toBe("2027-01-01");
  });

  it("that tells people something is due in its hours only, and never on another day", () => {
    const nudge = { at: "08:40", until: "17:15" };
    expect(slotOf(nudge, new Date("2026-11-24T00:05:00+09:00"))).toBeUndefined();
    expect(slotOf(nudge, new Date("2026-11-24T08:40:00+09:00"))).toBe("2026-11-24");
    expect(slotOf(nudge, new Date("2026-11-24T17:14:59+09:00"))).toBe("2026-11-24");
    expect(slotOf(nudge, new Date("2026-11-24T17:15:00+09:00"))).toBeUndefined();
  });

  it("runs once a day, however many processes look and however often", async () => {
    ran.length = 0;
    const options = { db: database.db, jobs: [job("once")], onFault, outbox, away: nobody };
    const morning = { ...options, clock: at("2026-11-24T09:00:00+09:00") };
    await Promise.all([runDue(morning), runDue(morning), runDue(morning)]);
    await runDue({ ...options, clock: at("2026-11-24T17:00:00+09:00") });
    expect(ran).toEqual(["2026-11-24"]);
    await runDue({ ...options, clock: at("2026-11-25T09:00:00+09:00") });
    expect(ran).toEqual(["2026-11-24", "2026-11-25"]);
  });

  it("that fails is tried again, and does not hold up the others", async () => {
    ran.length = 0;
    faults.length = 0;
    let broken = true;
    const failing = job("failing", async (_tx, _now, today) => {
      if (broken) throw new Error("not today");
      ran.push(`mended ${today}`);
      return [];
    });
    const options = {
      db: database.db,
      jobs: [failing, job("other")],
      onFault,
      away: nobody,
      outbox,
      clock: at("2026-11-24T09:00:00+09:00"),
    };
    await runDue(options);
    expect(faults).toEqual(["failing"]);
    expect(ran).toEqual(["2026-11-24"]);
    broken = false;
    await runDue(options);
    expect(ran).toEqual(["2026-11-24", "mended 2026-11-24"]);
  });

  it("writes its notices with its slot, at once when the product starts", async () => {
    const notice = { to: ids.hana, feature: "help", kind: "welcome", about: {}, once: "told", class: "nudge" } as const;
    const jobs = startJobs({
      db: database.db,
      outbox,
      jobs: [job("telling", async () => [notice])],
      onFault,
      away: nobody,
      clock: at("2026-11-24T09:00:00+09:00"),
    });
    await jobs.stop();
    expect(await database.db.notice.count({ where: { toId: ids.hana } })).toBe(1);
  });

  it("in batches keeps each as it is done, and begun anew does only what is left, once", async () => {
    const done: string[] = [];
    let broken = true;
    const batch = (name: string, to: string) => ({
      name,
      run: async () => {
        if (name === "second" && broken) throw new Error("the process died here");
        done.push(name);
        return [{ to, feature: "help", kind: "welcome", about: {}, once: `batch ${name}`, class: "nudge" } as const];
      },
    });
    const inTwo: Job<Tx> = {
      ...{ name: "two", at: "08:40" },
      run: async () => {
        done.push("end");
        return [];
      },
      batches: async () => [batch("first", ids.hana), batch("second", ids.ken)],
    };
    const told = () => database.db.notice.count({ where: { once: { startsWith: "batch" } } });
    const clock = at("2026-11-24T09:00:00+09:00");
    const options = { db: database.db, jobs: [inTwo], onFault, outbox, away: nobody, clock };
    await runDue(options);
    expect(done).toEqual(["first"]);
    expect(await told()).toBe(1);
    broken = false;
    await Promise.all([runDue(options), runDue(options)]);
    await runDue(options);
    expect(done).toEqual(["first", "second", "end"]);
    expect(await told()).toBe(2);
  });
});

describe("Batches", () => {
  const sizes = (all: readonly number[]) => inBatches(all, 10, (each) => each);
  it("hold at most so much together, in order", () => {
    expect(sizes([4, 6, 1, 9, 5])).toEqual([[4, 6], [1, 9], [5]]);
    expect(sizes([])).toEqual([]);
  });
  it("leave nobody out who is too large for any", () => {
    expect(sizes([3, 25, 3])).toEqual([[3], [25], [3]]);
  });
});
