import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asUsual, readAttendanceSettings } from "../../../src/features/attendance/settings.ts";
import { contentDir } from "../../support/whole-office.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "content-"));
  await mkdir(join(folder, "settings"));
});
afterEach(() => rm(folder, { recursive: true }));
const read = async (yaml: string) => {
  await writeFile(join(folder, "settings", "attendance.yaml"), yaml);
  return await readAttendanceSettings(folder);
};

describe("The city's own headings and figures", () => {
  it("are none to begin with, and may be left empty", async () => {
    expect(await readAttendanceSettings(contentDir)).toEqual(asUsual);
    expect(await read("attendance:\nleave:\n")).toEqual(asUsual);
  });

  it("are told apart: which heading a column has, and how figures are written", async () => {
    expect(await read("attendance:\n  職員番号: 社員コード\n  hours: decimal\nleave:\n  days: decimal\n")).toEqual({
      attendance: { mapping: { 職員番号: "社員コード" }, ways: { hours: "decimal" } },
      leave: { mapping: {}, ways: { days: "decimal" } },
    });
  });

  it.each([
    ["attendance:\n  時間: 残業\nleave:\n", /attendance\.yaml.*attendance.*「時間」は取り込む列ではありません/],
    ["attendance:\n  hours: minutes\nleave:\n", /hours は decimal または hh:mm に/],
    ["leave:\n  hours: decimal\n", /leave.*「hours」は取り込む列ではありません/],
    ["attendance: {}\nleave: {}\nstaff: {}\n", /staff/],
  ])("that cannot be are named: %j", async (yaml, problem) => {
    await expect(read(yaml)).rejects.toThrow(problem);
  });
});
