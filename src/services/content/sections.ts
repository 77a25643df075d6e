import type { MarkdownBlock, MarkdownProblem } from "./blocks.ts";
import { readBlocks } from "./blocks.ts";
import { partFrontMatter } from "./front-matter.ts";

/** A section of a policy: what stands under one heading, or one list item that has an id of its own. */
export type Section = {
  /** The policy's file stem, such as `agano`. */
  readonly file: string;
  /** The id that was given, else the heading path joined by `/`; unique in the file. */
  readonly id: string;
  /** `<file>#<id>`, as everything else names it. */
  readonly section: string;
  readonly heading: string;
  /** Headings from the top down to this one. */
  readonly path: readonly string[];
  /** Whether the heading, or one above it, is not in the published text but inferred. */
  readonly inferred: boolean;
  /** Line of the heading, from 1. */
  readonly line: number;
  /** Paragraphs and list items in their order, those of sections below not among them. */
  readonly paragraphs: readonly Paragraph[];
  /** The paragraphs, one a line: what quotes are cut from. */
  readonly text: string;
};
/** depth: of a list item, from 0; a paragraph has none. */
export type Paragraph = { readonly text: string; readonly depth?: number };

export type PolicyProblem = {
  readonly file: string;
  readonly line: number;
  readonly kind:
    | MarkdownProblem["kind"]
    | "duplicate-id"
    | "no-text"
    | "not-text"
    | "unclosed-front-matter"
    | "broken-front-matter"
    | "unknown-setting"
    | "wrong-setting"
    | "no-end"
    | "ends-before-it-begins";
  /** The id, heading or setting it is about; "" where there is none. */
  readonly about: string;
};

export type PolicyText = { readonly sections: readonly Section[]; readonly problems: readonly PolicyProblem[] };

type Draft = {
  readonly id: string | undefined;
  readonly heading: string;
  readonly path: readonly string[];
  readonly inferred: boolean;
  readonly line: number;
  readonly paragraphs: Paragraph[];
};

/** Reads a policy written in Markdown, its front matter left aside. Never throws: what is wrong comes as problems. */
export function readSections(file: string, markdown: string): PolicyText {
  if (isBinary(markdown)) return { sections: [], problems: [{ file, line: 1, kind: "not-text", about: "" }] };
  const { blocks, problems } = readBlocks(partFrontMatter(markdown).body);
  const drafts = draftSections(blocks, file);
  const { sections, duplicates } = named(file, drafts);
  const all: PolicyProblem[] = [...problems.map((problem) => ({ ...problem, file, about: "" })), ...duplicates];
  if (!sections.some(({ paragraphs }) => paragraphs.length > 0))
    all.push({ file, line: 1, kind: "no-text", about: "" });
  return { sections, problems: all };
}

/** A picture, a Word file or the like under the name of a Markdown file. */
const isBinary = (text: string) => text.slice(0, 10_000).includes("\0");

type Heading = Extract<MarkdownBlock, { type: "heading" }>;

function draftSections(blocks: readonly MarkdownBlock[], file: string): readonly Draft[] {
  const above: Heading[] = [];
  const drafts: Draft[] = [];
  // Text before the first heading belongs to the file itself.
  const preface: Draft = { id: undefined, heading: file, path: [file], inferred: false, line: 1, paragraphs: [] };
  let here = preface;
  for (const block of blocks) {
    if (block.type === "heading") {
      here = headed(block, above);
      drafts.push(here);
    } else if (block.type === "item" && block.id !== undefined) {
      drafts.push({ ...here, id: block.id, line: block.line, paragraphs: [paragraphOf(block)] });
    } else here.paragraphs.push(paragraphOf(block));
  }
  return preface.paragraphs.length > 0 ? [preface, ...drafts] : drafts;
}

/** The section of a heading; `above` becomes the headings it stands under, itself the last. */
function headed(block: Heading, above: Heading[]): Draft {
  while ((above.at(-1)?.depth ?? 0) >= block.depth) above.pop();
  above.push(block);
  return {
    id: block.id,
    heading: block.text,
    path: above.map(({ text }) => text),
    inferred: above.some(({ inferred }) => inferred),
    line: block.line,
    paragraphs: [],
  };
}

const paragraphOf = (block: Exclude<MarkdownBlock, Heading>): Paragraph =>
  block.type === "item" ? { text: block.text, depth: block.depth } : { text: block.text };

/** Gives every section an id of its own; an id that was given twice is told. */
function named(
  file: string,
  drafts: readonly Draft[],
): { readonly sections: readonly Section[]; readonly duplicates: readonly PolicyProblem[] } {
  const used = new Map<string, number>();
  const duplicates: PolicyProblem[] = [];
  const sections = drafts.map(({ id: given, ...draft }): Section => {
    if (given !== undefined && used.has(given))
      duplicates.push({ file, line: draft.line, kind: "duplicate-id", about: given });
    const id = unused(given ?? (draft.path.join("/") || file), used);
    return { file, id, section: `${file}#${id}`, text: draft.paragraphs.map(({ text }) => text).join("\n"), ...draft };
  });
  return { sections, duplicates };
}

/** The id itself the first time, then with a number that makes it the only one. */
function unused(wanted: string, used: Map<string, number>): string {
  let count = used.get(wanted) ?? 0;
  let id = wanted;
  while (used.has(id)) id = `${wanted}-${++count + 1}`;
  used.set(wanted, count);
  used.set(id, used.get(id) ?? 0);
  return id;
}
