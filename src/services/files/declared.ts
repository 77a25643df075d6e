import { z } from "zod";
import type { Mapping } from "./header.ts";

/** One of our columns → the heading in a city's file; and names of what a file may write in more than one way. */
export const declaration = z.record(z.string(), z.union([z.string().min(1), z.number().transform(String)]));

/** How a file writes what could be read in more than one way: name → the choices there are. */
export type Choices = Readonly<Record<string, readonly string[]>>;

export type Declared = { readonly headings: Mapping; readonly ways: Readonly<Record<string, string>> };

/** What a city declares of its file, told apart; a sentence where something in it is not known. */
export function sortDeclared(
  declared: Readonly<Record<string, string>>,
  columns: readonly string[],
  choices: Choices = {},
): Declared | string {
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
