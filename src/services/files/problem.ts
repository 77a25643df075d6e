import { text } from "./text.ts";

/** What is wrong with a file, where a person finds it. The header is line 1; problems of the whole file use it. */
export type FileProblem = {
  readonly line: number;
  /** The column by its heading; "" where it is the whole line or file. */
  readonly column: string;
  /** Japanese: what is wrong, and what would be right. */
  readonly message: string;
};

/** More than anybody reads. */
export const MOST_PROBLEMS = 1000;

/** Problems in the order of their lines; of very many the first, and how many more there are. count: of all of them. */
export function inOrder(problems: readonly FileProblem[], count = problems.length): readonly FileProblem[] {
  const first = problems.toSorted((a, b) => a.line - b.line).slice(0, MOST_PROBLEMS);
  const more = count - first.length;
  return more > 0 ? [...first, { line: 1, column: "", message: text.tooMany(more) }] : first;
}
