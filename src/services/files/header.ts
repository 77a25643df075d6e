import type { FileProblem } from "./problem.ts";
import { text } from "./text.ts";

/** The columns an import knows: key → headings under which systems export it, its own name first. */
export type Layout<C extends string> = Readonly<
  Record<C, { readonly names: readonly [string, ...string[]]; readonly required?: true }>
>;

/** What a city declares about its own file: column (by its own name) → the heading in the file. */
export type Mapping = Readonly<Record<string, string>>;

/** Column key → its place in a row. */
export type Places<C extends string> = ReadonlyMap<C, number>;

/** Headings are compared without width, spaces and case. */
const plain = (heading: string) => heading.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");

/** Finds each column in a header line. Headings that no column knows are passed over. */
export function readHeader<C extends string>(
  cells: readonly string[],
  layout: Layout<C>,
  mapping: Mapping = {},
): { readonly places: Places<C>; readonly problems: readonly FileProblem[] } {
  if (cells.length === 1 && cells[0]?.includes("\t")) return { places: new Map(), problems: [at("", text.tabs)] };
  const headings = cells.map(plain);
  const places = new Map<C, number>();
  const problems: FileProblem[] = [];
  for (const key of Object.keys(layout) as C[]) {
    const { names, required } = layout[key];
    const [own] = names;
    const wanted = Object.hasOwn(mapping, own) ? [mapping[own] ?? ""] : names;
    const found = placesOf(wanted, headings);
    const [place] = found;
    if (found.length > 1) problems.push(at(own, text.twice(own)));
    else if (place !== undefined) places.set(key, place);
    else if (required || Object.hasOwn(mapping, own)) problems.push(at(own, text.missing(own, wanted[0] ?? own)));
  }
  return { places, problems };
}

/** Where the first of these names stands that the header has at all; twice is more than one place. */
const placesOf = (names: readonly string[], headings: readonly string[]): readonly number[] =>
  names
    .map((name) => headings.flatMap((heading, at) => (heading === plain(name) ? [at] : [])))
    .find((at) => at.length > 0) ?? [];

const at = (column: string, message: string): FileProblem => ({ line: 1, column, message });
