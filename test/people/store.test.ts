import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { relation } from "../../src/people/relation.ts";
import { createDirectory } from "../../src/people/store.ts";
import { testDatabase } from "../support/database.ts";
import { emptied, type Staff, settle } from "./city.ts";

const test = testDatabase();
beforeEach(() => emptied(test.db));
const day = "2026-05-10";
const directory = () => createDirectory(test.db);

/** The managers above somebody as staff numbers, level by level. */
async function line(staff: Awaited<ReturnType<typeof settle>>, of: string, on = day) {
  return (await directory().lineAbove(staff.id(of), on)).map((level) => level.map(staff.number).sort());
}

describe("Who somebody is", () => {
  it("is who they are on that day: unit, level, title and whether they lead", async () => {
    const { id } = await settle(test.db, {
      chief: { posts: [{ level: "manager", title: "課長" }] },
      moved: {
        name: "渡部 さくら",
        roles: ["OFFICER", "HR"],
        posts: [
          { unit: "税務課", title: "主事", to: "2026-04-01" },
          { title: "主任", level: "leader", manager: "chief", from: "2026-04-01" },
        ],
      },
    });
    const person = await directory().byId(id("moved"), "2026-04-01");
    expect(person).toMatchObject({
      ...{ id: id("moved"), staffNumber: "moved", name: "渡部 さくら", locale: "ja", jobType: "一般事務" },
      ...{ unit: { name: "市民生活課" }, level: "leader", title: "主任", roles: ["HR", "OFFICER"], leads: false },
    });
    const before = await directory().byStaffNumber("moved", "2026-03-31");
    expect(before).toMatchObject({ unit: { name: "税務課" }, level: "staff", title: "主事" });
    expect((await directory().byStaffNumber("chief", "2026-03-31"))?.leads).toBe(false);
    expect((await directory().byStaffNumber("chief", "2026-04-01"))?.leads).toBe(true);
  });

  it("is nobody before they come, and from the day they leave", async () => {
    await settle(test.db, {
      leaver: { leftOn: "2026-05-01", posts: [{ manager: "chief", from: "2025-04-01" }] },
      chief: { posts: [{}] },
    });
    const found = async (on: string) => (await directory().byStaffNumber("leaver", on)) !== undefined;
    expect([await found("2025-03-31"), await found("2025-04-01"), await found("2026-04-30")]).toEqual([
      false,
      true,
      true,
    ]);
    expect(await found("2026-05-01")).toBe(false);
    expect((await directory().byStaffNumber("chief", "2026-04-30"))?.leads).toBe(true);
    expect((await directory().byStaffNumber("chief", "2026-05-01"))?.leads).toBe(false);
  });

  it("is known on the page by staff number, in a chat by the linked account", async () => {
    const { id } = await settle(test.db, { "002003": { posts: [{}] } });
    await test.db.account.create({ data: { platform: "slack", externalId: "T1/U1", personId: id("002003") } });
    const known = async (platform: string, account: string) =>
      (await directory().whoIs({ platform, account }, day))?.staffNumber;
    expect(await known("web", "002003")).toBe("002003");
    expect(await known("slack", "T1/U1")).toBe("002003");
    expect(await known("teams", "T1/U1")).toBeUndefined();
    expect(await known("slack", "002003")).toBeUndefined();
    expect(await known("slack", "")).toBeUndefined();
  });

  it("is nobody for ids that are none, whatever comes from outside", async () => {
    await settle(test.db, { "002003": { posts: [{}] } });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.constantFrom("\u0000", "' or 1=1 --", "constructor")), async (text) => {
        expect(await directory().byId(text, day)).toBeUndefined();
        expect(await directory().byStaffNumber(`${text}\u0000`, day)).toBeUndefined();
        expect(await directory().whoIs({ platform: "slack", account: text }, day)).toBeUndefined();
        expect(await directory().lineAbove(text, day)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it("speaks the language that they chose", async () => {
    const { id } = await settle(test.db, { "002003": { posts: [{}] } });
    await directory().speak(id("002003"), "en");
    expect((await directory().byStaffNumber("002003", day))?.locale).toBe("en");
  });
});

describe("The line above somebody", () => {
  it("is their manager, then the manager's manager, up to the top", async () => {
    const staff = await settle(test.db, {
      top: { posts: [{}] },
      head: { posts: [{ manager: "top" }] },
      chief: { posts: [{ manager: "head" }] },
      clerk: { posts: [{ manager: "chief" }] },
    });
    expect(await line(staff, "clerk")).toEqual([["chief"], ["head"], ["top"]]);
    expect(await line(staff, "top")).toEqual([]);
  });

  it("changes on 1 April, for those who move and for those who stay", async () => {
    const staff = await settle(test.db, {
      old: { posts: [{ to: "2026-04-01" }, { unit: "税務課", from: "2026-04-01" }] },
      young: { posts: [{ manager: "head", from: "2026-04-01" }] },
      head: { posts: [{}] },
      clerk: {
        posts: [
          { manager: "old", to: "2026-04-01" },
          { manager: "young", from: "2026-04-01" },
        ],
      },
    });
    expect(await line(staff, "clerk", "2026-03-31")).toEqual([["old"]]);
    expect(await line(staff, "clerk", "2026-04-01")).toEqual([["young"], ["head"]]);
  });

  it("goes through every post that somebody holds (兼務), each manager once, at the closest", async () => {
    const staff = await settle(test.db, {
      top: { posts: [{}] },
      chief: { posts: [{ manager: "top" }] },
      other: { posts: [{ manager: "chief" }] },
      clerk: {
        posts: [{ manager: "chief" }, { manager: "other", beside: true, from: "2026-04-01", to: "2026-10-01" }],
      },
    });
    expect(await line(staff, "clerk", "2026-03-31")).toEqual([["chief"], ["top"]]);
    expect(await line(staff, "clerk")).toEqual([["chief", "other"], ["top"]]);
    expect(await line(staff, "clerk", "2026-10-01")).toEqual([["chief"], ["top"]]);
  });

  it("passes over who has left, and goes on through them", async () => {
    const staff = await settle(test.db, {
      head: { posts: [{}] },
      chief: { leftOn: "2026-05-01", posts: [{ manager: "head" }] },
      clerk: { posts: [{ manager: "chief" }] },
    });
    expect(await line(staff, "clerk", "2026-04-30")).toEqual([["chief"], ["head"]]);
    expect(await line(staff, "clerk")).toEqual([[], ["head"]]);
  });

  it("ends where damaged data close a circle", async () => {
    const staff = await settle(test.db, {
      a: { posts: [{ manager: "b" }] },
      b: { posts: [{ manager: "c" }] },
      c: { posts: [{ manager: "a" }] },
      own: { posts: [{ manager: "own" }] },
      below: { posts: [{ manager: "a" }] },
    });
    expect(await line(staff, "a")).toEqual([["b"], ["c"]]);
    expect(await line(staff, "below")).toEqual([["a"], ["b"], ["c"]]);
    expect(await line(staff, "own")).toEqual([]);
  });

  it("is quick though everybody has two managers, level above level", async () => {
    const levels = Array.from({ length: 20 }, (_, at) => at);
    const above = (at: number) =>
      at < 19 ? [{ manager: `a${at + 1}` }, { manager: `b${at + 1}`, beside: true as const }] : [{}];
    const staff = await settle(
      test.db,
      Object.fromEntries(levels.flatMap((at) => ["a", "b"].map((name) => [`${name}${at}`, { posts: above(at) }]))),
    );
    const began = performance.now();
    expect(await line(staff, "a0")).toHaveLength(19);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  const count = 7;
  const names = Array.from({ length: count }, (_, at) => `p${at}`);
  const post = fc.record({
    manager: fc.option(fc.constantFrom(...names), { nil: undefined }),
    from: fc.constantFrom("2024-04-01", "2025-04-01", "2026-04-01"),
    to: fc.option(fc.constantFrom("2025-04-01", "2026-04-01", "2027-04-01"), { nil: undefined }),
  });
  const anyStaff = fc.array(fc.array(post, { minLength: 1, maxLength: 3 }), { minLength: count, maxLength: count });

  it("is what one finds by asking post by post, in any organisation", async () => {
    await fc.assert(
      fc.asyncProperty(anyStaff, fc.constantFrom("2025-03-31", "2025-04-01", "2026-05-10"), async (posts, on) => {
        await emptied(test.db);
        const people = Object.fromEntries(names.map((name, at) => [name, { posts: posts[at] ?? [] }])) as Staff;
        const staff = await settle(test.db, people);
        for (const name of names) {
          expect(await line(staff, name, on)).toEqual(walked(people, name, on));
        }
      }),
      { numRuns: 25 },
    );
  });

  it("never makes somebody their own superior, and one manager holds one relation", async () => {
    await fc.assert(
      fc.asyncProperty(anyStaff, async (posts) => {
        await emptied(test.db);
        const { id } = await settle(
          test.db,
          Object.fromEntries(names.map((name, at) => [name, { posts: posts[at] ?? [] }])) as Staff,
        );
        const above = await directory().lineAbove(id("p0"), day);
        expect(above.flat()).not.toContain(id("p0"));
        expect(new Set(above.flat()).size).toBe(above.flat().length);
        expect(relation({ id: id("p0"), roles: ["HR"] }, id("p0"), above)).toBe("self");
      }),
      { numRuns: 15 },
    );
  });
});

/** The same rule, told slowly: who manages a post that holds, then who manages them, until nobody is new. */
function walked(people: Staff, of: string, on: string): string[][] {
  const managers = (name: string) =>
    (people[name]?.posts ?? [])
      .filter(({ from = "", to }) => from <= on && (to === undefined || to > on))
      .flatMap(({ manager }) => manager ?? []);
  const levels: string[][] = [];
  const seen = new Set([of]);
  for (let level = [of]; ; ) {
    level = [...new Set(level.flatMap(managers))].filter((name) => !seen.has(name)).sort();
    if (level.length === 0) return levels;
    for (const name of level) seen.add(name);
    levels.push(level);
  }
}

describe("A search", () => {
  const people: Staff = {
    "002001": { name: "早川 直樹", kana: "はやかわ なおき", posts: [{ level: "manager", title: "課長" }] },
    "002003": { name: "渡部 さくら", kana: "わたべ さくら", posts: [{ title: "主事", manager: "002001" }] },
    "001001": {
      name: "本間 由紀",
      kana: "ホンマ ユキ",
      roles: ["HR"],
      posts: [{ unit: "総務課", title: "係長", level: "leader" }],
    },
    "004001": { name: "田巻 千尋", roles: ["OFFICER"], posts: [{ unit: "健康推進課" }] },
    "009001": { name: "皆川 亮", roles: ["ADMIN"], posts: [{ unit: "情報政策係" }] },
    "009009": { name: "渡部 退職", leftOn: "2026-04-01", posts: [{}] },
  };

  it.each([
    ["渡部", ["002003"]],
    ["渡部さくら", ["002003"]],
    ["渡部　さくら", ["002003"]],
    ["さくら 市民", ["002003"]],
    ["わたべ", ["002003"]],
    ["ワタベ", ["002003"]],
    ["ﾜﾀﾍﾞ ｻｸﾗ", ["002003"]],
    ["ほんま", ["001001"]],
    ["002003", ["002003"]],
    ["００２００３", ["002003"]],
    ["市民生活課", ["002001", "002003"]],
    ["課長", ["002001"]],
    ["人事", ["001001"]],
    ["hr", ["001001"]],
    ["ＨＲ", ["001001"]],
    ["相談員", ["004001"]],
    ["IT", ["009001"]],
    ["IT管理", ["009001"]],
    ["管理職", ["002001"]],
    ["中間指導職", ["001001"]],
    ["", ["001001", "002001", "002003", "004001", "009001"]],
    ["存在しない", []],
    ["%", []],
    ["\u0000", []],
  ])("for %j finds %j, in the order of staff numbers", async (typed, expected) => {
    await settle(test.db, people);
    const { people: found, total } = await directory().search(typed, day, 10);
    expect([found.map(({ staffNumber }) => staffNumber), total]).toEqual([expected, expected.length]);
  });

  it("shows as many as asked, and says how many there are", async () => {
    await settle(test.db, people);
    const { people: found, total } = await directory().search("", day, 2);
    expect([found.length, total]).toEqual([2, 5]);
  });

  it("looks at that day", async () => {
    await settle(test.db, people);
    expect((await directory().search("渡部", "2026-03-31", 10)).total).toBe(2);
  });
});
