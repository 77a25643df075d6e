import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import type { Mapping } from "../../services/files/header.ts";

const schema = z.record(z.string(), z.union([z.string().min(1), z.number().transform(String)]));

/** How a file writes what could be read in more than one way: name → the choices there are. */
export type Choices = Readonly<Record<string, readonly string[]>>;

export type Declared = { readonly headings?: Mapping; readonly ways?: Readonly<Record<string, string>> };

/**
 * Reads a declared mapping (YAML or JSON: one of our columns → the heading in the file, and how figures are written);
 * a sentence where it is none.
 */
export async function readMapping(
  file: string,
  columns: readonly string[],
  choices: Choices = {},
): Promise<Declared | string> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return `対応表 ${file} を開けません。ファイル名と読み取りの許可を確かめてください。`;
  const declared = parsed(text);
  if (!declared) {
    return `対応表 ${file} を読み取れません。「職員番号: 社員コード」のように、取り込む列とファイルの見出しを1行に1組ずつ書いてください。`;
  }
  const unknown = Object.keys(declared).filter((name) => !columns.includes(name) && !Object.hasOwn(choices, name));
  if (unknown.length > 0)
    return `対応表の「${unknown.join("」「")}」は取り込む列ではありません。使える列：${columns.join("、")}。`;
  for (const [name, some] of Object.entries(choices)) {
    const chosen = declared[name];
    if (chosen !== undefined && !some.includes(chosen))
      return `対応表の ${name} は ${some.join(" または ")} にしてください。`;
  }
  const part = (wanted: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(declared).filter(([name]) => wanted(name)));
  return { headings: part((name) => columns.includes(name)), ways: part((name) => Object.hasOwn(choices, name)) };
}

function parsed(text: string): Mapping | undefined {
  try {
    return schema.safeParse(parse(text)).data;
  } catch {
    return undefined;
  }
}
