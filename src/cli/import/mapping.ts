import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { columnName, type RosterColumn, rosterLayout } from "../../features/roster/columns.ts";
import type { Mapping } from "../../services/files/header.ts";

const schema = z.record(z.string(), z.union([z.string().min(1), z.number().transform(String)]));
const known = (Object.keys(rosterLayout) as RosterColumn[]).map(columnName);

/** Reads a declared mapping (YAML or JSON: our column → the heading in the file); a sentence where it is none. */
export async function readMapping(file: string): Promise<Mapping | string> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return `対応表 ${file} を開けません。ファイル名と読み取りの許可を確かめてください。`;
  const mapping = parsed(text);
  if (!mapping) {
    return `対応表 ${file} を読み取れません。「職員番号: 社員コード」のように、取り込む列とファイルの見出しを1行に1組ずつ書いてください。`;
  }
  const unknown = Object.keys(mapping).filter((name) => !known.includes(name));
  if (unknown.length === 0) return mapping;
  return `対応表の「${unknown.join("」「")}」は取り込む列ではありません。使える列：${known.join("、")}。`;
}

function parsed(text: string): Mapping | undefined {
  try {
    return schema.safeParse(parse(text)).data;
  } catch {
    return undefined;
  }
}
