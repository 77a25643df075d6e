import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { type Measure, statuses } from "./measure.ts";

export type Measures = {
  readonly measures: readonly Measure[];
  /** Whether the units, states and months are the demo's invention. */
  readonly invented: boolean;
};

/** A measures file that cannot be read: one sentence in Japanese, with the file and the place. */
export class MeasuresProblem extends Error {
  override readonly name = "MeasuresProblem";
}

const measure = z.strictObject({
  section: z.string().regex(/^[^#]+#.+$/u),
  name: z.string().min(1),
  unit: z.string().min(1),
  status: z.enum(statuses),
  check: z.number().int().min(1).max(12),
});
const file = z.strictObject({ invented: z.boolean().default(false), policy: z.string(), measures: z.array(measure) });

/** Reads `measures/*.yaml` of a content folder; none where there is no such folder. */
export async function readMeasures(contentDir: string): Promise<Measures> {
  const folder = join(contentDir, "measures");
  const names = await readdir(folder).catch(() => []);
  const read = await Promise.all(
    names
      .filter((name) => /\.ya?ml$/u.test(name))
      .sort()
      .map((name) => readFileOf(folder, name)),
  );
  return { measures: read.flatMap(({ measures }) => measures), invented: read.some(({ invented }) => invented) };
}

async function readFileOf(folder: string, name: string): Promise<z.infer<typeof file>> {
  try {
    return file.parse(parse(await readFile(join(folder, name), "utf8")));
  } catch (error) {
    const where =
      error instanceof z.ZodError ? (error.issues[0]?.path.join(".") ?? "") : (String(error).split("\n")[0] ?? "");
    throw new MeasuresProblem(
      `content/measures/${name} を読み取れません（${where}）。ファイルの先頭の説明をご覧ください。`,
    );
  }
}
