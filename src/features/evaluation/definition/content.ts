import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { readWritten } from "../../../services/content/written/document.ts";
import type { Found } from "../../../services/content/written/found.ts";
import { fitted } from "../../../services/content/written/issues.ts";
import { ContentProblem, type Problem } from "../../../services/content/written/problem.ts";
import type { Definition } from "./definition.ts";
import { unknownIn } from "./named.ts";
import { acrossForms, levelsLeftOut } from "./reading/across.ts";
import { cyclesFile } from "./reading/cycles.ts";
import { formFile } from "./reading/forms.ts";
import { ratersFile } from "./reading/raters.ts";
import { scalesFile } from "./reading/scales.ts";
import { trainingFile } from "./reading/training.ts";
import { namedWords } from "./words.ts";

/**
 * Reads `evaluation/` of a content folder. Rejects with ContentProblem, which has all that is wrong in any of its
 * files.
 *
 * demo: the raters are those of the demo city, in `demo/evaluation/`.
 */
export async function readDefinition(contentDir: string, { demo = false } = {}): Promise<Definition> {
  await findFolder(contentDir);
  const [cycles, scales, raters, training, forms] = await Promise.all([
    readFile(contentDir, "evaluation/cycle.yaml", cyclesFile),
    readFile(contentDir, "evaluation/scale.yaml", scalesFile),
    readFile(contentDir, ratersName(demo), ratersFile),
    readFile(contentDir, "evaluation/training.yaml", trainingFile),
    readForms(contentDir),
  ]);
  const problems = [cycles, scales, forms, raters, training].flatMap((found) => found.problems);
  const scale = scales.value?.scales.find(({ id }) => id === scales.value?.use);
  if (
    problems.length > 0 ||
    !cycles.value ||
    !scales.value ||
    !scale ||
    !raters.value ||
    !training.value ||
    !forms.value
  )
    throw new ContentProblem(inOrder(problems));
  return hashed({
    cycles: cycles.value.cycles,
    scale,
    difficulties: scales.value.difficulties,
    forms: forms.value,
    raters: raters.value,
    training: training.value.errors,
  });
}

/** Staff numbers that count on a day and that nobody at work has, by file and line. Rejects as `readDefinition` does. */
export async function unknownRaters(
  contentDir: string,
  known: ReadonlySet<string>,
  { demo, day }: { readonly demo: boolean; readonly day: string },
): Promise<readonly Problem[]> {
  const { value: written, problems } = await readWritten(contentDir, ratersName(demo));
  const read = written ? fitted(written, ratersFile) : { problems, value: undefined };
  if (!written || !read.value) throw new ContentProblem(read.problems);
  return unknownIn(read.value, known, day).map(({ staffNumber, role, path }) => ({
    file: written.file,
    line: written.lineOf(path),
    message: `${namedWords(role).ja}の職員番号「${staffNumber}」の職員が、名簿にいません。`,
  }));
}

const ratersName = (demo: boolean) => (demo ? "demo/evaluation/raters.yaml" : "evaluation/raters.yaml");

/** Without it every file would be missed, each by itself. */
async function findFolder(contentDir: string): Promise<void> {
  await readdir(join(contentDir, "evaluation")).catch(() => {
    throw new ContentProblem([{ file: "content/evaluation", message: "フォルダーがないか、開けません。" }]);
  });
}

async function readFile<T>(contentDir: string, name: string, shape: z.ZodType<T>): Promise<Found<T>> {
  const { value: written, problems } = await readWritten(contentDir, name);
  return written ? fitted(written, shape) : { problems };
}

const formsFolder = "evaluation/forms";

/** Every file of the folder, so that a city may add forms of its own. */
async function readForms(contentDir: string): Promise<Found<Definition["forms"]>> {
  const names = await readdir(join(contentDir, formsFolder)).catch(() => []);
  const files = names.filter((name) => /\.ya?ml$/u.test(name)).sort();
  const written = await Promise.all(files.map((name) => readWritten(contentDir, `${formsFolder}/${name}`)));
  const readable = written.flatMap(({ value }) => value ?? []);
  const forms = readable.map((each) => fitted(each, formFile));
  return {
    value: forms.flatMap(({ value }) => value ?? []),
    problems: [
      ...[...written, ...forms].flatMap(({ problems }) => problems),
      ...acrossForms(readable),
      // What an unreadable file is for cannot be known.
      ...(readable.length === files.length ? levelsLeftOut(`content/${formsFolder}`, readable) : []),
    ],
  };
}

/** By file as they were read, and by line. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const files = [...new Set(problems.map(({ file }) => file))];
  const place = ({ file, line = 0 }: Problem) => files.indexOf(file) * 1_000_000 + line;
  return problems.toSorted((one, other) => place(one) - place(other));
}

const hashed = (definition: Omit<Definition, "hash">): Definition => ({
  ...definition,
  hash: createHash("sha256").update(canonical(definition)).digest("hex"),
});

/** JSON whose keys are in order, so that moving a line in a file is no change. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    each && typeof each === "object" && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
