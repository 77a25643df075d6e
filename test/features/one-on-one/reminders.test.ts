import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Card } from "../../../src/view/card.ts";
import { testDatabase } from "../../support/database.ts";
import { openTalks, type Talks } from "../../support/one-on-one.ts";
import { said } from "../../support/whole-office.ts";

// 2026-05-11 is a Monday. hana and boss talk every month; the other pair is ken's with chief.

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const database = testDatabase();
let talks: Talks;
let pair: string;
beforeAll(async () => {
  talks = await openTalks(database.db, "2026-05-11");
  pair = await talks.pair("hana", "boss");
  await talks.noted("hana", pair, { talked: "窓口", member: "資料を送る", memberBy: "2026-05-22" });
  await talks.fill("boss", await talks.open("boss", "propose", { p: pair }), { day1: "2026-05-25", time1: "10:00" });
  await talks.press("hana", await talks.open("hana", "pair", { p: pair }), "5月25日（月）10:00");
});

const nudged = async (day: string) => {
  talks.day(day);
  const found = await talks.nudges();
  const who = (id: string) => Object.entries(talks.ids).find(([, each]) => each === id)?.[0];
  return Object.fromEntries(found.map(({ to, facts }) => [who(to), facts]));
};

describe("A reminder", () => {
  it("comes on the working day before a talk, to both, and before a promise is due to its owner, once", async () => {
    expect(await nudged("2026-05-20")).toEqual({});
    expect(await nudged("2026-05-21")).toEqual({ hana: { tomorrow: 0, promises: 1, overdue: 0 } });
    expect(await nudged("2026-05-22")).toEqual({
      ...{ hana: { tomorrow: 1, promises: 0, overdue: 0 }, boss: { tomorrow: 1, promises: 0, overdue: 0 } },
    });
    expect(await nudged("2026-05-23")).toEqual({});
  });

  it("recalls what is late at the beginning of a week, and who has not talked for too long every fourth, to the member", async () => {
    await talks.press("boss", await talks.open("boss", "pair", { p: pair }), "延期する");
    // A month after 11 May they should have talked again; 15 June is the Monday after that.
    expect(await nudged("2026-06-12")).toEqual({});
    expect(await nudged("2026-06-15")).toEqual({ hana: { tomorrow: 0, promises: 1, overdue: 1 } });
    for (const day of ["2026-06-22", "2026-06-29", "2026-07-06"])
      expect(await nudged(day)).toEqual({ hana: { tomorrow: 0, promises: 1, overdue: 0 } });
    expect(await nudged("2026-07-13")).toEqual({ hana: { tomorrow: 0, promises: 1, overdue: 1 } });
  });

  it("does not ask for a time where times are proposed", async () => {
    talks.day("2026-07-13", "09:00");
    await talks.fill("boss", await talks.open("boss", "propose", { p: pair }), { day1: "2026-07-14", time1: "10:00" });
    expect(await nudged("2026-07-13")).toEqual({ hana: { tomorrow: 0, promises: 1, overdue: 0 } });
    expect(said(await talks.show("hana", "reminder", { day: "2026-07-13" }))).not.toContain("しばらく話していません");
    await talks.db.oneOnOneMeeting.deleteMany({ where: { heldOn: null } });
  });

  it("says who and when below a title that names nobody, nothing that anybody wrote, and can be put off", async () => {
    talks.day("2026-06-15");
    const card: Card = await talks.show("hana", "reminder", { day: "2026-06-15" });
    expect(card.title).toBe("1on1の約束の期限が近い、または過ぎています");
    expect(said(card)).toContain("bossさんとは、しばらく話していません");
    expect(said(await talks.show("boss", "reminder", { day: "2026-06-15" }))).not.toContain("しばらく話していません");
    expect(said(card)).not.toContain("資料を送る");
    expect(Object.keys(talks.feature.nudges ?? {})).toEqual(["reminder"]);
    const [nudge] = await talks.nudges();
    expect(nudge?.why).toBe("期限が近い、または過ぎた約束がある、決めた頻度より長く話していない相手がいるため。");
    expect(nudge?.once).toBe(`one-on-one.reminder:2026-06-15:${nudge?.to}`);
  });
});

describe("The week of a manager", () => {
  it("says whom they have not talked to, by name only where they look closer", async () => {
    const team = { lead: talks.ids.boss, members: [talks.ids.hana] };
    const parts = await talks.db.$transaction(async (tx) =>
      talks.feature.weekly?.(tx, [team], { monday: "2026-06-15", today: "2026-06-15" }),
    );
    const part = parts?.get(talks.ids.boss);
    expect(part?.facts).toEqual({ pairs: 1, overdue: 1, promises: 0 });
    const words = part?.words("ja");
    expect(words?.sentence).toBe("1on1をしばらくしていないメンバーが1人います");
    expect(`${words?.sentence}${words?.suggestion?.text}${words?.suggestion?.reason}`).not.toContain("hana");
    expect(said(words?.details)).toContain("hanaさん（前回　5月11日（月））");
    expect(part?.words("en").sentence).toBe("There is one of your team you have not had a 1-on-1 with for a while");
  });

  it("ran without a fault", () => expect(talks.faults).toEqual([]));
});
