import { beforeEach, describe, expect, it } from "vitest";
import type { WeekPart } from "../../../src/bot/weekly.ts";
import { testDatabase } from "../../support/database.ts";
import { type Hours, openHours } from "../../support/overtime.ts";

// What overtime says on the weekly card: the team of boss are hana, ken and far, whom he borrows for the test.

const database = testDatabase();
let hours: Hours;
beforeEach(async () => {
  await database.db.$executeRaw`truncate unit, person, notice, attendance_import, job_run, mute cascade`;
  hours = await openHours(database);
});

const days = ["02", "04", "05", "06", "09", "10", "11", "12", "13", "16"];
const each = (who: "hana" | "ken" | "far", clock: string) => days.map((day) => [who, `2026/11/${day}`, clock] as const);

async function week(): Promise<WeekPart | undefined> {
  const { boss, hana, ken, far } = hours.ids;
  const teams = [{ lead: boss, members: [hana, ken, far] }];
  const said = await database.db.$transaction(
    async (tx) => await hours.feature.weekly?.(tx, teams, { monday: "2026-11-23", today: "2026-11-27" }),
  );
  return said?.get(boss);
}

describe("On the week's card overtime", () => {
  it("says nothing where there is nothing to say", async () => {
    await hours.days([...each("hana", "1:00"), ...each("ken", "1:00"), ...each("far", "1:00")]);
    expect(await week()).toBeUndefined();
  });

  it("says how many passed a limit, names nobody outside the details, and offers the team", async () => {
    await hours.days([...each("hana", "4:31"), ...each("ken", "1:00"), ...each("far", "1:00")]);
    const part = await week();
    expect(part?.facts).toMatchObject({ over: 1, likely: 0 });
    const { sentence, suggestion, details } = part?.words("ja") ?? {};
    expect(sentence).toBe("時間外勤務が上限を超えた職員が1人います");
    expect(JSON.stringify([sentence, suggestion])).not.toContain("hana");
    expect(suggestion).toMatchObject({ section: "agano#6-3-2-1", button: { target: { name: "team" } } });
    expect(JSON.stringify(details)).toContain("hana");
    expect(part?.words("en").sentence).toBe("One of your staff has passed an overtime limit");
  });

  it("says that the load is uneven when one has more than twice the average", async () => {
    // 20 hours, 2 and 2: the average is 8.
    await hours.days([...each("hana", "2:00"), ...each("ken", "0:12"), ...each("far", "0:12")]);
    expect((await week())?.words("ja").suggestion?.text).toBe("移せる仕事が一つないか、確かめてみませんか。");
    // 20, 10 and 10: twice the average would be more than 26 hours.
    await hours.days([...each("ken", "1:00"), ...each("far", "1:00")]);
    expect(await week()).toBeUndefined();
  });

  it("asks for the review of a breach that is open", async () => {
    await hours.months([["hana", "2026/10", "46:00"]]);
    await hours.nudge();
    const part = await week();
    expect(part?.facts).toMatchObject({ reviews: 1 });
    expect(part?.words("ja").suggestion).toMatchObject({ reason: "期限は2027年9月30日です。" });
  });
});
