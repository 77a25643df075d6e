import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { surveys } from "../../../src/cli/doctor/surveys.ts";
import { readPulseSettings } from "../../../src/features/pulse/content/settings.ts";
import { readSurveys } from "../../../src/features/pulse/content/surveys.ts";
import { hashOf, nextOf } from "../../../src/features/pulse/survey.ts";
import { contentDir } from "../../support/whole-office.ts";

let dir: string | undefined;
afterEach(async () => {
  if (dir) await rm(dir, { recursive: true, force: true });
});

/** The problems of the shipped surveys after one replacement in a file. */
async function problemsAfter(file: string, from: string, to: string): Promise<string> {
  dir = await mkdtemp(join(tmpdir(), "surveys-"));
  await cp(join(contentDir, "surveys"), join(dir, "surveys"), { recursive: true });
  const path = join(dir, "surveys", file);
  const before = await readFile(path, "utf8");
  expect(before).toContain(from);
  await writeFile(path, before.replace(from, to));
  return readSurveys(dir).then(
    () => "",
    (error: Error) => error.message,
  );
}

describe("The surveys of a city", () => {
  it("are read as they are shipped, each question from a section of the policy", async () => {
    const read = await readSurveys(contentDir);
    expect(read.map(({ id }) => id)).toEqual(["balance", "talking"]);
    const policy = await readFile(join(contentDir, "policies", "agano.md"), "utf8");
    for (const { section } of read.flatMap(({ questions }) => questions))
      expect(policy).toContain(`{#${section.slice("agano#".length)}}`);
    expect(await readPulseSettings(contentDir)).toMatchObject({ answer_days: 10 });
  });

  it.each([
    [
      "a section that is none",
      "section: agano#6-3-2-1",
      "section: 6-3-2-1",
      /balance\.yaml \d+行目：「section」は、方針の項目を/,
    ],
    [
      "a key that is none",
      "strain: true",
      "stress: true",
      /balance\.yaml \d+行目：「stress」という項目は、ここには書けません/,
    ],
    [
      "the same question twice",
      "id: take-leave",
      "id: reach-out",
      /balance\.yaml \d+行目：id の「reach-out」が、前にもあります/,
    ],
    [
      "an id of another file",
      "id: balance",
      "id: talking",
      /の「talking」が、content\/surveys\/balance\.yaml にもあります/,
    ],
  ])("are refused with the line: %s", async (_what, from, to, message) => {
    expect(await problemsAfter("balance.yaml", from, to)).toMatch(message);
  });

  it("are looked at by the doctor, who counts them and names a question whose section the policy does not have", async () => {
    // By hand: four questions in each of the two.
    expect(await surveys(contentDir)).toMatchObject({ state: "ok", found: expect.stringContaining("2件（問い8つ）") });
    dir = await mkdtemp(join(tmpdir(), "surveys-"));
    await cp(contentDir, dir, { recursive: true });
    const path = join(dir, "surveys", "balance.yaml");
    await writeFile(path, (await readFile(path, "utf8")).replace("agano#6-3-2-1", "agano#6-3-9"));
    const { state, found } = await surveys(dir);
    expect([state, found]).toEqual([
      "failed",
      "「働き方と休み方」の問い take-leave の項目 agano#6-3-9 が、方針にありません。",
    ]);
  });

  it("are asked in turn, and keep their hash in whatever order their keys come back", async () => {
    const read = await readSurveys(contentDir);
    expect([undefined, "balance", "talking"].map((last) => nextOf(read, last)?.id)).toEqual([
      "balance",
      "talking",
      "balance",
    ]);
    const [first] = read;
    if (!first) throw new Error("none");
    const turned = Object.fromEntries(Object.entries(first).reverse()) as typeof first;
    expect(hashOf(turned)).toBe(hashOf(first));
  });
});
