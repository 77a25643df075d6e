import { cp, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type OpenPolicies, openPolicies } from "../../../../src/features/policy/policies.ts";

const content = join(import.meta.dirname, "../../../../content");
const opened: OpenPolicies[] = [];
afterEach(() => {
  for (const policies of opened.splice(0)) policies.close();
});

async function open(rules: Readonly<Record<string, string>>, today = () => "2026-11-24", alsoRules: string[] = []) {
  const contentDir = await mkdtemp(join(tmpdir(), "rules-"));
  await cp(content, contentDir, { recursive: true });
  await mkdir(join(contentDir, "rules"));
  for (const [name, text] of Object.entries(rules)) await writeFile(join(contentDir, "rules", name), text);
  const policies = await openPolicies({ contentDir, alsoRules, today });
  opened.push(policies);
  return { ...policies, contentDir };
}
const asker = { locale: "ja", employment: undefined } as const;
const rule = (days: string, head: string) =>
  `---\nkind: 規則\ntitle: 職員の名札に関する規則\n${head}\n---\n# 職員の名札に関する規則\n\n## 第1条（名札） {#1}\n\n職員は、窓口では名札を${days}日ごとに点検する。\n\n### 第1条第2項（名札） {#1.2}\n\n名札には氏名を記載する。\n`;

describe("A rule", () => {
  it("is searched while it is in force, and its other versions are a tap away", async () => {
    const policies = await open({
      "nafuda.md": rule("30", "in-force: 2026-04-01"),
      "nafuda@2020-04-01.md": rule("60", "in-force: 2020-04-01\nuntil: 2026-04-01"),
    });
    const answer = policies.answer("名札の点検は何日ごと？", asker);
    expect(answer.refused).toBe(false);
    expect(answer.cited[0]).toMatchObject({ section: "nafuda#1", text: expect.stringContaining("30日") });
    const [version] = policies.section("nafuda#1")?.versions ?? [];
    expect(version).toEqual({ section: "nafuda@2020-04-01#1", inForce: "2020-04-01", until: "2026-04-01" });
    expect(policies.section(version?.section ?? "")?.text).toContain("60日");
  });

  it("is read as a whole article, whichever of its paragraphs was found", async () => {
    const policies = await open({ "nafuda.md": rule("30", "in-force: 2026-04-01") });
    expect(policies.section("nafuda#1.2")?.text).toMatch(/30日ごとに点検する。\n名札には氏名を記載する。/);
  });

  it("alone is read so: in a policy, 3.1 is a section of its own", async () => {
    const policies = await open({});
    const { contentDir } = policies;
    await writeFile(
      join(contentDir, "policies", "dotted.md"),
      "# 方針 {#3}\n\n前文。\n\n## 研修 {#3.1}\n\n研修を行う。\n\n## 異動 {#3.2}\n\n異動を行う。\n",
    );
    await policies.reload();
    expect(policies.section("dotted#3.1")).toMatchObject({ section: "dotted#3.1", text: "研修を行う。" });
    expect(policies.section("dotted#3")?.text).toBe("前文。");
  });

  it("that begins later is searched from that day on", async () => {
    let day = "2026-11-24";
    const policies = await open({ "nafuda.md": rule("30", "in-force: 2027-04-01") }, () => day);
    const first = () => policies.answer("名札の点検は何日ごと？", asker).cited[0]?.section;
    expect(first()).not.toBe("nafuda#1");
    day = "2027-04-01";
    first();
    await policies.reload();
    expect(first()).toBe("nafuda#1");
  });

  it("is not needed: an empty folder of rules stops nothing", async () => {
    const policies = await open({}, undefined, ["/nowhere"]);
    expect(policies.answer("人事交流の目的は？", asker).refused).toBe(false);
  });
});
