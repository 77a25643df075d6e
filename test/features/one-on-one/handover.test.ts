import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Card } from "../../../src/view/card.ts";
import { testDatabase } from "../../support/database.ts";
import { formOf } from "../../support/evaluation.ts";
import { moveHana, openTalks, type Talks } from "../../support/one-on-one.ts";
import { labels, said } from "../../support/whole-office.ts";

// April: next leads hana now. She and boss talked twice, with two promises of hers and one of his.

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const database = testDatabase();
let talks: Talks;
let old: string;
const meetings: string[] = [];
beforeAll(async () => {
  talks = await openTalks(database.db, "2026-02-10");
  old = await talks.pair("hana", "boss");
  meetings.push(await talks.noted("hana", old, { ...{ talked: "一回目", member: "約束A", memberBy: "2026-05-01" } }));
  talks.day("2026-03-10");
  meetings.push(
    await talks.noted("boss", old, {
      ...{
        talked: "二回目",
        member: "約束B",
        memberBy: "2026-05-01",
        counterpart: "約束C",
        counterpartBy: "2026-05-01",
      },
    }),
  );
  await talks.fill("hana", await talks.open("hana", "propose", { p: old }), { day1: "2026-04-10", time1: "10:00" });
  talks.day("2026-04-01");
  await moveHana(talks.db, talks.ids, "2026-04-01");
  await talks.run("one-on-one.follow");
  await talks.run("one-on-one.follow");
});

const fresh = () =>
  talks.db.oneOnOnePair.findFirstOrThrow({ where: { memberId: talks.ids.hana, counterpartId: talks.ids.next } });

describe("When the line manager changes", () => {
  it("the old pair ends and the new one begins with the same rhythm, once, and everybody is told", async () => {
    expect(await talks.db.oneOnOnePair.findUnique({ where: { id: old } })).toMatchObject({
      endedOn: new Date("2026-04-01"),
    });
    const pair = await fresh();
    expect(pair).toMatchObject({ agreedOn: new Date("2026-04-01"), months: 1, minutes: 30 });
    const told = await talks.db.notice.findMany({
      where: { once: { contains: ":line:" } },
      select: { toId: true, about: true },
    });
    expect(told.map(({ toId, about }) => [toId, (about as { news: string }).news]).toSorted()).toEqual(
      [
        [talks.ids.hana, "ended"],
        [talks.ids.boss, "ended"],
        [talks.ids.hana, "begun"],
        [talks.ids.next, "begun"],
      ].toSorted(),
    );
    const { id } = pair;
    const open = said(await talks.open("next", "pair", { p: id }));
    for (const private_ of ["約束", "一回目", "二回目"])
      expect(
        open
          .replaceAll("約束（次回までにやること）", "")
          .replaceAll("済んでいない約束", "")
          .replaceAll("約束を足す", ""),
      ).not.toContain(private_);
  });

  it("nothing moves until both have agreed to the same", async () => {
    const form = await talks.open("hana", "handover-choose", { p: old });
    const promises = formOf(form).fields.find(({ id }) => id === "promises");
    const options = promises && "options" in promises ? promises.options : [];
    expect(options.map(({ label }) => label).toSorted()).toEqual([
      "bossさん：約束C",
      "hanaさん：約束A",
      "hanaさん：約束B",
    ]);
    const chosen = options.filter(({ label }) => !label.includes("約束B")).map(({ value }) => value);
    await talks.fill("hana", form, { promises: chosen, meetings: [meetings[1] ?? ""] });
    expect(said(await talks.open("hana", "handover", { p: old }))).not.toContain("この内容に同意する");
    expect(await talks.db.oneOnOnePromise.count({ where: { pairId: old } })).toBe(3);
    expect(await talks.open("next", "handover", { p: old })).toMatchObject({ refused: "not-found" });
  });

  it("nobody agrees to what they chose themselves, with whatever button", async () => {
    const card = await talks.open("boss", "handover", { p: old });
    const chosenBy = (who: "hana" | "boss") =>
      talks.db.oneOnOneHandover.update({ where: { fromId: old }, data: { proposedById: talks.ids[who] } });
    await chosenBy("boss");
    expect((await talks.press("boss", card, "この内容に同意する")).title).toBe("内容が変わりました");
    expect(await talks.db.oneOnOnePromise.count({ where: { pairId: old } })).toBe(3);
    await chosenBy("hana");
  });

  it("boss agrees to what is on his card, not to what was chosen since", async () => {
    const stale = (await talks.open("boss", "handover", { p: old })) as Card;
    expect(said(stale)).toContain("約束A");
    const form = await talks.open("hana", "handover-choose", { p: old });
    await talks.fill("hana", form, {});
    expect((await talks.press("boss", stale, "この内容に同意する")).title).toBe("内容が変わりました");
    expect(await talks.db.oneOnOnePromise.count({ where: { pairId: old } })).toBe(3);
    const card = await talks.open("boss", "handover", { p: old });
    expect((await talks.press("boss", card, "この内容に同意する")).title).toBe("引継ぎが済みました");
  });

  it("then the promises go to the new pair, the former manager's to the new one, and one note can be read", async () => {
    const { id } = await fresh();
    const card = said(await talks.open("next", "pair", { p: id }));
    expect(card).toContain("hanaさん：約束A");
    expect(card).toContain("nextさん：約束C");
    expect(card).not.toContain("約束B");
    const note = await talks.open("next", "meeting", { p: id, m: meetings[1] ?? "" });
    expect(said(note)).toContain("二回目");
    expect(labels(note as Card)).toEqual([]);
    expect(await talks.open("next", "meeting", { p: id, m: meetings[0] ?? "" })).toMatchObject({
      refused: "not-found",
    });
    for (const name of ["note", "add", "private"])
      expect(await talks.open("next", name, { p: id, m: meetings[1] ?? "" })).toMatchObject({ refused: "not-found" });
  });

  it("the former manager still reads what they wrote together, and arranges nothing any more", async () => {
    expect(said(await talks.open("boss", "meeting", { p: old, m: meetings[0] ?? "" }))).toContain("一回目");
    expect(await talks.open("boss", "propose", { p: old })).toMatchObject({ refused: "stale" });
    expect(await talks.db.oneOnOneMeeting.findFirst({ where: { pairId: old, heldOn: null } })).toMatchObject({
      ...{ proposed: [], meetsAt: null },
    });
  });

  it("ran without a fault", () => expect(talks.faults).toEqual([]));
});
