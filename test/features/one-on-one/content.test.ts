import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readRules } from "../../../src/features/one-on-one/content.ts";
import { contentDir } from "../../support/whole-office.ts";

describe("What a city sets about 1-on-1s", () => {
  it("asks nothing that the policy has no section for, and sends no note to a language model", async () => {
    const policy = await readFile(join(contentDir, "policies", "agano.md"), "utf8");
    const { themes, aiSummary } = await readRules(contentDir);
    expect(aiSummary).toBe(false);
    const sections = themes.flatMap(({ questions }) => questions.map(({ section }) => section));
    expect(sections.filter((section) => !policy.includes(`{#${section.split("#")[1]}}`))).toEqual([]);
    expect(new Set(themes.map(({ id }) => id)).size).toBe(themes.length);
  });

  it("is refused with its place where it cannot be used", async () => {
    const folder = await mkdtemp(join(tmpdir(), "one-on-one-"));
    await cp(join(contentDir, "one-on-one.yaml"), join(folder, "one-on-one.yaml"));
    await cp(join(contentDir, "settings"), join(folder, "settings"), { recursive: true });
    const file = join(folder, "settings", "one-on-one.yaml");
    await writeFile(file, "every_months: 1\nminutes: 30\nlock_days: 0\nai_summary: false\n");
    await expect(readRules(folder)).rejects.toThrow("one-on-one.yaml を読み取れません（lock_days）");
  });
});
