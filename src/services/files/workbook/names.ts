import { held } from "./text.ts";

const MOST = 31;
/** Excel takes none of these in the name of a sheet, nor an apostrophe at its ends. */
const refused = /[[\]:*?/\\\n\t]/gu;

/** The names of the sheets as Excel takes them, each once: letters of either case are the same to it. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  // Excel keeps this one for itself.
  const taken = new Set(["history"]);
  return wanted.map((name, at) => {
    const plain = cut(held(name).replace(refused, " "), MOST);
    const free = unused(plain === "" ? `Sheet${at + 1}` : plain, taken);
    taken.add(free.toLowerCase());
    return free;
  });
}

function unused(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const mark = number === 1 ? "" : ` (${number})`;
    const free = `${cut(name, MOST - mark.length)}${mark}`;
    if (!taken.has(free.toLowerCase())) return free;
  }
}

const cut = (name: string, most: number): string =>
  name
    .slice(0, most)
    .replace(/\p{Cs}$/u, "")
    .replace(/^['\s]+|['\s]+$/gu, "");
