import { beforeEach, describe, expect, it } from "vitest";
import { peopleIn, seedDemo } from "../../src/demo/demo.ts";
import { units } from "../../src/demo/organisation.ts";
import { employmentOf } from "../../src/features/policy/rules/document.ts";
import { createDirectory } from "../../src/people/store.ts";
import { emptied, importText, stateOf } from "../features/roster/files.ts";
import { testDatabase } from "../support/database.ts";

const test = testDatabase();
const today = "2026-05-10";
const now = new Date("2026-05-10T03:00:00Z");
beforeEach(() => emptied(test.db));
const who = (staffNumber: string, day = today) => createDirectory(test.db).byStaffNumber(staffNumber, day);
const everybody = async (day = today) => (await createDirectory(test.db).search("", day, 1000)).people;

/** The managers above somebody as staff numbers, level by level. */
async function line(staffNumber: string, day = today) {
  const numbers = new Map((await everybody(day)).map((person) => [person.id, person.staffNumber]));
  const levels = await createDirectory(test.db).lineAbove((await who(staffNumber, day))?.id ?? "", day);
  return levels.map((level) => level.map((id) => numbers.get(id)));
}

describe("The demo city", () => {
  it("has its fixed cast", async () => {
    await seedDemo(test.db, today, now);
    const cast = {
      "001001": ["総務課人事係", "leader", ["HR"]],
      "001002": ["総務課人事係", "staff", ["HR"]],
      "002001": ["市民生活課", "manager", []],
      "002002": ["市民生活課", "leader", []],
      "002003": ["市民生活課", "staff", []],
      "002004": ["市民生活課", "staff", []],
      "002005": ["市民生活課", "staff", []],
      "002006": ["市民生活課", "staff", []],
      "003001": ["市民生活部", "manager", []],
      "004001": ["健康推進課", "staff", ["OFFICER"]],
      "004002": ["外部相談窓口", "staff", ["OFFICER"]],
      "009001": ["情報政策係", "staff", ["ADMIN"]],
    };
    for (const [number, [unit, level, roles]] of Object.entries(cast))
      expect(await who(number)).toMatchObject({ unit: { name: unit }, level, roles });
    for (const number of ["002002", "002003", "002004", "002005", "002006"])
      expect((await line(number)).slice(0, 2)).toEqual([["002001"], ["003001"]]);
    const addresses = await test.db.person.findMany();
    for (const { email, staffNumber } of addresses) expect(email).toBe(`${staffNumber}@city.agano.example`);
  });

  it("is about 120 people of different names, with readings in hiragana, titles and dates", async () => {
    await seedDemo(test.db, today, now);
    const people = await everybody();
    expect(people.length).toBeGreaterThanOrEqual(110);
    expect(people.length).toBeLessThanOrEqual(130);
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
    for (const { kana, title, jobType } of people) {
      expect(kana).toMatch(/^[ぁ-んー]+ [ぁ-んー]+$/u);
      expect(title).not.toBe("");
      expect(jobType).not.toBe("");
    }
    for (const { hiredOn } of await test.db.person.findMany())
      expect(hiredOn?.toISOString().slice(5, 10)).toBe("04-01");
  });

  it("has some who are 会計年度任用職員 or 再任用, none of them of the fixed cast", async () => {
    await seedDemo(test.db, today, now);
    const people = await everybody();
    const known = people.flatMap((person) => {
      const employment = employmentOf(person);
      return employment ? [[person.staffNumber, person.unit.name, employment]] : [];
    });
    expect(known).toEqual([
      ["313003", "環境課", "reappointed"],
      ["320006", "ひばり保育園", "fiscal-year"],
      ["321005", "すみれ保育園", "fiscal-year"],
      ["335003", "生涯学習課", "fiscal-year"],
    ]);
  });

  it("has one line that leads from everybody inside to the top, and managers who are 管理職 or 係長", async () => {
    await seedDemo(test.db, today, now);
    const people = await everybody();
    const numbers = new Map(people.map((person) => [person.id, person.staffNumber]));
    const outside = ["000001", "004002"];
    for (const { id, staffNumber, leads, level } of people) {
      const top = (await createDirectory(test.db).lineAbove(id, today)).at(-1)?.map((each) => numbers.get(each));
      if (!outside.includes(staffNumber)) expect([staffNumber, top]).toEqual([staffNumber, ["000001"]]);
      if (leads) expect(level).not.toBe("staff");
    }
  });

  it("places every unit in the one above it", async () => {
    await seedDemo(test.db, today, now);
    const found = await test.db.unit.findMany({ include: { parent: true } });
    expect(new Map(found.map(({ code, parent }) => [code, parent?.code]))).toEqual(
      new Map(units.map(({ code, parent }) => [code, parent])),
    );
    const used = new Set((await everybody()).map(({ unit }) => unit.code));
    for (const { code } of units) expect(used).toContain(code);
  });

  it("moved some people this April, and welcomed one newcomer at least", async () => {
    await seedDemo(test.db, today, now);
    const before = new Map((await everybody("2026-03-31")).map((person) => [person.staffNumber, person.unit.code]));
    const after = await everybody();
    expect(
      after.filter(({ staffNumber, unit }) => (before.get(staffNumber) ?? unit.code) !== unit.code).length,
    ).toBeGreaterThan(3);
    expect(before.has("002006")).toBe(false);
    expect(await line("002005", "2026-03-31")).not.toEqual(await line("002005"));
  });

  it("is the same everywhere, and now whatever the day", async () => {
    await seedDemo(test.db, "2026-05-10", now);
    const here = (await everybody()).map(({ id: _, unit, ...person }) => ({ ...person, unit: unit.code }));
    for (const day of ["2027-03-31", "2027-04-01", "2030-01-01"]) {
      await emptied(test.db);
      await seedDemo(test.db, day, now);
      expect((await everybody(day)).map(({ id: _, unit, ...person }) => ({ ...person, unit: unit.code }))).toEqual(
        here,
      );
    }
  });

  it("is settled once: again, on another day, and by two at once, changes nothing, not even what a visitor chose", async () => {
    await Promise.all([seedDemo(test.db, today, now), seedDemo(test.db, today, now)]);
    await createDirectory(test.db).speak((await who("002003"))?.id ?? "", "en");
    const before = await stateOf(test.db);
    const notices = await test.db.notice.findMany({ orderBy: { id: "asc" } });
    for (const day of [today, "2026-05-11", "2027-06-01"]) await seedDemo(test.db, day, new Date(`${day}T03:00:00Z`));
    expect(await stateOf(test.db)).toEqual(before);
    expect(await test.db.notice.findMany({ orderBy: { id: "asc" } })).toEqual(notices);
    expect((await who("002003"))?.locale).toBe("en");
  });

  it("welcomes everybody once", async () => {
    await seedDemo(test.db, today, now);
    expect(await test.db.notice.count()).toBe((await everybody()).length);
    expect(await test.db.notice.findFirst({ where: { once: "help.welcome:002003" } })).toMatchObject({
      ...{ feature: "help", kind: "welcome", about: {}, class: "receipt", readAt: null },
    });
  });
});

describe("Whose people a database holds", () => {
  const roster = "職員番号,氏名,所属コード,所属名,職層\n002003,渡部 さくら,121,市民生活課,一般職\n";

  it("is nobody's, the demo's, or a city's own", async () => {
    expect(await peopleIn(test.db)).toBe("nobody");
    await seedDemo(test.db, today, now);
    expect(await peopleIn(test.db)).toBe("demo");
    const { accepted, unchanged, notes } = await importText(test.db, roster);
    expect([accepted, unchanged]).toEqual([true, 1]);
    expect(notes).toContainEqual(expect.stringContaining("デモの職員"));
    expect(await peopleIn(test.db)).toBe("roster");
    expect(await test.db.person.count({ where: { origin: "roster" } })).toBe(1);
  });

  it("stays a city's own when the demo is asked for", async () => {
    await importText(test.db, roster);
    await seedDemo(test.db, today, now);
    expect(await test.db.person.count()).toBe(1);
  });
});
