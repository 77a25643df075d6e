import type { Block, Part } from "./outline.ts";

/** A line longer than this is broken in two; the Markdown reader reads no line beyond 20,000 letters. */
const LONGEST = 5_000;

/** Parts and paragraphs as the Markdown reader takes them back, letter for letter but for what Markdown would read as marks. */
export function markdownOf(title: string, preface: readonly string[], parts: readonly Part[]): string {
  const blocks = [
    `# ${literal(title)} {#title}`,
    ...preface.map(literal),
    ...parts.flatMap(({ heading, id, depth, blocks: below }) => [
      `${"#".repeat(depth)} ${literal(heading)} {#${id}}`,
      ...grouped(below),
    ]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** List items that follow each other make one list. */
function grouped(blocks: readonly Block[]): readonly string[] {
  const lists: string[] = [];
  let open = false;
  for (const { text, depth } of blocks) {
    const line = depth === undefined ? literal(text) : `${"  ".repeat(depth)}- ${literal(text)}`;
    if (open && depth !== undefined) lists.push(`${lists.pop()}\n${line}`);
    else lists.push(line);
    open = depth !== undefined;
  }
  return lists;
}

const marks: readonly (readonly [RegExp, string])[] = [
  [/<!--/gu, "＜!--"],
  [/\]\(/gu, "］("],
  [/\*\*/gu, "＊＊"],
  [/__/gu, "＿＿"],
  [/`/gu, "｀"],
  [/\{#/gu, "｛#"],
];

/** Half-width marks that Markdown would swallow, in full width: readers see the same. */
function literal(text: string): string {
  const plain = marks.reduce((said, [mark, shown]) => said.replace(mark, shown), text);
  const lines: string[] = [];
  for (let from = 0; from < plain.length; from += LONGEST) lines.push(literalStart(plain.slice(from, from + LONGEST)));
  return lines.join("\n");
}

const literalStart = (line: string) =>
  line
    .trim()
    .replace(/^#/u, "＃")
    .replace(/^~~~/u, "～～～")
    .replace(/^([-*+])(?=[ \t]|--)/u, (mark) => ({ "-": "－", "*": "＊", "+": "＋" })[mark] ?? mark)
    .replace(/^(\d{1,3})([.)])(?=[ \t])/u, (_, digits: string, mark: string) => digits + (mark === "." ? "．" : "）"));
