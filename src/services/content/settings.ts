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
    return schema.parse(parse(await readFile(file, "utf8")), { error: z.locales.ja().localeError });
  } catch (error) {
    const { place, why } = whatIsWrong(error);
    throw new SettingsProblem(
      `設定 ${basename(file)} を読み取れません（${place}）。${why}ファイルの先頭の説明をご覧ください。`,
    );
  }
}

/** place: where in the file; why: a sentence in Japanese, or "". Of several mistakes, the first. */
function whatIsWrong(error: unknown): { readonly place: string; readonly why: string } {
  const first = error instanceof z.ZodError ? error.issues[0] : undefined;
  if (!first) return { place: error instanceof Error ? (error.message.split("\n")[0] ?? "") : "", why: "" };
  const unknown = first.code === "unrecognized_keys" ? first.keys.slice(0, 1) : [];
  const place = [...first.path, ...unknown].join(".") || "全体";
  return { place, why: first.message.endsWith("。") ? first.message : `${first.message}。` };
}
