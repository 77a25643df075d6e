import type { FileProblem } from "./problem.ts";
import { text } from "./text.ts";
import { hasHidden } from "./values.ts";

/** What a cell says, or what is wrong with it (Japanese). */
export type Reading<T> = { readonly value: T } | { readonly wrong: string };
export type Reader<T> = (word: string) => Reading<T>;

export const right = <T>(value: T): Reading<T> => ({ value });
export const wrong = (message: string): Reading<never> => ({ wrong: message });

const LONGEST = 200;

/** Reads a cell's word where its letters are fit to be read; what is wrong is added to the problems. */
export function readCell<T>(
  { line, column, word }: { readonly line: number; readonly column: string; readonly word: string },
  read: Reader<T>,
  problems: FileProblem[],
): T | undefined {
  const reading = unfit(word) ?? read(word);
  if ("value" in reading) return reading.value;
  problems.push({ line, column, message: reading.wrong });
  return undefined;
}

function unfit(word: string): Reading<never> | undefined {
  if (word.length > LONGEST) return wrong(text.tooLong(LONGEST));
  return hasHidden(word) ? wrong(text.hidden) : undefined;
}

/** 職員番号, with its leading zeros. */
export const readStaffNumber: Reader<string> = (word) =>
  /^[0-9A-Za-z_-]{1,20}$/u.test(word) ? right(word) : wrong(text.badNumber);
