// Tables as plain text and as Markdown.
import { cpus, totalmem } from "node:os";

/** The processor and what runs on it, in one line. */
export const machine = () => {
  const [{ model }] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${model}, ${cpus().length} cores, ${gigabytes} GB, Node.js ${process.version}, ${process.platform} ${process.arch}`;
};

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns that a terminal needs. */
export const widthOf = (text) => [...text].reduce((width, each) => width + (wide.test(each) ? 2 : 1), 0);

const padded = (text, width) => text + " ".repeat(Math.max(0, width - widthOf(text)));

export function plainText({ command, machine, date, tables, checks }) {
  const verdicts = checks.map((check) => `${verdict(check)}  ${check.text}`).join("\n");
  return [`${command}\n${machine}, ${date}`, ...tables.map(plainTable), verdicts].filter(Boolean).join("\n\n");
}

const verdict = ({ holds }) => (holds === undefined ? "not measured" : holds ? "holds       " : "fails       ");

function plainTable({ title, notes, columns, rows }) {
  const lines = [columns, ...rows];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => widthOf(line[at] ?? ""))));
  const drawn = lines.map((line) =>
    line
      .map((cell, at) => padded(cell, widths[at]))
      .join("  ")
      .trimEnd(),
  );
  return [title, ...notes.map((note) => `(${note})`), ...drawn].join("\n");
}

/** `say` translates a header cell. */
export function markdown({ command, machine, date, tables, checks }, say = (cell) => cell) {
  const list = checks.map((check) => `- ${verdict(check).trim()}: ${check.text}`);
  return [
    `\`${command}\`  `,
    `${machine}, ${date}`,
    ...tables.map((table) => `\n${markdownTable(table, say)}`),
    ...(list.length > 0 ? ["", ...list] : []),
  ].join("\n");
}

function markdownTable({ title, notes, columns, rows }, say) {
  const line = (cells) => `| ${columns.map((_, at) => (cells[at] ?? "").replaceAll("|", "\\|")).join(" | ")} |`;
  const rule = `|${columns.map((_, at) => (at === 0 ? "---" : "--:")).join("|")}|`;
  return [
    `**${title}**`,
    "",
    line(columns.map(say)),
    rule,
    ...rows.map(line),
    ...notes.map((note) => `\n${note}`),
  ].join("\n");
}
