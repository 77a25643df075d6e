import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { type Cast, cast } from "../support/office.ts";
import { openWholeOffice, said, type WholeOffice } from "../support/whole-office.ts";

// What each feature puts on the dashboard. rin is in HR, boss leads and is made IT.

const database = testDatabase();
let office: WholeOffice;
beforeAll(async () => {
  office = await openWholeOffice(database.db);
  await database.db.personRole.create({ data: { personId: office.ids.boss, role: "ADMIN" } });
});
afterAll(() => office.policies.close());

const sender = (who: Cast) => ({ platform: "web", account: cast[who] });
const pagesOf = (who: Cast) => office.bot.pages(sender(who));
const show = (who: Cast, feature: string, name: string) => office.bot.show(sender(who), { feature, name, about: {} });

describe("The dashboard's pages", () => {
  it("are HR's: questions that wait, the measures, and how notices are delivered", async () => {
    const titles = (await pagesOf("rin")).map(({ name, title }) => [name, title]);
    expect(titles).toEqual(
      expect.arrayContaining([
        ["enquiry.queue", "人事係への質問"],
        ["measures.status", "取組の状況"],
        ["delivery.standing", "配信状況"],
      ]),
    );
    for (const who of ["hana", "ken", "boss"] as const) expect(await pagesOf(who)).toEqual([]);
  });

  it("can each be drawn, and stand in an address by a name that no other has", async () => {
    const pages = await pagesOf("rin");
    for (const { name, target } of pages) {
      expect((await office.bot.show(sender("rin"), target)).refused, name).toBeUndefined();
      expect(name).toMatch(/^[a-z-]+\.[a-z-]+$/);
    }
    expect(new Set(pages.map(({ name }) => name)).size).toBe(pages.length);
  });

  it("show what their words show, and nothing to who may not say them", async () => {
    for (const [feature, name, words] of [
      ["enquiry", "queue", "質問の対応"],
      ["delivery", "standing", "配信状況"],
    ] as const) {
      expect(said(await show("rin", feature, name))).toBe(said(await office.hear("rin", words)));
      expect((await show("hana", feature, name)).refused).toBe("not-found");
    }
  });
});
