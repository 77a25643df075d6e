import { cut, pieces, rawSize } from "../../../view/cut.ts";
import type { PlainText, RichTextRun, SlackBlock } from "./blocks.ts";
import { closed } from "./closed.ts";
import { escaped, escapedSize, literal } from "./escaped.ts";
import { limits } from "./limits.ts";

// The few shapes that every drawing is made of. What is too long for one block becomes several.

/** A stretch of text in one style. */
export type Run = { readonly text: string; readonly bold?: true };

export const plainText = (text: string): PlainText => ({ type: "plain_text", text: escaped(text), emoji: false });

/** For a label, which may not be empty; what is cut here must be said in full elsewhere (`fits` tells). */
export const shortText = (text: string, most: number): PlainText => plainText(cut(shown(text), most, escapedSize));

export const fits = (text: string, most: number): boolean => escapedSize(text) <= most;

export const isBlank = (text: string): boolean => text.trim() === "";

/** A dash where there is nothing to see: Slack refuses an empty text. */
export const shown = (text: string): string => (isBlank(text) ? "–" : text);

/** Words of several people in one line, none of which reaches over into the next. */
export const joined = (texts: readonly string[], between: string): string => texts.map(closed).join(between);

const inPieces = (text: string, most: number) =>
  pieces(closed(text), most, escapedSize).filter((piece) => !isBlank(piece));

export const sections = (text: string): readonly SlackBlock[] =>
  inPieces(text, limits.section).map((piece) => ({ type: "section", text: plainText(piece) }));

/** Small and grey. */
export const contexts = (...texts: readonly string[]): readonly SlackBlock[] => {
  const all = texts.flatMap((text) => inPieces(text, limits.context));
  const whole = all.length > 0 && fits(all.join(""), limits.context);
  if (whole) return [{ type: "context", elements: all.map(plainText) }];
  return all.map((piece) => ({ type: "context", elements: [plainText(piece)] }));
};

/** A heading; one too long for Slack's is bold text. */
export const heading = (text: string): readonly SlackBlock[] => {
  if (isBlank(text)) return [];
  return fits(text, limits.header) ? [{ type: "header", text: plainText(text) }] : rich([{ text, bold: true }]);
};

/** Bold words stand in rich text: `*…*` needs spaces around it, which Japanese does not have. */
export const rich = (
  runs: readonly Run[],
  as: "rich_text_section" | "rich_text_quote" = "rich_text_section",
): readonly SlackBlock[] =>
  grouped(runs).map((elements) => ({ type: "rich_text", elements: [{ type: as, elements }] }));

/** The same, each line on its own. */
export const richLines = (lines: readonly (readonly Run[])[]): readonly SlackBlock[] =>
  rich(lines.flatMap((line, at) => (at === 0 ? line : [{ text: "\n" }, ...line])));

/** Runs in groups of at most one block's text. */
function grouped(runs: readonly Run[]): readonly (readonly RichTextRun[])[] {
  const groups: RichTextRun[][] = [];
  let room = 0;
  for (const run of runs.flatMap((run) => piecesOf(run))) {
    if (run.text.length > room) {
      groups.push([]);
      room = limits.richText;
    }
    groups.at(-1)?.push(run);
    room -= run.text.length;
  }
  return groups.filter((group) => group.some(({ text }) => !isBlank(text)));
}

/** Runs that together are short enough for one block. */
export const runsOf = (runs: readonly Run[]): readonly RichTextRun[] => runs.flatMap((run) => piecesOf(run));

const piecesOf = ({ text, bold }: Run): readonly RichTextRun[] =>
  pieces(closed(literal(text)), limits.richText, rawSize).map((piece) => ({
    type: "text",
    text: piece,
    ...(bold && { style: { bold } }),
  }));
