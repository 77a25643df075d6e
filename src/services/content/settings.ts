import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** A file of settings that cannot be used: one sentence in Japanese, naming the file, the place and what to do. */
export class SettingsProblem extends Error {
  override readonly name = "SettingsProblem";
}

/** Reads one file of `content/settings`. Rejects with SettingsProblem when it is not as its own head explains. */
export async function readSettings<S extends z.ZodType>(file: string, schema: S): Promise<z.infer<S>> {
  try {
    return schema.parse(parse(await readFile(file, "utf8")));
  } catch (error) {
    throw new SettingsProblem(
      `設定 ${basename(file)} を読み取れません（${placeOf(error)}）。ファイルの先頭の説明をご覧ください。`,
    );
  }
}

function placeOf(error: unknown): string {
  if (error instanceof z.ZodError) return error.issues[0]?.path.join(".") || "全体";
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
}
