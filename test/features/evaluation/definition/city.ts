import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import { readDefinition } from "../../../../src/features/evaluation/definition/content.ts";
import { ContentProblem, problemText } from "../../../../src/services/content/written/problem.ts";

export const shipped = join(import.meta.dirname, "../../../../content");

/** One change of a text; what it begins from has to be there once. */
export type Edit = readonly [from: string, to: string];
export type Edits = Readonly<Record<string, readonly Edit[]>>;

/** Content folders as a city edits them; they go when the tests of the file are done. */
export function cities() {
  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));
  return async (edits: Edits = {}): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), "hagukumi-evaluation-"));
    folders.push(folder);
    await cp(join(shipped, "evaluation"), join(folder, "evaluation"), { recursive: true });
    for (const [name, changes] of Object.entries(edits)) {
      const file = join(folder, "evaluation", name);
      await writeFile(file, changes.reduce(changed, await readFile(file, "utf8")));
    }
    return folder;
  };
}

function changed(text: string, [from, to]: Edit): string {
  expect(text.split(from).length - 1, `「${from}」 stands once`).toBe(1);
  return text.replace(from, () => to);
}

/** All that is said to be wrong, a sentence each. */
export async function problemsIn(folder: string): Promise<readonly string[]> {
  const problem = await readDefinition(folder).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(problem).toBeInstanceOf(ContentProblem);
  return (problem as ContentProblem).problems.map(problemText);
}

/** The line on which a text first stands in a file, counted in the text itself; one that begins with a line's end, the line after. */
export async function lineOf(folder: string, name: string, mark: string): Promise<number> {
  const text = await readFile(join(folder, "evaluation", name), "utf8");
  const at = text.indexOf(mark);
  expect(at, `「${mark}」 stands in ${name}`).toBeGreaterThanOrEqual(0);
  return text.slice(0, mark.startsWith("\n") ? at + 1 : at).split("\n").length;
}
