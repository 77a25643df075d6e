import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { type Cast, hire, type Office, openOffice } from "../support/office.ts";
import { diary, layDiaries } from "./diary.ts";
import { as, errorOf, listen, type Reply, startWeb, until, type WebServer } from "./web-server.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const database = testDatabase();
let office: Office;
let ids: Readonly<Record<Cast, string>>;
let server: WebServer;
beforeAll(async () => {
  ids = await hire(database.db);
  await layDiaries(database.db);
  office = openOffice(database.db, [diary(database.db, ids.boss)]);
  server = await startWeb(office, { demo: false, publicUrl: "https://hagukumi.example" });
});
afterAll(() => server?.close());

const link = async () => (await server.web.page(ids.hana)).replace("https://hagukumi.example/enter#", "");
const enter = (token: string, cookie = "") => server.post("/web/enter", { token }, cookie ? { cookie } : {});
const cookieOf = ({ headers }: Reply) => headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
const signIn = async () => cookieOf(await enter(await link()));
const me = (cookie: string) => server.ask("/web/me", { headers: { cookie } });

describe("The way in, outside the demo", () => {
  it("is a link that looking does not spend and that works once", async () => {
    const token = await link();
    expect((await server.ask("/enter")).headers["set-cookie"]).toBeUndefined();
    const entered = await enter(token);
    expect(entered.status).toBe(200);
    expect(JSON.parse((await me(cookieOf(entered))).body)).toMatchObject({ demo: false, person: { name: "hana" } });
    const again = await enter(token);
    expect(again.status).toBe(403);
    expect(again.headers["set-cookie"]).toBeUndefined();
    expect(errorOf(again)).toContain("このリンクは使用済みか、期限（10分）が過ぎています。");
  });

  it("lets one in when several run for it", async () => {
    const token = await link();
    const statuses = (await Promise.all(Array.from({ length: 8 }, () => enter(token)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  it("closes after ten minutes", async () => {
    const [early, late] = [await link(), await link()];
    office.wait(10 * MINUTE - 1);
    expect((await enter(early)).status).toBe(200);
    office.wait(1);
    expect((await enter(late)).status).toBe(403);
  });

  it("takes no guess and no demo name", async () => {
    expect((await enter("x".repeat(43))).status).toBe(403);
    expect((await server.ask("/web/me", { headers: as("hana") })).status).toBe(401);
    expect((await server.ask("/web/events?as=100001")).status).toBe(401);
    expect((await server.ask("/web/people")).status).toBe(404);
    expect(errorOf(await server.ask("/web/me"))).toContain("チャットで「画面」と送信し");
  });

  it("leaves a cookie that only this site over https can use, and no token in the database", async () => {
    const token = await link();
    const reply = await enter(token);
    expect(reply.headers["set-cookie"]?.[0]).toMatch(
      /^__Host-hagukumi=[\w-]{43};.*Path=\/;.*HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(reply.headers["strict-transport-security"]).toContain("max-age");
    const rows = JSON.stringify([await office.db.webLink.findMany(), await office.db.webSession.findMany()]);
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(cookieOf(reply).split("=")[1]);
    const local = await startWeb(office, { demo: false, publicUrl: "http://localhost:3978" });
    const plain = await local.post("/web/enter", { token: await link() });
    expect(plain.headers["set-cookie"]?.[0]).toMatch(/^hagukumi=.*HttpOnly; SameSite=Strict$/);
    await local.close();
  });
});

describe("A session", () => {
  it("ends after 15 idle minutes, and not while it is used", async () => {
    const cookie = await signIn();
    for (let n = 0; n < 4; n++) {
      office.wait(14 * MINUTE);
      expect((await me(cookie)).status).toBe(200);
    }
    office.wait(15 * MINUTE);
    expect((await me(cookie)).status).toBe(401);
  });

  it("ends after eight hours however busy it was", async () => {
    const cookie = await signIn();
    for (let waited = 10 * MINUTE; waited < 8 * HOUR; waited += 10 * MINUTE) {
      office.wait(10 * MINUTE);
      expect((await me(cookie)).status).toBe(200);
    }
    office.wait(10 * MINUTE);
    expect((await me(cookie)).status).toBe(401);
  });

  it("is not kept alive by a page that only listens, and that page ends with it", async () => {
    const quick = await startWeb(office, { demo: false, publicUrl: "https://hagukumi.example", heartbeatMs: 50 });
    const cookie = await signIn();
    const page = await listen(quick, "/web/events", { cookie });
    await until(() => page.heard().includes("event: notices"));
    expect(page.ended()).toBe(false);
    office.wait(15 * MINUTE);
    await until(page.ended);
    expect((await me(cookie)).status).toBe(401);
    await quick.close();
  });

  it("ends with the sign-out, and so does a page that listens", async () => {
    const cookie = await signIn();
    const page = await listen(server, "/web/events", { cookie });
    const left = await server.post("/web/leave", {}, { cookie });
    expect(left.headers["set-cookie"]?.[0]).toMatch(/^__Host-hagukumi=;/);
    expect((await me(cookie)).status).toBe(401);
    await until(page.ended);
  });

  it("is new with every entry: the browser's last one ends, and one set from outside is worth nothing", async () => {
    const first = await signIn();
    const second = cookieOf(await enter(await link(), first));
    expect(second).not.toBe(first);
    expect((await me(first)).status).toBe(401);
    expect((await me(second)).status).toBe(200);
    expect((await me("__Host-hagukumi=chosen-by-somebody")).status).toBe(401);
  });

  it("ends when the person leaves the city", async () => {
    const cookie = await signIn();
    await office.db.person.update({ where: { id: ids.hana }, data: { leftOn: new Date("2026-04-01") } });
    expect((await me(cookie)).status).toBe(401);
    await office.db.person.update({ where: { id: ids.hana }, data: { leftOn: null } });
    expect((await me(cookie)).status).toBe(200);
  });

  it("takes what is sent from its own address only", async () => {
    const cookie = await signIn();
    const send = (headers: Readonly<Record<string, string>>) =>
      server.post("/web/hear", { id: "1", words: "日誌" }, { cookie, ...headers });
    expect((await send({ origin: "https://hagukumi.example" })).status).toBe(200);
    expect((await send({ origin: "https://evil.example" })).status).toBe(403);
    expect((await send({ origin: "https://evil.example", host: "evil.example" })).status).toBe(403);
  });

  it("is forgotten when it can let nobody in any more", async () => {
    await signIn();
    office.wait(9 * HOUR);
    await signIn();
    expect(await office.db.webSession.count()).toBe(1);
    expect(await office.db.webLink.count()).toBe(1);
  });
});
