import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
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
    const surveys = await readSurveys(contentDir);
    expect(surveys.map(({ id }) => id)).toEqual(["balance", "talking"]);
    const policy = await readFile(join(contentDir, "policies", "agano.md"), "utf8");
    for (const { section } of surveys.flatMap(({ questions }) => questions))
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

  it("are asked in turn, and keep their hash in whatever order their keys come back", async () => {
    const surveys = await readSurveys(contentDir);
    expect([undefined, "balance", "talking"].map((last) => nextOf(surveys, last)?.id)).toEqual([
      "balance",
      "talking",
      "balance",
    ]);
    const [first] = surveys;
    if (!first) throw new Error("none");
    const turned = Object.fromEntries(Object.entries(first).reverse()) as typeof first;
    expect(hashOf(turned)).toBe(hashOf(first));
  });
});
