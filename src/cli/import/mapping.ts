import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { type Choices, type Declared, declaration, sortDeclared } from "../../services/files/declared.ts";

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
  return sortDeclared(declared, columns, choices);
}

function parsed(text: string): Readonly<Record<string, string>> | undefined {
  try {
    return declaration.safeParse(parse(text)).data;
  } catch {
    return undefined;
  }
}
