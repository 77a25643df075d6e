import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Feature } from "../../src/bot/feature.ts";
import { Refusal } from "../../src/bot/refusal.ts";
import type { Tx } from "../../src/services/database/database.ts";
import { say } from "../../src/view/card.ts";
import { testDatabase } from "../support/database.ts";
import { type Cast, hire, type Office, openOffice } from "../support/office.ts";
import { as, errorOf, type Reply, said, startWeb, type WebServer } from "./web-server.ts";

// Files to save, and the pages of a dashboard, over HTTP: who gets them, and what nobody else gets to see of them.

const cabinet: Feature<Tx, { shows: "drawer"; files: "own" | "all" | "broken" | "named" }> = {
  name: "cabinet",
  opens: {},
  presses: {},
  submits: {},
  shows: { drawer: { who: "HR", run: async () => say("人事の引き出し") } },
  files: {
    own: {
      who: "everyone",
      run: async ({ about, person }) => {
        if (about.of !== person.staffNumber) throw new Refusal("not-found");
        return paper(`${person.staffNumber}の記録`);
      },
    },
    all: { who: "HR", run: async () => paper("全員の記録") },
    broken: { who: "everyone", run: () => Promise.reject(new Error("秘密の面談メモ")) },
    named: { who: "everyone", run: async () => paper('a"\r\nset-cookie: x=1\u202e/../\ud800葛󠄀') },
  },
  pages: ({ roles }) =>
    roles.includes("HR")
      ? [{ name: "drawer", title: "引き出し", target: { feature: "cabinet", name: "drawer", about: {} } }]
      : [],
};
const paper = (name: string) => ({
  type: "file" as const,
  name: `${name}.csv`,
  mime: "text/csv; charset=utf-8",
  bytes: new TextEncoder().encode(`写し：${name}`),
});

const database = testDatabase();
let office: Office;
let ids: Readonly<Record<Cast, string>>;
let demo: WebServer;
let city: WebServer;
beforeAll(async () => {
  ids = await hire(database.db);
  office = openOffice(database.db, [cabinet]);
  demo = await startWeb(office);
  city = await startWeb(office, { demo: false, publicUrl: "https://hagukumi.example" });
});
afterAll(async () => {
  await demo?.close();
  await city?.close();
});

const target = (name: string, about = {}) => ({ feature: "cabinet", name, about });
const file = (asked: unknown, headers: Readonly<Record<string, string>>) =>
  demo.post("/web/file", { target: asked }, headers);
const nothing = ({ body, headers }: Reply) => {
  expect(body).not.toContain("写し");
  expect(headers["content-disposition"]).toBeUndefined();
  expect(headers["cache-control"]).toBe("no-store");
};

describe("A file to save", () => {
  it("comes as an attachment with its name, which nobody keeps and no browser guesses at", async () => {
    const reply = await file(target("own", { of: "100001" }), as("hana"));
    expect([reply.status, reply.body]).toEqual([200, "写し：100001の記録"]);
    expect(reply.headers).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="100001???.csv"; filename*=UTF-8''${encodeURIComponent("100001の記録.csv")}`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    expect(reply.headers["content-security-policy"]).toContain("default-src 'none'");
  });

  it("is refused in a sentence to a stranger, to somebody else and to who has not the role", async () => {
    const asked: readonly (readonly [unknown, Cast | undefined, number])[] = [
      [target("own", { of: "100001" }), undefined, 401],
      [target("own", { of: "100001" }), "ken", 404],
      [target("own", { of: "100001" }), "boss", 404],
      [target("own", { of: "100001" }), "rin", 404],
      [target("all"), "hana", 404],
      [target("all"), "boss", 404],
      [target("drawer"), "rin", 404],
      [target("constructor"), "rin", 404],
      [{ ...target("all"), feature: "__proto__" }, "rin", 404],
    ];
    for (const [each, who, status] of asked) {
      const reply = await file(each, as(who));
      expect(reply.status, JSON.stringify([each, who])).toBe(status);
      expect(errorOf(reply)).toMatch(/表示できません|選ばれていません|cannot be shown/);
      nothing(reply);
    }
    expect((await file(target("all"), as("rin"))).body).toBe("写し：全員の記録");
  });

  it("goes to a session only, as long as it lasts and the person is at work", async () => {
    const [, token] = (await city.web.page(ids.rin)).split("#");
    const entered = await city.post("/web/enter", { token });
    const cookie = entered.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    const asked = (headers: Readonly<Record<string, string>>) =>
      city.post("/web/file", { target: target("all") }, headers);
    expect((await asked({ cookie })).status).toBe(200);
    for (const headers of [{}, as("rin"), { cookie: "__Host-hagukumi=chosen-by-somebody" }]) {
      const guest = await asked(headers);
      expect(guest.status).toBe(401);
      nothing(guest);
    }
    expect((await asked({ cookie, origin: "https://evil.example" })).status).toBe(403);
    await office.db.person.update({ where: { id: ids.rin }, data: { leftOn: new Date("2026-04-01") } });
    expect((await asked({ cookie })).status).toBe(401);
    await office.db.person.update({ where: { id: ids.rin }, data: { leftOn: null } });
    office.wait(15 * 60_000);
    expect((await asked({ cookie })).status).toBe(401);
  });

  it("is asked for by our own page only, as JSON, and never by an address", async () => {
    const json = { "content-type": "application/json" };
    const body = JSON.stringify({ target: target("all") });
    const foreign: readonly (readonly [Readonly<Record<string, string>>, number])[] = [
      [{ ...json, origin: "https://evil.example" }, 403],
      [{ ...json, origin: "null" }, 403],
      [{ ...json, "sec-fetch-site": "cross-site" }, 403],
      [{ "content-type": "application/x-www-form-urlencoded" }, 415],
      [{ ...json, "x-forwarded-for": "127.0.0.1" }, 403],
    ];
    for (const [headers, status] of foreign) {
      const reply = await demo.ask("/web/file", { method: "POST", headers: { ...as("rin"), ...headers }, body });
      expect(reply.status, JSON.stringify(headers)).toBe(status);
      expect(reply.body).not.toContain("写し");
    }
    expect((await demo.ask("/web/file", { headers: as("rin") })).status).toBe(404);
    expect((await demo.post("/web/file", { target: target("all"), more: 1 }, as("rin"))).status).toBe(400);
  });

  it("is a number when it could not be made, and says nothing of what was in it", async () => {
    const reply = await file(target("broken"), as("hana"));
    expect(reply.status).toBe(500);
    expect(errorOf(reply)).toMatch(/変更は保存されていません。.*受付番号：#\d+$/);
    expect(reply.body).not.toContain("秘密");
    nothing(reply);
  });

  it("has a name that breaks no header and leads out of no folder", async () => {
    const { status, headers } = await file(target("named"), as("hana"));
    expect(status).toBe(200);
    expect(headers["set-cookie"]).toBeUndefined();
    const [, name = ""] = /filename\*=UTF-8''(.*)$/.exec(headers["content-disposition"] ?? "") ?? [];
    expect(decodeURIComponent(name)).toBe("a___set-cookie_ x=1__..__葛󠄀.csv");
  });

  it("is made no more often than somebody can use it", async () => {
    const few = await startWeb(office, { actsPerMinute: 2 });
    const statuses = [];
    for (let n = 0; n < 3; n++)
      statuses.push((await few.post("/web/file", { target: target("all") }, as("rin"))).status);
    expect(statuses).toEqual([200, 200, 429]);
    await few.close();
  });
});

describe("The dashboard", () => {
  const pagesOf = async (who: Cast) => JSON.parse((await demo.ask("/web/me", { headers: as(who) })).body).pages;
  const page = (name: string, who: Cast | undefined) => demo.ask(`/web/pages/${name}`, { headers: as(who) });

  it("has pages for whoever has the role, and is drawn for nobody else", async () => {
    expect(await pagesOf("rin")).toEqual([{ name: "cabinet.drawer", title: "引き出し" }]);
    const shown = JSON.parse((await page("cabinet.drawer", "rin")).body);
    expect(shown.at).toBe(office.clock.now().toISOString());
    expect(said({ body: JSON.stringify(shown) } as Reply)).toBe("人事の引き出し");
    for (const who of ["hana", "boss"] as const) {
      expect(await pagesOf(who)).toEqual([]);
      const refused = await page("cabinet.drawer", who);
      expect(refused.status).toBe(404);
      expect(refused.body).not.toContain("引き出し");
    }
    expect((await page("cabinet.drawer", undefined)).status).toBe(401);
    for (const name of ["drawer", "cabinet.constructor", "constructor", "..%2Fme"])
      expect((await page(name, "rin")).status, name).toBe(404);
  });

  it("is gone with the role, in the midst of a session", async () => {
    const role = { personId: ids.rin, role: "HR" as const };
    await office.db.personRole.deleteMany({ where: role });
    expect(await pagesOf("rin")).toEqual([]);
    expect((await page("cabinet.drawer", "rin")).status).toBe(404);
    expect((await file(target("all"), as("rin"))).status).toBe(404);
    await office.db.personRole.create({ data: role });
    expect((await page("cabinet.drawer", "rin")).status).toBe(200);
  });

  it("has an address that is the page's own and says nothing by itself", async () => {
    const [shell, dashboard] = [await demo.ask("/"), await demo.ask("/dashboard?page=cabinet.drawer")];
    expect(dashboard.body).toBe(shell.body);
    expect(dashboard.headers["content-security-policy"]).toBe(shell.headers["content-security-policy"]);
  });
});
