import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { importAttendance } from "../../../src/features/attendance/import.ts";
import { createAttendance } from "../../../src/features/attendance/store.ts";
import { source } from "../../services/files/sources.ts";
import { testDatabase } from "../../support/database.ts";
import { daily, hirePeople, leave, monthly, nothingTaken, now, stateOf, take, takeLeave } from "./files.ts";

const test = testDatabase();
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  ids = await hirePeople(test.db);
});
beforeEach(() => nothingTaken(test.db));

const id = (staffNumber: string) => ids[staffNumber] ?? "";
const everybody = () => Object.values(ids);
const counts = ({ added, changed, unchanged }: Awaited<ReturnType<typeof take>>) => ({ added, changed, unchanged });
const problemsOf = async (text: string, options: Parameters<typeof take>[2] = {}) =>
  (await take(test, text, options)).problems.map(({ line, column, message }) => `${line} ${column}: ${message}`);

describe("A file of days", () => {
  it("is taken in with what it says, and blanks as no data", async () => {
    const text = daily("002003,2026/05/01,8:30,17:15,1:30", "002003,R8.5.7,0830,25:30,-", "002004,20260507,,,０");
    const result = await take(test, text);
    expect(result).toMatchObject({ accepted: true, kind: "daily", rows: 3, added: 3, reachesTo: "2026-05-07" });
    expect(await createAttendance(test.db).daysOf(everybody(), "2026-05-01", "2026-05-10")).toEqual(
      [
        { personId: id("002003"), day: "2026-05-01", start: 510, end: 1035, overtime: 90 },
        { personId: id("002003"), day: "2026-05-07", start: 510, end: 1530, overtime: null },
        { personId: id("002004"), day: "2026-05-07", start: null, end: null, overtime: 0 },
      ].toSorted((a, b) => (a.personId === b.personId ? 0 : a.personId < b.personId ? -1 : 1)),
    );
  });

  it("changes nothing the second time, and on a trial run nothing at all", async () => {
    const text = daily("002003,2026-05-01,8:30,17:15,1:30", "002004,2026-05-01,8:30,17:15,");
    expect(counts(await take(test, text, { dryRun: true }))).toEqual({ added: 2, changed: 0, unchanged: 0 });
    expect(await stateOf(test.db)).toEqual({ days: [], months: [], leave: [] });
    await take(test, text);
    const before = await stateOf(test.db);
    expect(counts(await take(test, text))).toEqual({ added: 0, changed: 0, unchanged: 2 });
    expect(await stateOf(test.db)).toEqual(before);
  });

  it("leaves what is known where a later file is blank, and changes what it says anew", async () => {
    await take(test, daily("002003,2026-05-01,8:30,17:15,1:30", "002004,2026-05-01,8:30,17:15,2:00"));
    const next = await take(test, daily("002003,2026-05-01,,,", "002004,2026-05-01,,19:15,", "002004,2026-05-02,,,"));
    expect(counts(next)).toEqual({ added: 0, changed: 1, unchanged: 2 });
    const days = await createAttendance(test.db).daysOf(everybody(), "2026-05-01", "2026-05-10");
    expect(days.find(({ personId }) => personId === id("002003"))).toMatchObject({
      start: 510,
      end: 1035,
      overtime: 90,
    });
    expect(days.find(({ personId }) => personId === id("002004"))).toMatchObject({
      start: 510,
      end: 1155,
      overtime: 120,
    });
  });

  it("may hold those who have left, up to the day before", async () => {
    expect((await take(test, daily("002009,2026-04-30,8:30,17:15,0:30", "002009,2026-05-01,,,"))).accepted).toBe(true);
    expect(await problemsOf(daily("002009,2026-05-01,8:30,17:15,"))).toEqual([
      expect.stringMatching(/^2 年月日: .*2026-05-01 から在職していません/),
    ]);
  });
});

describe("A month's overtime", () => {
  it("is the monthly file's, else the sum of the days that are known", async () => {
    await take(test, daily("002003,2026-04-30,,,2:00", "002003,2026-05-01,,,1:00", "002003,2026-05-07,,,0:30"));
    await take(test, daily("002004,2026-04-30,8:30,17:15,"));
    const { monthsOf } = createAttendance(test.db);
    const months = async () =>
      (await monthsOf([id("002003"), id("002004")], "2026-04-01", "2026-05-01")).map(({ personId, ...rest }) => rest);
    expect(await months()).toEqual([
      { month: "2026-04-01", minutes: 120 },
      { month: "2026-05-01", minutes: 90 },
    ]);
    await take(test, monthly("002003,2026/04,145:05"));
    expect(await months()).toEqual([
      { month: "2026-04-01", minutes: 8705 },
      { month: "2026-05-01", minutes: 90 },
    ]);
  });

  it.each(["2026/04", "202604", "2026年4月", "R8.4", "令和8年4月", "２０２６－０４", "2026/4/1"])(
    "is of the month written as %s",
    async (month) => {
      await take(test, monthly(`002003,${month},45`), { encoding: "utf-8" });
      expect(await createAttendance(test.db).monthsOf(everybody(), "2026-04-01", "2026-04-01")).toEqual([
        { personId: id("002003"), month: "2026-04-01", minutes: 2700 },
      ]);
    },
  );

  it("reaches to the month's end, or to today where the month is not over", async () => {
    const { reach } = createAttendance(test.db);
    expect(await reach()).toEqual({});
    expect(await take(test, monthly("002003,2026/04,45"))).toMatchObject({ reachesTo: "2026-04-30" });
    expect(await take(test, monthly("002003,2026/05,5"))).toMatchObject({ reachesTo: "2026-05-10" });
    await take(test, daily("002003,2026-05-07,,,1:00"));
    await takeLeave(test, leave("002003,2026,20,5,3"));
    expect(await reach()).toEqual({ daily: "2026-05-07", monthly: "2026-05-01", leave: now });
  });
});

describe("Leave", () => {
  // A day of leave is 7 h 45 min: 20 days are 9,300 minutes (domain fact of the prefecture's rules).
  it("is kept in minutes, under whatever headings", async () => {
    const text =
      "社員番号,年度,付与日数,繰越日数,取得日数\n002003,令和8年,20,12日3時間15分,\n002004,2026,20日,0,12日3:00\n";
    expect(await takeLeave(test, text)).toMatchObject({ accepted: true, kind: "leave", added: 2 });
    const rows = await createAttendance(test.db).leaveOf(everybody(), 2026);
    expect(rows.find(({ personId }) => personId === id("002003"))).toMatchObject({
      granted: 9300,
      carried: 12 * 465 + 195,
      taken: null,
    });
    expect(rows.find(({ personId }) => personId === id("002004"))).toMatchObject({
      granted: 9300,
      carried: 0,
      taken: 12 * 465 + 180,
    });
  });
});

describe("A bad file", () => {
  const good = "002003,2026-05-01,8:30,17:15,1:30";
  const cut = (text: string, from: string) => text.slice(0, text.lastIndexOf(from));
  const bad: readonly (readonly [string, string, readonly RegExp[]])[] = [
    ["of nobody", daily(good, "999999,2026-05-01,8:30,17:15,"), [/^3 職員番号: .*999999.*名簿にいません/]],
    [
      "with the same person twice",
      daily(good, "002004,2026-05-01,8:30,17:15,", "002003,R8.5.1,8:30,17:15,2:00"),
      [/^2 職員番号: 4行目と同じ職員の同じ日/, /^4 職員番号: 2行目と同じ職員の同じ日/],
    ],
    ["with a negative time", daily("002003,2026-05-01,8:30,17:15,-1:30"), [/^2 時間外勤務時間: マイナス/]],
    ["with a day of 25 hours", daily("002003,2026-05-01,8:30,17:15,25:00"), [/^2 時間外勤務時間: .*24時間を超えて/]],
    ["with a day's work of 25 hours", daily("002003,2026-05-01,8:30,33:31,"), [/^2 終業: .*24時間を超えて/]],
    ["whose work ends before it starts", daily("002003,2026-05-01,17:15,8:30,"), [/^2 終業: .*25:30/]],
    ["with a month of 745 hours", monthly("002003,2026-04,745:00"), [/^2 時間外勤務時間: .*744時間を超えて/]],
    [
      "with figures that are hours or minutes",
      monthly("002003,2026-04,4530"),
      [/^2 時間外勤務時間: .*時間なのか分なのか/],
    ],
    ["with decimals that nobody declared", monthly("002003,2026-04,7.45"), [/^2 時間外勤務時間: .*hours: decimal/]],
    [
      "with a formula",
      monthly("002003,2026-04,=1+1", "+cmd|,2026-04,1"),
      [/^2 時間外勤務時間: .*数式/, /^3 職員番号: .*数式/],
    ],
    ["with letters that nobody sees", monthly("002003,2026-04,4\u200b5"), [/^2 時間外勤務時間: 目に見えない/]],
    ["of a day to come", daily("002003,2026-05-11,8:30,17:15,"), [/^2 年月日: まだ来ていない/]],
    [
      "cut in the middle of a row",
      cut(daily(good, "002004,2026-05-01,8:30,17:15,2:00"), ",17:15"),
      [/^3 : .*5列.*3列/],
    ],
    [
      "cut in the middle of a time",
      cut(daily(good, "002004,2026-05-01,8:30,17:15,2:00"), "00\r\n"),
      [/^3 時間外勤務時間: /],
    ],
    ["without a row", daily(), [/^1 : データの行がありません/]],
    ["that does not say whether days or months", "職員番号,時間外勤務時間\n002003,1:00\n", [/^1 : .*年月日.*年月/]],
    ["of days without times", "職員番号,年月日,時間外勤務時間\n002003,2026-05-01,1:00\n", [/^1 始業: /, /^1 終業: /]],
    ["with no such day", daily("002003,2026-02-30,8:30,17:15,"), [/^2 年月日: /]],
    ["of 50 MB in a line", `${daily(good)}002004,"${"x".repeat(50_000_000)}`, [/^3 : 1行が長すぎます/]],
  ];

  it.each(bad)("%s is refused whole, by line and column", async (_what, text, expected) => {
    await take(test, monthly("002003,2026-03,10:00"));
    const before = await stateOf(test.db);
    const found = await problemsOf(text, { encoding: "utf-8" });
    expect(found).toEqual(expected.map((each) => expect.stringMatching(each)));
    expect(await stateOf(test.db)).toEqual(before);
  });

  it("in an encoding that cannot be read is refused by its line", async () => {
    const bytes = Buffer.concat([Buffer.from(daily(good)), Buffer.from([0xff, 0xfe, 0x0d, 0x0a])]);
    const { accepted, problems } = await importAttendance(test.url, source(bytes), {
      of: "attendance",
      now,
      dryRun: false,
    });
    expect([accepted, problems[0]?.line, problems.length]).toEqual([false, 3, 1]);
  });

  it("of very many problems shows the first thousand, and how many more there are", async () => {
    const rows = Array.from({ length: 1500 }, (_, at) => `${900_000 + at},2026-04,x`);
    const { problems } = await take(test, monthly(...rows));
    expect(problems.length).toBe(1001);
    expect(problems.at(-1)?.message).toContain("2,000件");
  });
});
