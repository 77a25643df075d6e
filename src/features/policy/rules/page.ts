import { load } from "cheerio/slim";
import { flattened } from "./flatten.ts";
import { type Cell, type Table, tableOf } from "./table.ts";

/** What a page says from top to bottom: lines of text, and tables of figures. */
export type Piece = { readonly type: "line"; readonly text: string } | ({ readonly type: "table" } & Table);

export type Page = {
  /** Of its `<title>`; "" where it has none. */
  readonly title: string;
  readonly pieces: readonly Piece[];
  /** Pictures without words for them. */
  readonly pictures: number;
};

type Node = {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
};

const dropped = new Set(
  "script,style,noscript,template,iframe,object,select,button,textarea,head,rt,rp,svg,canvas".split(","),
);
const inline = new Set(
  "a,abbr,acronym,b,bdo,big,cite,code,del,dfn,em,font,i,ins,kbd,label,mark,nobr,q,ruby,rb,s,samp,small,span,strike,strong,sub,sup,tt,u,var,wbr".split(
    ",",
  ),
);

/** Reads any HTML into lines, by what breaks a line and not by the names of its classes. */
export function readPage(html: string): Page {
  const document = load(flattened(html), { xml: { xmlMode: false } });
  const root = document.root()[0] as unknown as Node;
  const reading = { pictures: 0 };
  const title = evened(textOf(find(root, "title")));
  return { title, pieces: piecesOf([root], reading), pictures: reading.pictures };
}

type Reading = { pictures: number };

/** Walks without recursion but into the cells of a table, since a page may nest as it likes. */
function piecesOf(nodes: readonly Node[], reading: Reading): readonly Piece[] {
  const pieces: Piece[] = [];
  let line: string[] = [];
  const end = () => {
    const text = evened(line.join(""));
    if (text !== "") pieces.push({ type: "line", text });
    line = [];
  };
  const left: (Node | "break")[] = [...nodes].reverse();
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node === "break" || node.name === "br") end();
    else if (node.type === "text") line.push(node.data ?? "");
    else if (node.name === "img") line.push(picture(node, reading));
    else if (node.name === "table") {
      end();
      for (const piece of tablePieces(node, reading)) pieces.push(piece);
    } else if (node.children && !dropped.has(node.name ?? "")) {
      const breaks = node.name !== undefined && !inline.has(node.name);
      if (breaks) end();
      if (breaks) left.push("break");
      for (let at = node.children.length - 1; at >= 0; at--) left.push(node.children[at] as Node);
    }
  }
  end();
  return pieces;
}

function picture({ attribs }: Node, reading: Reading): string {
  const words = attribs?.alt?.trim() ?? "";
  if (words !== "") return words;
  reading.pictures++;
  return "［画像］";
}

function tablePieces(table: Node, reading: Reading): readonly Piece[] {
  const { rows, beside } = rowsOf(table, reading);
  const found = tableOf(rows);
  const besides = piecesOf(beside, reading);
  if (found) return [...besides, { type: "table", ...found }];
  return [...besides, ...rows.flatMap(rowPieces)];
}

/** A table that only lays a page out: a row of short cells is one line. */
function rowPieces(cells: readonly Cell[]): readonly Piece[] {
  const short = cells.every(({ pieces }) => pieces.length < 2 && pieces[0]?.type !== "table");
  if (!short) return cells.flatMap(({ pieces }) => pieces);
  const text = cells
    .flatMap(({ pieces }) => pieces.map((piece) => (piece.type === "line" ? piece.text : "")))
    .join("　");
  return text.trim() === "" ? [] : [{ type: "line", text }];
}

/** The rows of a table, those of tables inside its cells not among them; a cell outside any row is a row of its own. */
function rowsOf(table: Node, reading: Reading) {
  const rows: (readonly Cell[])[] = [];
  const beside: Node[] = [];
  const left: Node[] = [...(table.children ?? [])].reverse();
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node.name === "tr") rows.push((node.children ?? []).filter(isCell).map((cell) => cellOf(cell, reading)));
    else if (isCell(node)) rows.push([cellOf(node, reading)]);
    else if (node.name === "thead" || node.name === "tbody" || node.name === "tfoot" || node.name === "form")
      for (const child of [...(node.children ?? [])].reverse()) left.push(child);
    else beside.push(node);
  }
  return { rows: rows.filter((row) => row.length > 0), beside };
}

const isCell = ({ name }: Node) => name === "td" || name === "th";

const cellOf = (node: Node, reading: Reading): Cell => ({
  pieces: piecesOf(node.children ?? [], reading),
  columns: span(node.attribs?.colspan),
  rows: span(node.attribs?.rowspan),
  heads: node.name === "th",
});

const span = (said: string | undefined) => Math.min(Math.max(Number.parseInt(said ?? "1", 10) || 1, 1), 200);

function find(root: Node, name: string): Node | undefined {
  const left: Node[] = [root];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node.name === name) return node;
    for (const child of node.children ?? []) left.push(child);
  }
  return undefined;
}

const textOf = (node: Node | undefined) => (node?.children ?? []).map(({ data }) => data ?? "").join("");

/** White space of the source is one space, none where it only breaks a Japanese line; a wide space is the writer's own. */
const evened = (text: string) =>
  text
    .replace(/[\t\n\v\f\r \u00a0\u200b\ufeff]+/gu, (gap, at: number) =>
      /[\n\r]/u.test(gap) && isWide(text[at - 1]) && isWide(text[at + gap.length]) ? "" : " ",
    )
    .trim();

const isWide = (letter: string | undefined) => letter !== undefined && letter > "\u2e7f";
