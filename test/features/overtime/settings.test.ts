import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readOvertimeSettings } from "../../../src/features/overtime/settings.ts";
import { content } from "./support.ts";

let city: string;
beforeEach(async () => {
  city = await mkdtemp(join(tmpdir(), "overtime-settings-"));
  await cp(join(content, "settings"), join(city, "settings"), { recursive: true });
});
afterEach(() => rm(city, { recursive: true }));

async function withChange(from: string, to: string) {
  const file = join(city, "settings", "overtime.yaml");
  const text = await readFile(file, "utf8");
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
  return readOvertimeSettings(city);
}

describe("The settings of overtime", () => {
  it("come with the figures of the national rule", async () => {
    const { rules, health, units, floor } = await readOvertimeSettings(content);
    // 45, 360, 100, 720 and 80 hours.
    expect(rules.limits).toEqual({
      standard: { month: { minutes: 2700, under: false }, year: 21_600 },
      external: {
        ...{ month: { minutes: 6000, under: true }, year: 43_200, average: 4800, over: { minutes: 2700, months: 6 } },
      },
      agreement36: {
        ...{ month: { minutes: 6000, under: true }, year: 43_200, average: 4800, over: { minutes: 2700, months: 6 } },
      },
    });
    expect(health).toEqual({ tellOver: 4800, interviewFrom: 6000, interviewAverageOver: 4800 });
    expect([units, floor]).toEqual([[], 5]);
  });

  it("take a city's own", async () => {
    const { rules } = await withChange("month: 45\n    year: 360", 'month: "36:30"\n    year: 300');
    expect(rules.limits.standard).toEqual({ month: { minutes: 2190, under: false }, year: 18_000 });
    const { rules: without } = await withChange("special_clause: true", "special_clause: false");
    expect(without.limits.agreement36).toEqual({ month: { minutes: 2700, under: false }, year: 21_600 });
    const { units } = await withChange("units: []", 'units: [{ code: "1020", kind: external, from: "2026-04-01" }]');
    expect(units).toEqual([{ code: "1020", kind: "external", from: "2026-04-01" }]);
  });

  it.each([
    ["a name that nobody knows", "year: 360\n", "yeer: 360\n", "limits.standard"],
    ["a name too many", "averages_cross_year: true", "averages_cross_years: true", "averages_cross_year"],
    ["hours in words", "month: 45\n", "month: 45時間\n", "limits.standard.month）。時間は 60 のような整数か"],
    ["hours below nothing", "month: 45\n", "month: -45\n", "limits.standard.month"],
    ["a kind that does not exist", "units: []", 'units: [{ code: "1", kind: jiritsu }]', "units.0.kind"],
    [
      "a code that lost its zeros",
      "units: []",
      "units: [{ code: 0102, kind: external }]",
      "units.0.code）。所属コードは引用符",
    ],
    [
      "a day that does not exist",
      "units: []",
      'units: [{ code: "1", kind: external, from: "2026-02-30" }]',
      "units.0.from",
    ],
    [
      "an end before the beginning",
      "units: []",
      'units: [{ code: "1", kind: external, from: "2026-04-02", to: "2026-04-01" }]',
      "to は from より後の日にしてください。",
    ],
    ["a threshold above the law's", "tell_over: 80", "tell_over: 81", "health.tell_over）。80時間より長くできません。"],
    ["a floor below five", "floor: 5", "floor: 4", "floor"],
    ["a thirteenth month", "busy: []", 'busy: [{ code: "1", months: [13] }]', "busy.0.months.0"],
  ])("refuse %s, and say where and what to do", async (_, from, to, said) => {
    await expect(withChange(from, to)).rejects.toThrow(said);
    await expect(readOvertimeSettings(city)).rejects.toThrow("設定 overtime.yaml を読み取れません");
  });
});
