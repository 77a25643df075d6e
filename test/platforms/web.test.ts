import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { type Cast, hire, type Office, openOffice } from "../support/office.ts";
import { diary, diaryOf, layDiaries } from "./diary.ts";
import { as, errorOf, said, startWeb, type WebServer } from "./web-server.ts";

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

const hear = (words: string, headers: Readonly<Record<string, string>> = as("hana")) =>
  demo.post("/web/hear", { id: "1", words }, headers);
const press = (target: unknown, who: Cast = "hana") => demo.post("/web/press", { target }, as(who));
const ackTarget = async (who: Cast = "hana") => {
  const { body } = await hear("日誌", as(who));
  return JSON.parse(/"target":(\{"feature":"diary","name":"ack"[^}]*\}[^}]*\})/.exec(body)?.[1] ?? "{}");
};
const post = (body: string, headers: Readonly<Record<string, string>>) =>
  demo.ask("/web/hear", { method: "POST", headers: { ...as("hana"), ...headers }, body });
const json = { "content-type": "application/json" };
const question = JSON.stringify({ id: "1", words: "日誌" });

describe("The demo's door", () => {
  it("knows nobody without a name, and says what to do", async () => {
    for (const headers of [{}, as(undefined), { "hagukumi-as": "constructor" }, { "hagukumi-as": "1".repeat(500) }]) {
      const reply = await hear("日誌", headers);
      expect(reply.status).toBe(401);
      expect(errorOf(reply)).toContain("デモの職員が選ばれていません。");
    }
    expect(errorOf(await hear("日誌", { "accept-language": "en" }))).toMatch(/^Nobody of the demo city/);
    expect((await demo.ask("/web/events?as=999999")).status).toBe(401);
  });

  it("answers this machine only: no foreign Host name, no proxy", async () => {
    const refused = [
      { host: "evil.example" },
      { host: "localhost.evil.example" },
      { "x-forwarded-for": "127.0.0.1" },
      { forwarded: "for=x" },
    ];
    for (const headers of refused) {
      const reply = await demo.ask("/web/me", { headers: { ...as("hana"), ...headers } });
      expect(reply.status, JSON.stringify(headers)).toBe(403);
      expect(errorOf(reply)).toContain("何も保存していません");
    }
    for (const host of ["localhost", `127.0.0.1:${demo.port}`, `[::1]:${demo.port}`])
      expect((await demo.ask("/web/me", { headers: { ...as("hana"), host } })).status, host).toBe(200);
  });

  it("lists people to be, and what the first page needs", async () => {
    const { people, total } = JSON.parse((await demo.ask("/web/people?q=hana&limit=-3")).body);
    expect([people.length, total, people[0].role]).toEqual([1, 1, "一般職"]);
    expect(JSON.parse((await demo.ask("/web/start")).body)).toEqual({
      demo: true,
      city: "あがの市（デモ）",
      questions: ["年休は？"],
    });
    expect((await demo.post("/web/enter", { token: "x" })).status).toBe(404);
  });

  it("says who can read what is typed, in the reader's language, which can be changed", async () => {
    const me = JSON.parse((await demo.ask("/web/me", { headers: as("rin") })).body);
    expect(me.readers).toEqual([
      { text: "あなた", may: true },
      { text: "上司には見えません", may: false },
      { text: "人事係には、だれの質問か見えません", may: false },
    ]);
    const english = JSON.parse((await demo.post("/web/locale", { locale: "en" }, as("rin"))).body);
    expect(english).toMatchObject({ locale: "en", readers: [{ text: "You" }, {}, {}], questions: ["Leave?"] });
    await demo.post("/web/locale", { locale: "ja" }, as("rin"));
  });
});

describe("What is sent to the page's server", () => {
  it("comes from our own page, as JSON", async () => {
    const foreign: readonly (readonly [Readonly<Record<string, string>>, number])[] = [
      [{ ...json, origin: "https://evil.example" }, 403],
      [{ ...json, origin: "null" }, 403],
      [{ ...json, origin: "http://localhost:1" }, 403],
      [{ ...json, "sec-fetch-site": "cross-site" }, 403],
      [{ ...json, "sec-fetch-site": "same-site" }, 403],
      [{ "content-type": "text/plain" }, 415],
      [{ "content-type": "application/x-www-form-urlencoded" }, 415],
      [{}, 415],
    ];
    for (const [headers, status] of foreign)
      expect((await post(question, headers)).status, JSON.stringify(headers)).toBe(status);
    const own = { ...json, origin: `http://localhost:${demo.port}`, "sec-fetch-site": "same-origin" };
    expect((await post(question, own)).status).toBe(200);
  });

  it("is refused in words when it is too much, and nothing happens", async () => {
    const reply = await hear("長".repeat(1_000_000 / 3));
    expect(reply.status).toBe(413);
    expect(errorOf(reply)).toContain("内容は受け付けていません。");
    expect(errorOf(await hear("a".repeat(1_000_000), { ...as("hana"), "accept-language": "en" }))).toContain(
      "Nothing was taken",
    );
    expect((await hear("a".repeat(110_000))).status).toBe(413);
    expect(said(await hear("長".repeat(30_000)))).toContain("4000字まで");
    const target = { feature: "diary", name: "one", about: {} };
    const entries = { detail: "a".repeat(70_000) };
    expect((await demo.post("/web/submit", { target, entries, via: "submit" }, as("hana"))).status).toBe(413);
    expect(await diaryOf(office.db, ids.hana)).toBeUndefined();
  });

  it("is refused when it is not what it should be", async () => {
    const target = { feature: "diary", name: "ack", about: {} };
    const bad: readonly unknown[] = [
      null,
      [],
      {},
      { target: "x" },
      { target, more: 1 },
      { target: { ...target, about: { id: 1 } } },
      { target: { ...target, about: { id: "a".repeat(1100) } } },
      { target: { ...target, about: { id: "\0" } } },
      { target: { ...target, name: "\ud800" } },
    ];
    for (const body of bad) {
      const reply = await demo.post("/web/press", body, as("hana"));
      expect(reply.status, JSON.stringify(body)).toBe(400);
      expect(errorOf(reply)).toContain("何も保存していません");
    }
    expect((await post("{", json)).status).toBe(400);
  });

  it("finds no handler by a name that every object has", async () => {
    for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
      for (const feature of ["diary", name]) {
        expect(said(await press({ feature, name, about: {} }))).toContain("この内容は表示できません。");
        const opened = await demo.post("/web/open", { target: { feature, name, about: {} } }, as("hana"));
        expect(said(opened)).toContain("この内容は表示できません。");
      }
    }
    const polluted = `{"target":{"feature":"diary","name":"ack","about":{"__proto__":{"x":"y"}}}}`;
    const reply = await demo.ask("/web/press", { method: "POST", headers: { ...as("hana"), ...json }, body: polluted });
    expect([200, 400]).toContain(reply.status);
    expect(({} as { x?: string }).x).toBeUndefined();
  });

  it("acts only with a key that was drawn for this very button and person", async () => {
    const target = await ackTarget();
    const [nonce, mac] = String(target.key).split(".");
    const forged: readonly unknown[] = [
      { ...target, key: undefined },
      { ...target, key: `${nonce}x.${mac}` },
      { ...target, key: `${nonce}.${"A".repeat(43)}` },
      { ...target, about: { other: "1" } },
      await ackTarget("ken"),
    ];
    for (const each of forged) expect(said(await press(each))).toContain("この画面は古くなっています。");
    expect(await diaryOf(office.db, ids.hana)).toBeUndefined();
    expect(said(await press(target))).toContain("確認しました（1回目）");
  });

  it("may hold what nobody sees, and NUL, without harm", async () => {
    const opened = await demo.post("/web/open", { target: { feature: "diary", name: "write", about: {} } }, as("ken"));
    const target = JSON.parse(
      /"target":(\{"feature":"diary","name":"one".*?"key":"[^"]*"\})/.exec(opened.body)?.[1] ?? "",
    );
    const entries = { topic: "a\0b", detail: "\u202e逆\u200b\ud800", mood: "A", constructor: "x" };
    expect((await demo.post("/web/submit", { target, entries, via: "submit" }, as("ken"))).status).toBe(200);
    expect((await diaryOf(office.db, ids.ken))?.entries).toMatchObject({ topic: "ab", detail: "\u202e逆\u200b\ufffd" });
    for (const words of ["\u200b\u202e", "\0", "", "🧑‍🧑‍🧒"]) expect((await hear(words)).status).toBe(200);
  });
});

describe("The page", () => {
  it("runs nothing from elsewhere and nothing inline, and its data are kept nowhere", async () => {
    for (const path of ["/", "/enter", "/web/me", "/web/nothing", "/nothing"]) {
      const { headers } = await demo.ask(path, { headers: as("hana") });
      const policy = headers["content-security-policy"];
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).toMatch(/script-src 'self';.*style-src 'self'/);
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(policy, path).not.toContain("unsafe");
      expect(headers).toMatchObject({ "referrer-policy": "no-referrer", "x-content-type-options": "nosniff" });
    }
    expect((await demo.ask("/web/me", { headers: as("hana") })).headers["cache-control"]).toBe("no-store");
  });

  it("says so when it was not built, and is kept by its content when it was", async () => {
    expect((await demo.ask("/")).status).toBe(503);
    const pageFolder = mkdtempSync(join(tmpdir(), "page-"));
    for (const file of ["app.js", "app.css", "font.woff2", "chunk-ABCD2345.js"])
      writeFileSync(join(pageFolder, file), file);
    const server = await startWeb(office, { pageFolder });
    const shell = (await server.ask("/")).body;
    expect(shell).not.toMatch(/<style|style=|<script[^>]*>[^<]/);
    const [script = ""] = /\/page\/app\.js\?[0-9a-f]{12}/.exec(shell) ?? [];
    const kept = async (path: string) => (await server.ask(path)).headers["cache-control"];
    expect(await kept(script)).toContain("immutable");
    expect(await kept("/page/chunk-ABCD2345.js")).toContain("immutable");
    expect(await kept("/page/font.woff2")).toBe("no-cache");
    expect((await server.ask("/page/..%2f..%2fetc%2fpasswd")).status).toBeGreaterThanOrEqual(400);
    await server.close();
    rmSync(pageFolder, { recursive: true });
  });

  it("knows no other paths, and shows no stack", async () => {
    for (const path of ["/nothing", "/web/nothing", "/web/notices/x/read", "/%ff", "/page/nothing.js"]) {
      const reply = await demo.ask(path, { headers: as("hana") });
      expect(reply.status, path).toBeGreaterThanOrEqual(400);
      expect(reply.status, path).toBeLessThan(500);
      expect(Object.keys(JSON.parse(reply.body))).toEqual(["error"]);
      expect(reply.body).not.toMatch(/node_modules|Error:|<html/);
    }
  });

  it("gives a fault a number, and does not claim that nothing was saved when something was asked for", async () => {
    const broken = {
      ...office,
      directory: { ...office.directory, speak: async () => Promise.reject(new Error("秘密")) },
    };
    const server = await startWeb(broken);
    const reply = await server.post("/web/locale", { locale: "en" }, as("hana"));
    expect(reply.status).toBe(500);
    expect(errorOf(reply)).toMatch(/保存されたかどうかを確認できていません。.*受付番号：#\d+$/);
    expect(reply.body).not.toContain("秘密");
    await server.close();
  });

  it("asks somebody who sends too much to wait, and nobody else", async () => {
    const server = await startWeb(office, { actsPerMinute: 3 });
    const send = (who: Cast) => server.post("/web/hear", { id: "1", words: "日誌" }, as(who));
    const statuses = [];
    for (let n = 0; n < 5; n++) statuses.push((await send("hana")).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect(errorOf(await send("hana"))).toContain("1分ほど待って");
    expect((await send("ken")).status).toBe(200);
    expect((await server.ask("/web/me", { headers: as("hana") })).status).toBe(200);
    await server.close();
  });
});
