import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CommanderError } from "commander";
import { afterEach, describe, expect, it, vi } from "vitest";
import { evaluation, raters } from "../../src/cli/doctor/evaluation.ts";
import { examine } from "../../src/cli/doctor.ts";
import { evaluationCommand } from "../../src/cli/evaluation.ts";
import { readDefinition, unknownRaters } from "../../src/features/evaluation/definition/content.ts";
import { cities, lineOf, shipped } from "../features/evaluation/definition/city.ts";
import { healthy } from "./patient.ts";

const city = cities();
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs `evaluation …` on a day as the program would: what it wrote, and its exit code. */
async function run(today: string, ...words: string[]) {
  const written = { out: "", err: "" };
  const keep = (to: "out" | "err") => (text: string | Uint8Array) => {
    written[to] += text;
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(keep("out"));
  vi.spyOn(process.stderr, "write").mockImplementation(keep("err"));
  const command = evaluationCommand({ contentDir: shipped, today: () => today });
  for (const each of [command, ...command.commands]) each.exitOverride();
  process.exitCode = undefined;
  const code = await command.parseAsync(["node", "evaluation", ...words]).then(
    () => process.exitCode,
    (error) => (error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : Promise.reject(error)),
  );
  return { ...written, code };
}

describe("The check of the evaluation", () => {
  it("shows what was read, with the dates of the fiscal year that it is", async () => {
    const { out, code } = await run("2027-03-31", "check");
    expect(code).toBe(0);
    expect(out).toContain("一般職（staff）　10項目　職層：一般職　能力評価・業績評価");
    expect(out).toContain("職務遂行能力 50（4項目） / 組織マネジメント力 10（1項目）");
    expect(out).toContain("令和8年度の人事評価（year）");
    expect(out).toContain("目標設定　　　2026-04-01 ～ 2026-04-30");
    expect(out).toContain("開示　　　　　2027-03-11 ～ 2027-03-15");
    expect(out).toContain("確認　　　　　採用から4か月 ～ 採用から5か月");
    expect(out).toContain("S 5点・A 4点・B 3点・C 2点・D 1点");
    expect((await run("2027-04-01", "check")).out).toContain("目標設定　　　2027-04-01 ～ 2027-04-30");
  });

  it("says the same to a machine", async () => {
    const { out, code } = await run("2026-11-27", "check", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      accepted: true,
      hash: (await readDefinition(shipped)).hash,
      forms: expect.arrayContaining([expect.objectContaining({ id: "fiscal-year", items: 5 })]),
      cycles: [{ id: "year" }, { id: "probation" }],
      scale: { id: "sabcd5", grades: ["S", "A", "B", "C", "D"] },
      training: 7,
    });
  });

  it("names the file to open, its line and what is wrong", async () => {
    const folder = await city({ "forms/staff.yaml": [["weight: 25", "weight: 20"]] });
    const line = await lineOf(folder, "forms/staff.yaml", "\ngroups:");
    const { out, err, code } = await run("2026-11-27", "check", folder);
    expect([code, out]).toEqual([1, ""]);
    const file = join(folder, "evaluation", "forms", "staff.yaml");
    expect(err.split("\n")[0]).toBe(`${file} ${line}行目：weight の合計が95です。100にしてください。`);
    const machine = await run("2026-11-27", "check", folder, "--json");
    expect(machine.code).toBe(1);
    expect(JSON.parse(machine.out)).toEqual({
      accepted: false,
      problems: [{ file, line, message: "weight の合計が95です。100にしてください。" }],
    });
  });

  it("says so of a folder that is none", async () => {
    const { err, code } = await run("2026-11-27", "check", "nowhere");
    expect([code, err.split("\n")[0]]).toEqual([
      1,
      `${join("nowhere", "evaluation")}：フォルダーがないか、開けません。`,
    ]);
  });

  it("is wrong usage with what it does not know", async () => {
    expect((await run("2026-11-27", "check", "--yaml")).code).toBe(2);
  });
});

describe("The doctor, looking at the evaluation", () => {
  const look = (folder: string) => (demo: boolean) => readDefinition(folder, { demo });

  it("finds the demo's fit to use", async () => {
    expect(await evaluation(look(shipped), true)).toEqual({
      check: "人事評価の内容",
      state: "ok",
      found: "様式4件、期間2件を読み取れます。",
    });
  });

  it("warns a city that has not said who adjusts, confirms and hears complaints, until it has", async () => {
    expect(await evaluation(look(shipped), false)).toMatchObject({
      state: "warning",
      found: "様式4件、期間2件を読み取れます。調整者・確認者・苦情審査会の委員が決まっていません。",
      todo: expect.stringContaining("raters.yaml"),
    });
    const folder = await city({
      "raters.yaml": [["\nboard: []", "\nadjuster: 000002\nconfirmer: 000001\nboard: [000003]"]],
    });
    expect(await evaluation(look(folder), false)).toMatchObject({ state: "ok" });
  });

  it("fails with the first mistake and how to see the others", async () => {
    const folder = await city({
      "scale.yaml": [
        ["use: sabcd5", "use: sabcd"],
        ["points: 5", "points: five"],
      ],
    });
    const finding = await evaluation(look(folder), false);
    expect(finding).toMatchObject({ state: "failed", todo: expect.stringContaining("evaluation check") });
    expect(finding.found).toMatch(/scale\.yaml \d+行目：use の「sabcd」.*ほかに1件の誤りがあります。/u);
  });
});

describe("The doctor, comparing the raters with the roster", () => {
  const roster = new Set(["000001", "000002", "000010"]);
  const look = (folder: string) => (known: ReadonlySet<string>, on: { demo: boolean; day: string }) =>
    unknownRaters(folder, known, on);
  const on = { demo: false, day: "2027-04-10" };

  it("names file and line of each whom nobody at work is, and leaves out who rated before or will", async () => {
    const units = [
      "  - { code: 121, from: 2026-04-01, first: 900001 }",
      "  - { code: 121, from: 2027-04-01, first: 000010, second: 900002 }",
      "  - { code: 121, from: 2028-04-01, first: 900003 }",
    ];
    const written = `\nadjuster: 900000\nconfirmer: 000001\nboard: [000002, 900004]\nunits:\n${units.join("\n")}`;
    const folder = await city({ "raters.yaml": [["\nboard: []\nunits: []", written]] });
    const line = (mark: string) => lineOf(folder, "raters.yaml", mark);
    const file = "content/evaluation/raters.yaml";
    const [found] = await raters(look(folder), roster, on);
    expect(found).toMatchObject({ check: "人事評価の評価者", state: "warning" });
    expect(found?.found.split("\n    ")).toEqual([
      `${file} ${await line("\nadjuster: 900000")}行目：調整者の職員番号「900000」の職員が、名簿にいません。`,
      `${file} ${await line("\nboard: [000002")}行目：苦情審査会の委員の職員番号「900004」の職員が、名簿にいません。`,
      `${file} ${await line("second: 900002")}行目：二次評価者の職員番号「900002」の職員が、名簿にいません。`,
    ]);
  });

  it("says nothing where all are on the roster, or there is no roster yet", async () => {
    const folder = await city({ "raters.yaml": [["\nboard: []", "\nadjuster: 000002\nboard: [000001]"]] });
    expect(await raters(look(folder), roster, on)).toEqual([]);
    expect(await raters(look(folder), new Set(), on)).toEqual([]);
    expect(await raters(look(folder), undefined, on)).toEqual([]);
  });

  it("looks once the roster can be asked", async () => {
    const looked: unknown[] = [];
    const patient = await healthy({
      database: async () => ({ ...(await (await healthy()).database({} as never)), numbers: roster }),
      raters: async (known) => {
        looked.push(known);
        return [{ file: "content/evaluation/raters.yaml", line: 3, message: "いません。" }];
      },
    });
    const findings = await examine(patient);
    expect(looked).toEqual([roster]);
    expect(findings.find(({ check }) => check === "人事評価の評価者")?.found).toContain("raters.yaml 3行目");
  });
});

describe("The guide", () => {
  it("names the command and every file that a city may change", async () => {
    const guide = await readFile(join(shipped, "..", "docs", "evaluation.md"), "utf8");
    for (const name of ["cycle", "scale", "raters", "training"]) expect(guide).toContain(`${name}.yaml`);
    expect(guide).toContain("hagukumi evaluation check");
  });

  it("shows a message that the check really gives", async () => {
    const guide = await readFile(join(shipped, "..", "docs", "evaluation.md"), "utf8");
    const shown = /^ *(content\/evaluation\/forms\/staff\.yaml .*)$/mu.exec(guide);
    const folder = await city({ "forms/staff.yaml": [["weight: 25", "weight: 20"]] });
    const error = await readDefinition(folder).catch((problem: Error) => problem.message);
    expect(error).toBe(shown?.[1]);
  });
});
