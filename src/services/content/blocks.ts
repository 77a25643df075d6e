import { withoutComments } from "./comments.ts";

/** A piece of a Markdown text, with its first line (from 1). Its text is verbatim but for white space and markup. */
export type MarkdownBlock =
  | {
      readonly type: "heading";
      readonly line: number;
      readonly depth: number;
      readonly text: string;
      readonly id?: string;
      readonly inferred: boolean;
    }
  | {
      readonly type: "item";
      readonly line: number;
      readonly depth: number;
      readonly text: string;
      readonly id?: string;
    }
  | { readonly type: "paragraph"; readonly line: number; readonly text: string };

export type MarkdownProblem = {
  readonly line: number;
  readonly kind: "unclosed-comment" | "unclosed-fence" | "too-long-line";
};

/** A line longer than this is no prose; it is read up to here. */
const LONGEST_LINE = 20_000;

const heading = /^ {0,3}(#{1,6})[ \t]+(.*)$/u;
const item = /^([ \t]*)(?:[-*+]|\d{1,3}[.)])[ \t]+(.*)$/u;
const fence = /^ {0,3}(```|~~~)/u;
const anchor = /\s*\{#([\p{L}\p{N}_.-]{1,80})\}\s*$/u;

/** Reads the blocks of any text; nothing throws, and what is broken is told. */
export function readBlocks(markdown: string): {
  readonly blocks: readonly MarkdownBlock[];
  readonly problems: readonly MarkdownProblem[];
} {
  const { lines, comments, unclosed } = withoutComments(markdown.replace(/\r\n?/gu, "\n").replace(/^\ufeff/u, ""));
  const reading: Reading = { blocks: [], problems: [], comments, open: undefined, fenced: undefined };
  if (unclosed !== undefined) reading.problems.push({ line: unclosed, kind: "unclosed-comment" });
  for (const [at, line] of lines.entries()) readLine(reading, line, at + 1);
  close(reading);
  if (reading.fenced !== undefined) reading.problems.push({ line: reading.fenced, kind: "unclosed-fence" });
  return reading;
}

type Open = {
  readonly type: "item" | "paragraph";
  readonly line: number;
  readonly depth: number;
  readonly parts: string[];
};

/** One pass over the lines: a paragraph or a list item goes on until a blank line or the next block. */
type Reading = {
  readonly blocks: MarkdownBlock[];
  readonly problems: MarkdownProblem[];
  readonly comments: ReadonlyMap<number, string>;
  open: Open | undefined;
  /** The line of the fence that is open. */
  fenced: number | undefined;
};

function readLine(reading: Reading, whole: string, line: number): void {
  if (whole.length > LONGEST_LINE) reading.problems.push({ line, kind: "too-long-line" });
  const text = whole.slice(0, LONGEST_LINE);
  if (fence.test(text)) {
    close(reading);
    reading.fenced = reading.fenced === undefined ? line : undefined;
  } else if (text.trim() === "") close(reading);
  else if (reading.fenced !== undefined) goOn(reading, text, line);
  else begin(reading, text, line);
}

function begin(reading: Reading, text: string, line: number): void {
  const [, marks, title = ""] = heading.exec(text) ?? [];
  const [, indent = "", rest] = item.exec(text) ?? [];
  if (marks !== undefined) {
    close(reading);
    reading.blocks.push(headingBlock(title, marks.length, line, reading.comments.get(line)));
  } else if (rest !== undefined) {
    close(reading);
    reading.open = { type: "item", line, depth: depthOf(indent), parts: [rest] };
  } else goOn(reading, text, line);
}

const depthOf = (indent: string) => Math.floor(indent.replace(/\t/gu, "  ").length / 2);

function goOn(reading: Reading, text: string, line: number): void {
  reading.open ??= { type: "paragraph", line, depth: 0, parts: [] };
  reading.open.parts.push(text.trim());
}

function close(reading: Reading): void {
  if (reading.open) reading.blocks.push(...closed(reading.open));
  reading.open = undefined;
}

function headingBlock(title: string, depth: number, line: number, comment: string | undefined): MarkdownBlock {
  const { text, id } = anchored(withoutClosingMarks(title));
  const inferred = comment?.startsWith("inferred") ?? false;
  return { type: "heading", line, depth, text, inferred, ...(id !== undefined && { id }) };
}

/** `## Title ##`: the marks at the end are none of the title. */
function withoutClosingMarks(title: string): string {
  const trimmed = title.trimEnd();
  let end = trimmed.length;
  while (trimmed[end - 1] === "#") end--;
  return end < trimmed.length && /\s/u.test(trimmed[end - 1] ?? " ") ? trimmed.slice(0, end) : trimmed;
}

function closed({ type, line, depth, parts }: Open): readonly MarkdownBlock[] {
  const { text, id } = anchored(joined(parts));
  if (text === "") return [];
  if (type === "paragraph") return [{ type, line, text }];
  return [{ type, line, depth, text, ...(id !== undefined && { id }) }];
}

/** Japanese lines join without a space, others with one. */
function joined(parts: readonly string[]): string {
  const glued = parts.map((part, at) =>
    at > 0 && isLatin(parts[at - 1]?.at(-1)) && isLatin(part[0]) ? ` ${part}` : part,
  );
  return glued.join("");
}

const isLatin = (letter: string | undefined) => letter !== undefined && letter >= "!" && letter <= "~";

function anchored(text: string): { readonly text: string; readonly id?: string } {
  const id = anchor.exec(text.slice(-100))?.[1];
  const words = unmarked(id === undefined ? text : text.slice(0, text.lastIndexOf("{#")));
  return id === undefined ? { text: words } : { text: words, id };
}

/** Text without the marks of emphasis, code and links. */
const unmarked = (text: string) =>
  text
    .replace(/!?\[([^[\]]{0,300})\]\([^()\s]{0,500}\)/gu, "$1")
    .replace(/\*\*|__|`/gu, "")
    .trim();
