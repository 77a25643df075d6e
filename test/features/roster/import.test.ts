import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { importRoster } from "../../../src/features/roster/import.ts";
import { createDirectory } from "../../../src/people/store.ts";
import { bytesOf, source } from "../../services/files/sources.ts";
import { testDatabase } from "../../support/database.ts";
import { city, cityWith, columns, csv, emptied, importCity, importText, now, stateOf, today } from "./files.ts";

const test = testDatabase();
beforeEach(() => emptied(test.db));
const who = (staffNumber: string, day = today) => createDirectory(test.db).byStaffNumber(staffNumber, day);
const counts = ({
  accepted,
  rows,
  added,
  changed,
  unchanged,
  deactivated,
}: Awaited<ReturnType<typeof importCity>>) => ({
  ...{ accepted, rows, added, changed, unchanged, deactivated },
});
const nothing = { accepted: true, rows: 5, added: 0, changed: 0, unchanged: 5, deactivated: 0 };

describe("A roster", () => {
  it("brings its people in, in CP932 and UTF-8 alike, and is written down", async () => {
    expect(counts(await importCity(test.db))).toEqual({ ...nothing, added: 5, unchanged: 0 });
    expect(await who("002003")).toMatchObject({
      name: "渡部 さくら",
      unit: { code: "121", name: "市民生活課" },
      ...{ level: "staff", title: "主事", jobType: "一般事務", roles: [], leads: false },
    });
    expect(await who("001001")).toMatchObject({ roles: ["HR"] });
    expect(await who("002001")).toMatchObject({ level: "manager", leads: true });
    expect(await test.db.person.findFirst({ where: { staffNumber: "002003" } })).toMatchObject({
      ...{ email: "002003@city.agano.example", hiredOn: new Date("2020-04-01"), origin: "roster", leftOn: null },
    });
    expect(await test.db.staffImport.findMany()).toMatchObject([{ added: 5, effectiveOn: new Date(today) }]);
    expect(counts(await importCity(test.db, {}, { encoding: "utf-8" }))).toEqual(nothing);
  });

  it("changes nothing the second time, on that day or another", async () => {
    await importCity(test.db);
    const { people, posts, units } = await stateOf(test.db);
    for (const effectiveOn of [today, "2026-05-11", "2027-04-01"])
      expect(counts(await importCity(test.db, {}, { effectiveOn }))).toEqual(nothing);
    expect(await stateOf(test.db)).toEqual({ people, posts, units, imports: 4 });
  });

  it("moves people on its day: before it they are where they were", async () => {
    await importCity(test.db, {}, { effectiveOn: "2025-04-01" });
    const moved = { 所属コード: "122", 所属名: "環境課", 上司職員番号: "003001", 職名: "主任" };
    const result = await importCity(test.db, { "002003": moved }, { effectiveOn: "2026-04-01" });
    expect(counts(result)).toEqual({ ...nothing, changed: 1, unchanged: 4 });
    expect(result.details).toEqual([
      {
        ...{ kind: "changed", line: 4, staffNumber: "002003", name: "渡部 さくら", unitName: "環境課" },
        changes: [
          { column: "所属コード", from: "121", to: "122" },
          { column: "所属名", from: "市民生活課", to: "環境課" },
          { column: "職名", from: "主事", to: "主任" },
          { column: "上司職員番号", from: "002001", to: "003001" },
        ],
      },
    ]);
    expect(await who("002003", "2026-03-31")).toMatchObject({ unit: { code: "121" }, title: "主事" });
    expect(await who("002003", "2026-04-01")).toMatchObject({ unit: { code: "122" }, title: "主任" });
    expect(await who("002003", "2025-03-31")).toBeUndefined();
  });

  it("is put right in place on the same day", async () => {
    await importCity(test.db);
    await importCity(test.db, { "002003": { 所属コード: "111", 所属名: "総務課" } });
    expect(await test.db.assignment.count()).toBe(5);
    expect(await who("002003")).toMatchObject({ unit: { code: "111" } });
  });

  it("for a day to come leaves today as it is, and says so", async () => {
    await importCity(test.db);
    const before = await who("002003");
    const april = { 所属コード: "122", 所属名: "環境課", 役割: "HR", メール: "new@city.agano.example" };
    const { notes, changed } = await importCity(
      test.db,
      { "002003": april, "009999": {}, "002004": { 有効: "0" } },
      { effectiveOn: "2027-04-01" },
    );
    expect([changed, notes.length]).toEqual([1, 1]);
    expect(await who("002003")).toEqual(before);
    expect(await who("009999")).toBeUndefined();
    expect(await who("002004")).toBeDefined();
    expect(await who("009999", "2027-04-01")).toBeDefined();
    expect(await who("002004", "2027-04-01")).toBeUndefined();
    expect(await who("002003", "2027-04-01")).toMatchObject({ unit: { code: "122" }, roles: [] });
    const then = { effectiveOn: "2027-04-01", now: new Date("2027-04-01T00:00:00Z") };
    await importCity(test.db, { "002003": april, "009999": {}, "002004": { 有効: "0" } }, then);
    expect(await who("002003", "2027-04-01")).toMatchObject({ roles: ["HR"] });
  });

  it("dated before what is entered already is refused where it would change it", async () => {
    await importCity(test.db, {}, { effectiveOn: "2025-04-01" });
    await importCity(test.db, { "002003": { 職名: "主任" } }, { effectiveOn: "2026-04-01" });
    const before = await stateOf(test.db);
    for (const change of [{ 職名: "係長" }, { 有効: "0" }]) {
      const { accepted, problems } = await importCity(test.db, { "002003": change }, { effectiveOn: "2025-10-01" });
      expect([accepted, problems.length, problems[0]?.line]).toEqual([false, 1, 4]);
      expect(problems[0]?.message).toContain("2026-04-01");
    }
    const missing = await importCity(
      test.db,
      { "002003": null },
      { effectiveOn: "2025-10-01", deactivateMissing: true },
    );
    expect(missing.problems).toMatchObject([{ line: 1 }]);
    expect(await stateOf(test.db)).toEqual(before);
    expect(counts(await importCity(test.db, {}, { effectiveOn: "2025-10-01" }))).toEqual(nothing);
  });

  it("keeps what it has no column for", async () => {
    await importCity(test.db);
    const few = ["職員番号", "氏名", "所属コード", "所属名", "職層"];
    expect(counts(await importText(test.db, csv(city, few)))).toEqual(nothing);
    await importText(test.db, csv(cityWith({ "002003": { 所属コード: "111", 所属名: "総務課" } }), few), {
      effectiveOn: "2026-06-01",
    });
    expect(await who("002003", "2026-06-01")).toMatchObject({ unit: { code: "111" }, title: "主事" });
    expect((await createDirectory(test.db).lineAbove((await who("002003"))?.id ?? "", "2026-06-01")).length).toBe(2);
  });

  it("changes a person's own data in place, with a new version", async () => {
    await importCity(test.db);
    const own = {
      メール: "hayakawa@city.agano.example",
      氏名: "早川 尚樹",
      氏名カナ: "ハヤカワ ナオキ",
      役割: "HR;ADMIN",
    };
    await importCity(test.db, { "002001": own });
    const found = await test.db.person.findFirst({ where: { staffNumber: "002001" }, include: { assignments: true } });
    expect(found).toMatchObject({ email: own.メール, name: "早川 尚樹", version: 2 });
    expect(found?.assignments).toHaveLength(1);
    expect(await who("002001")).toMatchObject({ roles: ["HR", "ADMIN"], leads: true });
  });

  it("lets two people swap addresses, and a new one have that of who has left", async () => {
    await importCity(test.db, {}, { effectiveOn: "2025-04-01" });
    const [a, b] = ["002003@city.agano.example", "002004@city.agano.example"];
    const swapped = { "002003": { メール: b }, "002004": { メール: a } };
    expect(counts(await importCity(test.db, swapped, { effectiveOn: "2025-04-01" })).changed).toBe(2);
    const gone = { "002003": null, "002004": { メール: a } };
    await importCity(test.db, gone, { effectiveOn: "2025-10-01", deactivateMissing: true });
    expect(counts(await importCity(test.db, { ...gone, "002009": { メール: b } }))).toMatchObject({ added: 1 });
    expect(await test.db.person.findFirst({ where: { staffNumber: "002003" } })).toMatchObject({ email: null });
  });

  it("for a day to come may not give away an address that somebody has today", async () => {
    await importCity(test.db);
    const given = { "002003": { メール: "" }, "002009": { メール: "002003@city.agano.example" } };
    const { problems } = await importCity(test.db, given, { effectiveOn: "2027-04-01" });
    expect(problems).toMatchObject([{ line: 7, column: "メール", message: expect.stringContaining("002003") }]);
    expect((await importCity(test.db, given)).accepted).toBe(true);
  });
});

describe("Who leaves, and who comes back", () => {
  it("leaves on the roster's day when the roster says so", async () => {
    await importCity(test.db, {}, { effectiveOn: "2026-04-01" });
    expect(counts(await importCity(test.db, { "002004": { 有効: "無効" } }))).toEqual({
      ...nothing,
      deactivated: 1,
      unchanged: 4,
    });
    expect(await who("002004", "2026-05-09")).toBeDefined();
    expect(await who("002004")).toBeUndefined();
    expect(counts(await importCity(test.db, { "002004": { 有効: "×" } }))).toEqual(nothing);
  });

  it("stays though missing, unless missing means gone", async () => {
    await importCity(test.db);
    const fewer = { ...nothing, rows: 4, unchanged: 4 };
    expect(counts(await importCity(test.db, { "002004": null }))).toEqual(fewer);
    expect(await who("002004")).toBeDefined();
    const gone = await importCity(test.db, { "002004": null }, { deactivateMissing: true });
    expect(counts(gone)).toEqual({ ...fewer, deactivated: 1 });
    expect(gone.details).toMatchObject([{ kind: "deactivated", line: undefined, staffNumber: "002004" }]);
    expect(await who("002004")).toBeUndefined();
  });

  it("comes back with a new post, and was not here between", async () => {
    await importCity(test.db, {}, { effectiveOn: "2025-04-01" });
    await importCity(test.db, { "002004": null }, { effectiveOn: "2025-10-01", deactivateMissing: true });
    const back = await importCity(test.db, {}, { effectiveOn: "2026-04-01" });
    expect(counts(back)).toEqual({ ...nothing, changed: 1, unchanged: 4 });
    expect(back.details).toMatchObject([{ kind: "returned" }]);
    for (const [day, here] of [
      ["2025-09-30", true],
      ["2025-10-01", false],
      ["2026-03-31", false],
      ["2026-04-01", true],
    ] as const)
      expect([day, (await who("002004", day)) !== undefined]).toEqual([day, here]);
    expect(counts(await importCity(test.db, {}, { effectiveOn: "2026-04-01" }))).toEqual(nothing);
  });

  it("may leave and come back on one day, or be listed as gone from the start", async () => {
    await importCity(test.db, { "002004": { 有効: "0" } });
    expect(await who("002004")).toBeUndefined();
    await importCity(test.db);
    expect(await who("002004")).toBeDefined();
    await importCity(test.db, { "002004": { 有効: "0" } });
    await importCity(test.db);
    expect(await who("002004")).toBeDefined();
    expect(counts(await importCity(test.db))).toEqual(nothing);
  });

  it("is not missing while they have yet to come, and keeps a departure that is announced", async () => {
    await importCity(test.db);
    await importCity(test.db, { "009999": {}, "002004": { 有効: "0" } }, { effectiveOn: "2027-04-01" });
    expect(counts(await importCity(test.db, {}, { deactivateMissing: true }))).toEqual(nothing);
    await importCity(test.db, { "002004": { 氏名カナ: "ハセガワ リク" } });
    expect(await who("009999", "2027-04-01")).toBeDefined();
    expect(await who("002004", "2027-04-01")).toBeUndefined();
  });

  it("is told when nobody of HR remains", async () => {
    await importCity(test.db);
    expect((await importCity(test.db)).notes).toEqual([]);
    const { notes } = await importCity(test.db, { "001001": null }, { deactivateMissing: true });
    expect(notes).toMatchObject([expect.stringContaining("HR")]);
  });
});

describe("A roster that is wrong", () => {
  const cases: readonly (readonly [
    string,
    Parameters<typeof cityWith>[0],
    readonly (readonly [number, string, string])[],
  ])[] = [
    ["an unknown manager", { "002003": { 上司職員番号: "777" } }, [[4, "上司職員番号", "777"]]],
    ["somebody as their own manager", { "002003": { 上司職員番号: "002003" } }, [[4, "上司職員番号", "自分"]]],
    [
      "a manager who leaves",
      { "002001": { 有効: "0" } },
      [
        [4, "上司職員番号", "無効"],
        [5, "上司職員番号", "無効"],
      ],
    ],
    [
      "a circle in the line, with the people in it",
      { "003001": { 上司職員番号: "002003" } },
      [[2, "上司職員番号", "003001 風間 典子 → 002003 渡部 さくら → 002001 早川 直樹 → 003001 風間 典子"]],
    ],
    [
      "one number twice, at both rows",
      { "002004": { 職員番号: "００２００３" } },
      [
        [4, "職員番号", "5行目"],
        [5, "職員番号", "4行目"],
      ],
    ],
    [
      "one address twice",
      { "002004": { メール: "002003@CITY.agano.example" } },
      [
        [4, "メール", "5行目"],
        [5, "メール", "4行目"],
      ],
    ],
    ["a bad address", { "002003": { メール: "さくら" } }, [[4, "メール", "形"]]],
    ["a bad date", { "002003": { 採用日: "2026/02/30" } }, [[4, "採用日", "2026/02/30"]]],
    ["an unknown level", { "002003": { 職層: "見習い" } }, [[4, "職層", "見習い"]]],
    ["an unknown role", { "002003": { 役割: "HR;社長" } }, [[4, "役割", "社長"]]],
    ["an unknown state", { "002003": { 有効: "たぶん" } }, [[4, "有効", "たぶん"]]],
    ["two names of one unit", { "002004": { 所属名: "市民課" } }, [[5, "所属名", "市民生活課"]]],
    [
      "missing values",
      { "002003": { 氏名: " ", 所属コード: "-" } },
      [
        [4, "氏名", "入力"],
        [4, "所属コード", "入力"],
      ],
    ],
    ["hidden letters", { "002003": { 氏名: "渡部\u0007" } }, [[4, "氏名", "目に見えない"]]],
    ["a formula for a number", { "002003": { 職員番号: "=1+1" } }, [[4, "職員番号", "英数字"]]],
    [
      "several things: all are told",
      { "003001": { 職層: "?" }, "002003": { 採用日: "x", 上司職員番号: "777" }, "002004": { 有効: "?" } },
      [
        [2, "職層", "?"],
        [4, "採用日", "x"],
        [4, "上司職員番号", "777"],
        [5, "有効", "?"],
      ],
    ],
  ];

  it.each(cases)("is refused whole: %s", async (_, changes, expected) => {
    const before = await stateOf(test.db);
    const { problems, ...result } = await importCity(test.db, changes);
    expect(problems.map(({ line, column }) => [line, column])).toEqual(
      expected.map(([line, column]) => [line, column]),
    );
    for (const [at, [, , words]] of expected.entries()) expect(problems[at]?.message).toContain(words);
    expect(counts({ ...result, problems })).toEqual({
      accepted: false,
      rows: 5,
      added: 0,
      changed: 0,
      unchanged: 0,
      deactivated: 0,
    });
    expect(await stateOf(test.db)).toEqual(before);
  });

  it("is told of an address that another person has", async () => {
    await importCity(test.db);
    const { problems } = await importCity(test.db, {
      "002004": null,
      "009999": { メール: "002004@city.agano.example" },
    });
    expect(problems).toMatchObject([{ line: 6, column: "メール", message: expect.stringContaining("002004") }]);
  });

  it("is told of a circle that closes through people whom it does not list", async () => {
    await importCity(test.db);
    const { problems } = await importText(test.db, csv(cityWith({ "003001": { 上司職員番号: "002003" } }).slice(0, 1)));
    expect(problems).toMatchObject([{ line: 2, message: expect.stringContaining("早川 直樹") }]);
  });

  it.each([
    ["empty", ""],
    ["a header only", csv([])],
  ])("is %s", async (_, text) => {
    const { problems, accepted } = await importText(test.db, text);
    expect([accepted, problems.length, problems[0]?.line]).toEqual([false, 1, 1]);
  });

  it("does not call managers unknown whose rows were lost to another problem", async () => {
    const text = csv(city).replace("早川 直樹", '早川 直樹","');
    const { problems } = await importText(test.db, csv(city).replace("早川 直樹,", "早川 直樹,,"));
    expect(problems).toMatchObject([{ line: 3, column: "" }]);
    expect((await importText(test.db, text)).problems).toMatchObject([{ line: 3 }]);
    const unnumbered = await importCity(test.db, { "002001": { 職員番号: "" } });
    expect(unnumbered.problems).toMatchObject([{ line: 3, column: "職員番号" }]);
  });

  it("shows the first thousand problems, and how many more there are", async () => {
    const many = Array.from({ length: 600 }, (_, at) => ({
      職員番号: `${at}`,
      氏名: "",
      所属コード: "",
      所属名: "a",
      職層: "一般職",
    }));
    const { problems } = await importText(test.db, csv(many));
    expect(problems).toHaveLength(1001);
    expect(problems.at(-1)).toMatchObject({ line: 1, message: expect.stringContaining("ほかに200件") });
  });

  it("has more rows than a city has staff", async () => {
    for (const row of ["1,あ,1,あ,一般職\n", "1\n"]) {
      const { problems } = await importText(test.db, `職員番号,氏名,所属コード,所属名,職層\n${row.repeat(100_001)}`);
      expect(problems).toMatchObject([{ line: 1, message: expect.stringContaining("100,000行") }]);
    }
  });

  it("of any bytes never throws and never changes anything", async () => {
    await importCity(test.db);
    const before = await stateOf(test.db);
    const word = fc.constantFrom(
      ...columns,
      ...city.flatMap((each) => Object.values(each)),
      '"',
      "\u0000",
      "",
      "\r",
      "\n",
    );
    const texts = fc.array(
      fc.array(word, { maxLength: 14 }).map((row) => row.join(",")),
      { maxLength: 5 },
    );
    const files = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      texts.map((rows) => bytesOf(rows.join("\n"), "cp932")),
      texts.map((rows) => bytesOf(`${csv(city)}${rows.join("\n")}x`, "utf-8")),
      fc.nat(csv(city).length).map((end) => bytesOf(csv(city), "cp932").subarray(0, end)),
    );
    await fc.assert(
      fc.asyncProperty(files, async (bytes) => {
        const { accepted } = await importRoster(test.db, source(bytes), {
          ...{ effectiveOn: today, now, deactivateMissing: true, dryRun: true },
        });
        if (!accepted) expect(await test.db.staffImport.count()).toBe(1);
      }),
      { numRuns: 150 },
    );
    expect(await stateOf(test.db)).toEqual(before);
  });
});

describe("A trial run", () => {
  it("tells what would be, and changes nothing", async () => {
    await importCity(test.db);
    const before = await stateOf(test.db);
    const changes = { "002003": { 所属コード: "122", 所属名: "環境課" }, "009999": {}, "002004": { 有効: "0" } };
    const trial = await importCity(test.db, changes, { dryRun: true });
    expect(await stateOf(test.db)).toEqual(before);
    expect(await importCity(test.db, changes)).toEqual(trial);
    expect(counts(trial)).toEqual({ accepted: true, rows: 6, added: 1, changed: 1, unchanged: 3, deactivated: 1 });
  });
});

describe("Several rosters at once", () => {
  it("take turns: whatever their order, none half and none twice", async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => importCity(test.db)));
    expect(all.map(({ added }) => added).sort()).toEqual([0, 0, 0, 5]);
    expect(await test.db.assignment.count()).toBe(5);
  });
});

describe("A large roster", () => {
  const people = Array.from({ length: 1000 }, (_, at) => {
    const number = `${100000 + at}`;
    return {
      ...{
        職員番号: number,
        氏名: `山田 ${at}`,
        メール: `${number}@city.agano.example`,
        職種: "事務",
        採用日: "R2.4.1",
      },
      ...{ 所属コード: `${Math.floor(at / 20)}`, 所属名: `課${Math.floor(at / 20)}`, 職層: "一般職", 有効: "1" },
      上司職員番号: at === 0 ? "" : `${100000 + Math.floor(at / 10)}`,
    };
  });

  it("comes in, moves as a whole and is compared", async () => {
    const take = async (text: string, effectiveOn: string) => counts(await importText(test.db, text, { effectiveOn }));
    const moved = people.map((each) => ({ ...each, 職名: "主任", メール: `x${each.メール}` }));
    expect(await take(csv(people), "2025-04-01")).toMatchObject({ added: 1000 });
    expect(await take(csv(people), "2025-04-01")).toMatchObject({ unchanged: 1000 });
    expect(await take(csv(moved), "2026-04-01")).toMatchObject({ changed: 1000 });
  }, 60_000);
});
