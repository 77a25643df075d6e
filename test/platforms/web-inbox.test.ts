import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { type Cast, hire, type Office, openOffice } from "../support/office.ts";
import { diary, layDiaries } from "./diary.ts";
import { about } from "./diary-views.ts";
import { as, listen, said, startWeb, until, type WebServer } from "./web-server.ts";

const database = testDatabase();
let office: Office;
let ids: Readonly<Record<Cast, string>>;
let demo: WebServer;
beforeAll(async () => {
  ids = await hire(database.db);
  await layDiaries(database.db);
  office = openOffice(database.db, [diary(database.db, ids.boss)]);
  demo = await startWeb(office);
});
afterAll(() => demo?.close());

describe("The inbox", () => {
  const tell = async (once: string, more: Readonly<Record<string, string>> = {}, toId = ids.boss) =>
    (
      await office.db.notice.create({
        data: {
          toId,
          feature: "diary",
          kind: "written",
          about: about(more),
          once,
          class: "receipt",
          section: "agano#6-3",
          createdAt: office.clock.now(),
        },
      })
    ).id;
  const inbox = async (who: Cast) => JSON.parse((await demo.ask("/web/notices", { headers: as(who) })).body);
  const unread = async (who: Cast) => JSON.parse((await demo.ask("/web/me", { headers: as(who) })).body).unread;

  it("draws each notice now, for its reader; what they may no longer see is not named and not counted", async () => {
    await office.db.notice.deleteMany();
    const id = await tell("inbox:1");
    await tell("inbox:2", { hidden: "yes" });
    expect(await unread("boss")).toBe(2);
    expect(await inbox("boss")).toMatchObject([{ id, title: "日誌が届きました", read: false, section: "agano#6-3" }]);
    expect(await unread("boss")).toBe(1);
    const opened = await demo.post(`/web/notices/${id}/read`, {}, as("boss"));
    expect(said(opened)).toContain("読みました。");
    expect(await unread("boss")).toBe(0);
    expect(await inbox("boss")).toMatchObject([{ read: true }]);
  });

  it("is its reader's alone", async () => {
    const id = await tell("inbox:3");
    expect((await demo.post(`/web/notices/${id}/read`, {}, as("hana"))).status).toBe(404);
    expect((await demo.post(`/web/notices/${"-".repeat(36)}/read`, {}, as("boss"))).status).toBe(404);
    expect(await inbox("hana")).toEqual([]);
  });

  it("tells open pages at once, a limited number of them, until it closes", async () => {
    await office.db.notice.deleteMany();
    const server = await startWeb(office, { heartbeatMs: 50 });
    const pages = await Promise.all(Array.from({ length: 9 }, () => listen(server, "/web/events?as=100003")));
    await until(() => pages.filter(({ ended }) => ended()).length === 1);
    const open = pages.find(({ ended }) => !ended());
    await tell("live:1");
    await server.web.noticed(ids.boss);
    await until(() => open?.heard().includes('event: notices\ndata: {"unread":1}') ?? false);
    await until(() => open?.heard().includes(": \n\n") ?? false);
    await server.web.platform.close();
    await until(() => pages.every(({ ended }) => ended()));
    await server.close();
  });
});
