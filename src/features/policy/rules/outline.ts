import { isChangeNote, type Line, readLine } from "./lines.ts";
import type { Piece } from "./page.ts";

/** With which the ids of 編, 章, 節, 款 and 目 begin. */
const LETTERS = "hcska";

/** What stands under one heading of a rule. */
export type Part = {
  readonly id: string;
  readonly heading: string;
  /** Of the Markdown heading, from 2. */
  readonly depth: number;
  readonly group: "body" | "appendix" | "supplement";
  readonly blocks: Block[];
};
/** depth: of a list item; a paragraph has none. */
export type Block = { text: string; readonly depth?: number };

export type Outline = {
  /** Sentences above the first heading. */
  readonly preface: readonly string[];
  readonly parts: readonly Part[];
};

/** A paragraph's number (項) and what it stands in, while lines are read. */
type Place = {
  readonly id: string;
  readonly label: string;
  readonly caption: string;
  readonly depth: number;
  last: number;
};

type Reading = {
  readonly parts: Part[];
  readonly preface: string[];
  readonly ids: Map<string, number>;
  /** Divisions (編, 章 …) that are open, by level. */
  readonly divisions: { readonly level: number; readonly id: string }[];
  group: Part["group"];
  supplements: number;
  /** The article, or the 附則 without articles, whose paragraphs follow. */
  place: Place | undefined;
  caption: string;
  /** A mark that stood alone on its line, and waits for its words. */
  waiting: Block | undefined;
};

/** Puts the lines of a rule in order: divisions, articles, their paragraphs, tables, 附則. Every line ends up somewhere. */
export function outlineOf(pieces: readonly Piece[]): Outline {
  const reading: Reading = {
    ...{ parts: [], preface: [], ids: new Map(), divisions: [], group: "body", supplements: 0 },
    ...{ place: undefined, caption: "", waiting: undefined },
  };
  for (const [at, piece] of pieces.entries()) {
    if (piece.type === "table") addTable(reading, piece);
    else addLine(reading, piece.text, readLine(piece.text), pieces[at + 1]);
  }
  if (reading.caption !== "") addText(reading, `（${reading.caption}）`);
  return reading;
}

function addTable(reading: Reading, { head, lines }: Extract<Piece, { type: "table" }>): void {
  if (head !== "") addText(reading, `（${head}）`);
  for (const text of lines) addBlock(reading, { text, depth: 0 });
}

function addLine(reading: Reading, text: string, line: Line, next: Piece | undefined): void {
  if (line.is === "caption" && addCaption(reading, line.caption, next)) return;
  if (line.is === "supplement") addSupplement(reading, line);
  else if (line.is === "appendix") addAppendix(reading, line);
  else if (line.is === "division" && reading.group !== "appendix") addDivision(reading, line);
  else if (line.is === "article" && reading.group !== "appendix") addArticle(reading, line);
  else if (line.is === "paragraph" && isNext(reading, line)) addParagraph(reading, line);
  else if (line.is === "item" || (line.is === "paragraph" && reading.group === "appendix")) {
    const block = { text, depth: line.is === "item" ? line.depth : 0 };
    addBlock(reading, block);
    if (line.is === "item" && line.bare) reading.waiting = block;
  } else addText(reading, text);
}

/** Whether a line in parentheses is the caption of what follows, or names the articles that a table belongs to. */
function addCaption(reading: Reading, caption: string, next: Piece | undefined): boolean {
  const here = reading.parts.at(-1);
  if (reading.group === "appendix") {
    if (!caption.includes("関係") || !here || here.blocks.length > 0) return false;
    reading.parts[reading.parts.length - 1] = { ...here, heading: `${here.heading}（${caption}）` };
    return true;
  }
  const line = next?.type === "line" ? readLine(next.text) : undefined;
  const heads =
    line?.is === "article" || (reading.group === "supplement" && line?.is === "paragraph" && isNext(reading, line));
  if (!heads) return false;
  if (reading.caption !== "") addText(reading, `（${reading.caption}）`);
  reading.caption = caption;
  return true;
}

function addSupplement(reading: Reading, { note, rest }: Extract<Line, { is: "supplement" }>): void {
  reading.group = "supplement";
  reading.divisions.length = 0;
  const id = `f${++reading.supplements}`;
  const label = note === "" ? "附則" : `附則（${note}）`;
  begin(reading, { id, heading: label, depth: 2 });
  reading.place = { id, label: "附則", caption: "", depth: 2, last: 0 };
  if (rest !== "") addText(reading, rest);
}

function addAppendix(reading: Reading, { id, heading, rest }: Extract<Line, { is: "appendix" }>): void {
  reading.group = "appendix";
  reading.divisions.length = 0;
  reading.place = undefined;
  begin(reading, { id, heading, depth: 2 });
  if (rest !== "") addText(reading, rest);
}

function addDivision(reading: Reading, { level, number, heading }: Extract<Line, { is: "division" }>): void {
  const { divisions } = reading;
  while (divisions.length > 0 && (divisions.at(-1)?.level ?? 0) >= level) divisions.pop();
  const own = `${LETTERS[level] ?? ""}${number}`;
  const outer = divisions.at(-1)?.id ?? (reading.group === "supplement" ? `f${reading.supplements}` : "");
  const id = outer === "" ? own : `${outer}.${own}`;
  begin(reading, { id, heading, depth: base(reading) + divisions.length });
  divisions.push({ level, id });
  reading.place = undefined;
}

const base = ({ group }: Reading) => (group === "supplement" ? 3 : 2);

function addArticle(reading: Reading, { number, label, caption, rest }: Extract<Line, { is: "article" }>): void {
  const named = caption || reading.caption;
  reading.caption = "";
  const inSupplement = reading.group === "supplement";
  const depth = Math.min(base(reading) + reading.divisions.length, 5);
  const wanted = inSupplement ? `f${reading.supplements}-${number}` : number;
  const whole = inSupplement ? `附則${label}` : label;
  const id = begin(reading, { id: wanted, heading: titled(whole, named), depth });
  reading.place = { id, label: whole, caption: named, depth, last: 1 };
  if (rest !== "") addText(reading, rest);
}

const titled = (label: string, caption: string) => (caption === "" ? label : `${label}（${caption}）`);

/** A rule without articles numbers its matters from 1; elsewhere a number goes on where the last one ended. */
function isNext(reading: Reading, { number, spaced }: Extract<Line, { is: "paragraph" }>): boolean {
  const { place, group, parts } = reading;
  if (group === "appendix") return false;
  if (!place) return group === "body" && number === 1 && parts.length === 0;
  return spaced ? number > place.last && number <= place.last + 20 : number === place.last + 1;
}

function addParagraph(reading: Reading, { number, rest }: Extract<Line, { is: "paragraph" }>): void {
  reading.place ??= { id: "", label: "", caption: "", depth: 1, last: 0 };
  const { place } = reading;
  place.last = number;
  const caption = reading.caption || place.caption;
  reading.caption = "";
  if (place.label === "") {
    // 「1　趣旨」 alone on its line is a heading.
    const short = rest.length <= 30 && !rest.includes("。");
    begin(reading, { id: String(number), heading: short ? `${number}　${rest}`.trim() : String(number), depth: 2 });
    if (!short) addText(reading, rest);
    return;
  }
  const id = `${place.id}.${number}`;
  begin(reading, { id, heading: titled(`${place.label}第${number}項`, caption), depth: Math.min(place.depth + 1, 6) });
  if (rest !== "") addText(reading, rest);
}

/** Opens a part; an id that is taken gets a number that makes it the only one. Returns the id. */
function begin(reading: Reading, { id: wanted, heading, depth }: Pick<Part, "id" | "heading" | "depth">): string {
  const { ids, parts, group } = reading;
  const count = (ids.get(wanted) ?? 0) + 1;
  ids.set(wanted, count);
  const id = count === 1 ? wanted : `${wanted}_${count}`;
  parts.push({ id, heading, depth: Math.min(depth, 6), group, blocks: [] });
  reading.waiting = undefined;
  return id;
}

function addText(reading: Reading, text: string): void {
  if (reading.waiting && !isChangeNote(text)) {
    reading.waiting.text += `　${text}`;
    reading.waiting = undefined;
  } else addBlock(reading, { text });
}

function addBlock(reading: Reading, block: Block): void {
  reading.waiting = undefined;
  const here = reading.parts.at(-1);
  if (here) here.blocks.push(block);
  else reading.preface.push(block.text);
}
