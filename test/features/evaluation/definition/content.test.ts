import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { demoPeople } from "../../../../src/demo/people.ts";
import { readDefinition } from "../../../../src/features/evaluation/definition/content.ts";
import type { SheetForm } from "../../../../src/features/evaluation/definition/definition.ts";
import { readPolicies } from "../../../../src/features/policy/corpus.ts";
import { cities, shipped } from "./city.ts";

const city = cities();
const items = (form: SheetForm) => form.groups.flatMap((group) => group.items);

describe("The evaluation as it is shipped", () => {
  it("has a form for each level and a short one for 会計年度任用職員", async () => {
    const { forms } = await readDefinition(shipped);
    expect(forms.map((form) => [form.id, items(form).length, form.raters.length])).toEqual([
      ["fiscal-year", 5, 2],
      ["leader", 13, 4],
      ["manager", 13, 4],
      ["staff", 10, 4],
    ]);
    expect(forms.filter((form) => form.management_goal).map(({ id }) => id)).toEqual(["manager"]);
  });

  it("derives every item from a section that the policy has", async () => {
    const { forms } = await readDefinition(shipped);
    const { sections } = await readPolicies(join(shipped, "policies"));
    const known = new Set(sections.map(({ section }) => section));
    const named = forms.flatMap(items).flatMap((item) => item.sections);
    expect(named.filter((section) => !known.has(section))).toEqual([]);
  });

  it("evaluates the year with goals, and newcomers' probation without", async () => {
    const { cycles } = await readDefinition(shipped);
    expect(cycles.map(({ id, goals }) => [id, goals])).toEqual([
      ["year", { least: 3, most: 5 }],
      ["probation", { least: 0, most: 0 }],
    ]);
    expect(cycles[0]?.stages).toHaveLength(12);
    expect(cycles[1]?.probation).toEqual({ months: 6 });
    expect(cycles[1]?.stages.at(-1)?.due).toEqual({ months: 7 });
  });

  it("asks for a fact with every grade but the standard", async () => {
    const { scale } = await readDefinition(shipped);
    expect(scale.grades.map(({ code, points, fact }) => [code, points, fact])).toEqual([
      ["S", 5, true],
      ["A", 4, true],
      ["B", 3, false],
      ["C", 2, true],
      ["D", 1, true],
    ]);
  });

  it("teaches seven errors, short enough for two minutes", async () => {
    const { training } = await readDefinition(shipped);
    expect(training).toHaveLength(7);
    expect(training.map(({ answers }) => answers.length)).toEqual([3, 3, 3, 3, 3, 3, 3]);
    expect(new Set(training.map(({ answers }) => answers.findIndex(({ right }) => right))).size).toBe(3);
    const read = training.flatMap(({ explains, example, question, answers }) => [
      ...[explains, example, question].map(({ ja }) => ja),
      ...answers.map(({ text }) => text.ja),
      // One reason is shown, the one of the answer that was chosen.
      answers[0]?.why.ja ?? "",
    ]);
    // A grown-up reads some 500 to 700 characters of Japanese a minute.
    expect(read.join("").length).toBeLessThan(1400);
  });

  it("names nobody outside the demo, and in the demo people who are there and above the cast's raters", async () => {
    const { raters } = await readDefinition(shipped);
    expect(raters).toEqual({ board: [], units: [] });
    const demo = (await readDefinition(shipped, { demo: true })).raters;
    const people = new Map(demoPeople().map((person) => [person.staffNumber, person]));
    expect(demo.board.map((number) => people.get(number)?.level)).toEqual(["manager", "manager", "manager"]);
    expect(people.get(demo.adjuster ?? "")).toMatchObject({ unit: "110", title: "部長" });
    expect(people.get(demo.confirmer ?? "")).toMatchObject({ title: "副市長" });
    const castsRaters = ["002001", "003001", "102000", "101000", "000001"];
    expect(demo.board.filter((number) => castsRaters.includes(number))).toEqual([]);
  });

  it("says the same in English everywhere", async () => {
    const texts = JSON.stringify(await readDefinition(shipped)).matchAll(/"ja":"([^"]*)","en":"([^"]*)"/g);
    expect([...texts].filter(([, ja, en]) => ja === en || /[ぁ-ん]/u.test(en ?? ""))).toEqual([]);
  });
});

/** The two halves taken out of the comment in which they stand, below the year. */
async function halved(): Promise<string> {
  const folder = await city();
  const file = join(folder, "evaluation", "cycle.yaml");
  const [before = "", commented = ""] = (await readFile(file, "utf8")).split("# ↓ここから\n");
  const halves = (commented.split("# ↑ここまで")[0] ?? "").replace(/^# ?/gmu, "");
  await writeFile(file, `${before}${halves}`);
  return folder;
}

describe("A city that rates performance twice a year", () => {
  it("takes the two halves out of the comment, in the place of the year", async () => {
    const folder = await halved();
    const file = join(folder, "evaluation", "cycle.yaml");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace(/ {2}- id: year\n[\s\S]*?least_service: 0\.5\n/u, ""));
    const { cycles } = await readDefinition(folder);
    expect(cycles.map(({ id, ability, performance }) => [id, ability, performance])).toEqual([
      ["probation", undefined, undefined],
      ["first-half", undefined, { from: "04-01", to: "09-30" }],
      ["second-half", { from: "04-01", to: "03-31" }, { from: "10-01", to: "03-31" }],
    ]);
  });

  it("is told when it leaves the year in, so that nobody is rated twice for the same months", async () => {
    await expect(readDefinition(await halved())).rejects.toThrow(
      /業績評価の期間が、前の「year」の期間と重なっています[\s\S]*能力評価の期間が、前の「year」の期間と重なっています/u,
    );
  });
});

describe("A city that writes its own", () => {
  it("may leave English out, and reads Japanese in its place", async () => {
    const folder = await city({
      "forms/staff.yaml": [
        ["name: { ja: 一般職, en: Staff }", "name: { ja: 主事級 }"],
        ["name: { ja: 知識・技術, en: Knowledge and skills }", "name: 知識と技術"],
        ["            en: Has the knowledge and skills that the work needs, and uses them.\n", ""],
      ],
    });
    const staff = (await readDefinition(folder)).forms.find(({ id }) => id === "staff");
    expect(staff?.name).toEqual({ ja: "主事級", en: "主事級" });
    const first = staff?.groups[0]?.items[0];
    expect(first?.name).toEqual({ ja: "知識と技術", en: "知識と技術" });
    expect(first?.behaviours[0]?.en).toBe(first?.behaviours[0]?.ja);
  });

  it("writes numbers, codes and days as they are, full-width or not, with or without quotes", async () => {
    const folder = await city({
      "raters.yaml": [
        [
          "\nboard: []\nunits: []",
          "\nconfirmer: 000001\nboard: [000123, '000456']\nunits: [{ code: 0121, from: 令和9年4月1日, first: 000123 }]",
        ],
      ],
      "cycle.yaml": [
        [
          "goals: { least: 3, most: 5 }\n    exempt:\n      - { id: secondment, name: { ja: 他の団体への派遣, en: Seconded to another body } }\n      - { id: suspension, name: { ja: 休職, en: Suspended from duty } }\n      - { id: childcare-leave, name: { ja: 育児休業, en: On childcare leave } }\n      - { id: short-service, name: { ja: 勤務した期間が短い, en: Served too short a time } }\n    least_service: 0.5\n\n  # 条件",
          'goals: { least: ２, most: "4" }\n    exempt: []\n    least_service: 0\n\n  # 条件',
        ],
      ],
      "scale.yaml": [["- code: S\n", "- code: 5\n"]],
    });
    const { raters, cycles, scale } = await readDefinition(folder);
    expect(raters).toEqual({
      confirmer: "000001",
      board: ["000123", "000456"],
      units: [{ code: "0121", from: "2027-04-01", first: "000123" }],
    });
    expect(cycles[0]?.goals).toEqual({ least: 2, most: 4 });
    expect(scale.grades[0]?.code).toBe("5");
  });

  it("chooses the national six grades, which have no points", async () => {
    const { scale } = await readDefinition(await city({ "scale.yaml": [["use: sabcd5", "use: national6"]] }));
    expect(scale.grades).toHaveLength(6);
    expect(scale.grades.filter(({ points }) => points !== undefined)).toEqual([]);
    expect(scale.grades.filter(({ fact }) => !fact).map(({ code }) => code)).toEqual(["優良", "良好"]);
  });

  it("adds a form of its own for a 職名", async () => {
    const folder = await city();
    const fire = join(folder, "evaluation", "forms", "fire.yaml");
    await cp(join(folder, "evaluation", "forms", "fiscal-year.yaml"), fire);
    const text = (await readFile(fire, "utf8")).replaceAll("id: f-", "id: x-").replace("id: fiscal-year", "id: fire");
    await writeFile(fire, text.replace("titles: [会計年度任用職員]", "titles: [消防士, 消防司令]"));
    const form = (await readDefinition(folder)).forms.find(({ id }) => id === "fire");
    expect(form?.for).toEqual({ titles: ["消防士", "消防司令"] });
  });

  it("may have saved a file in Windows' encoding or line ends", async () => {
    const folder = await city({ "scale.yaml": [["use: sabcd5\n", "use: sabcd5\r\n"]] });
    const bytes = Buffer.concat([
      Buffer.from("adjuster: 000002 # "),
      // 総務部長 in Shift_JIS.
      Buffer.from([0x91, 0x8d, 0x96, 0xb1, 0x95, 0x94, 0x92, 0xb7]),
      Buffer.from("\r\nboard: []\r\nunits: []\r\n"),
    ]);
    await writeFile(join(folder, "evaluation", "raters.yaml"), bytes);
    expect((await readDefinition(folder)).raters.adjuster).toBe("000002");
  });
});

describe("The hash", () => {
  it("stays when a comment or the order of lines changes, and not when a word does", async () => {
    const { hash } = await readDefinition(shipped);
    const moved = await city({
      "forms/leader.yaml": [
        [
          "rates: [ability, performance]\nraters: [first, second, adjuster, confirmer]\n",
          "# 市の注\nraters: [first, second, adjuster, confirmer]\nrates: [ability, performance]\n",
        ],
      ],
    });
    expect((await readDefinition(moved)).hash).toBe(hash);
    const worded = await city({ "forms/leader.yaml": [["ja: 説明・折衝,", "ja: 説明と折衝,"]] });
    expect((await readDefinition(worded)).hash).not.toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/u);
  });
});
