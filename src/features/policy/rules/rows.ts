import { fold, type Question } from "../retrieval/index.ts";

/** A 別表 as it stands in a rule's text: its head, such as 「（親族／忌引の日数）」 ("" where it has none), and a line for each row. */
export type Rows = { readonly head: string; readonly rows: readonly string[] };

/** undefined: the text is no 別表. */
export function rowsOf(heading: string, text: string): Rows | undefined {
  if (!/^別表/u.test(heading)) return undefined;
  const lines = text.split("\n");
  const rows = lines.filter((line) => line.includes("："));
  const head = lines.find((line) => /^（.*）$/u.test(line)) ?? "";
  return rows.length > 1 ? { head, rows } : undefined;
}

/**
 * The rows that a question names, the best named alone. None where it names none, or more at once (妻の父) than any row
 * does: half of what was asked would mislead.
 */
export function namedRows({ rows }: Rows, question: Question): readonly string[] {
  const names = rows.map((row) => fold(row.split("：")[0] ?? ""));
  const things = question.concepts
    .map(({ ways }) => ways.filter(({ weight }) => weight >= sameWeight).map(({ text }) => text))
    .filter((ways) => names.some((name) => isAmong(ways, name)));
  const named = names.map((name) => nameOf(name, things, question.folded));
  const best = Math.max(0, ...named);
  if (best === 0 || best < things.length * THING) return [];
  return rows.filter((_, at) => named[at] === best);
}

const THING = 10;

/** How well a row's name fits: by how many of the things it names, and then whether wholly. */
function nameOf(name: string, things: readonly (readonly string[])[], folded: string): number {
  const isWhole = (text: string) => things.flat().includes(text) || (text.length > 1 && mentions(folded, text));
  const whole = isWhole(name) ? 3 : name.split(/又は|若しくは|及び|[、・]/u).some(isWhole) ? 2 : 0;
  return THING * things.filter((ways) => isAmong(ways, name)).length + whole;
}

const isAmong = (ways: readonly string[], name: string): boolean => ways.some((word) => mentions(name, word));

/** From this weight on another way to say it names the same. */
const sameWeight = 0.8;

/** Whether a text has a word by itself: 1月 is not in 11月, nor 父母 in 祖父母. */
function mentions(text: string, word: string): boolean {
  const longer = /^\d/u.test(word) ? /\d/u : /\p{Script=Han}/u;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!longer.test(text[at - 1] ?? "")) return true;
  return false;
}

/** No quote is longer than this, in UTF-16 units. */
const longest = 300;

/** A 別表 as it is quoted: its head, and the rows that the question names, or else all; 「…」 where they are more than there is room for. */
export function quotedRows(rows: Rows, question: Question): string {
  const named = namedRows(rows, question);
  let text = rows.head;
  for (const row of named.length > 0 ? named : rows.rows) {
    const longer = text === "" ? row : `${text}\n${row}`;
    if (longer.length > longest) return `${text}\n…`;
    text = longer;
  }
  return text;
}
