import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkPolicy } from "../../src/cli/policy.ts";

/** A city's content folder with one policy and one file that points at it. */
async function content(policy: string, measures = "") {
  const folder = await mkdtemp(join(tmpdir(), "hagukumi-policy-"));
  await mkdir(join(folder, "policies"));
  await mkdir(join(folder, "measures"));
  await writeFile(join(folder, "policies", "agano.md"), policy);
  await writeFile(join(folder, "measures", "agano.yaml"), measures);
  return folder;
}
const policy = "# 方針 {#policy}\n\n## 研修 {#1}\n\n研修を行います。\n\n## 休暇 {#2}\n\n休暇の取得を促します。\n";

describe("The check of a policy", () => {
  it("names every section with what points at it", async () => {
    const folder = await content(policy, "measures:\n  - section: agano#2\n");
    const check = await checkPolicy(folder, undefined);
    expect(check.sections.map(({ section }) => section)).toEqual(["agano#policy", "agano#1", "agano#2"]);
    expect(check.pointers).toEqual([{ section: "agano#2", where: "measures/agano.yaml:2" }]);
    expect(check.broken).toEqual([]);
  });

  it("finds a pointer to a section that is not there, an id given twice and a comment left open", async () => {
    const folder = await content(`${policy}\n## 休暇 {#2}\n\n<!-- 途中\n`, "section: agano#9\n");
    const check = await checkPolicy(folder, undefined);
    expect(check.broken).toEqual([{ section: "agano#9", where: "measures/agano.yaml:1" }]);
    expect(check.problems.map(({ kind, about }) => [kind, about])).toEqual(
      expect.arrayContaining([
        ["duplicate-id", "2"],
        ["unclosed-comment", ""],
      ]),
    );
  });

  it("says what an edit would break before it is installed", async () => {
    const folder = await content(policy, "section: agano#2\n");
    const edited = join(await mkdtemp(join(tmpdir(), "hagukumi-edit-")), "agano.md");
    await writeFile(edited, policy.replace("{#2}", "{#3}").replace("研修を行います", "研修を毎年行います"));
    const check = await checkPolicy(folder, edited);
    expect(check.gone.map(({ section }) => section)).toEqual(["agano#2"]);
    expect(check.reworded.map(({ section }) => section)).toEqual(["agano#1"]);
    expect(check.broken).toEqual([{ section: "agano#2", where: "measures/agano.yaml:1" }]);
  });
});
