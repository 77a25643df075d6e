/** What a cell can hold (Excel's limit). */
const MOST_LETTERS = 32_767;

/** XML 1.0 cannot hold these, or no program shows them: control characters, half letters, no characters at all. */
const unheld = /(?![\t\n])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/** Lines end as Excel ends them, and nothing is left that XML cannot hold. */
export const held = (text: string): string => text.replace(/\r\n?/g, "\n").replace(unheld, "");

/** What people can do with a cell of text afterwards, such as editing it, must not make a formula of these. */
export const looksLikeFormula = (text: string): boolean => /^[\s]*[=+\-@]/u.test(text);

/**
 * A text as a cell keeps it. `_xHHHH_` stands for a character there (ECMA-376, ST_Xstring), so one that was typed is
 * told apart; and three things that write-excel-file would not write as they are go in by that name: the replacement
 * character, and words that every object of JavaScript has, such as `constructor`, which it takes for texts that it
 * has seen before.
 */
export function cellText(text: string): string {
  const kept = shortened(held(text))
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/\ufffd/g, "_xFFFD_");
  return kept in Object.prototype ? `${named(kept.charCodeAt(0))}${kept.slice(1)}` : kept;
}

const named = (code: number): string => `_x${code.toString(16).toUpperCase().padStart(4, "0")}_`;

/** A longer one would break the file; its end says that there was more. */
const shortened = (text: string): string =>
  text.length <= MOST_LETTERS ? text : `${text.slice(0, MOST_LETTERS - 1).replace(/\p{Cs}$/u, "")}…`;

/** Width in half-width characters. */
const widthOf = (text: string): number =>
  [...text].reduce((width, letter) => width + (/[\u0020-\u02ff\uff61-\uff9f]/u.test(letter) ? 1 : 2), 0);

/** Lines that a text takes in a column of this width. */
export const linesOf = (text: string, width: number): number =>
  text.split("\n").reduce((lines, line) => lines + Math.max(1, Math.ceil(widthOf(line) / Math.max(2, width - 2))), 0);
