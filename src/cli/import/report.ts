import type { Detail } from "../../features/roster/details.ts";
import type { RosterResult } from "../../features/roster/import.ts";
import type { FileProblem } from "../../services/files/problem.ts";

/** One line of JSON, with the fields that the public contract names and no others. */
export function staffJson(result: RosterResult | string): string {
  if (typeof result === "string") return staffJson({ ...nothingRead(result), deactivated: 0, details: [], notes: [] });
  const { accepted, rows, added, changed, unchanged, deactivated, problems } = result;
  return `${JSON.stringify({ accepted, rows, added, changed, unchanged, deactivated, problems })}\n`;
}

/** As the JSON of attendance and leave. */
export function json(result: Outcome | string): string {
  if (typeof result === "string") return json(nothingRead(result));
  const { accepted, rows, added, changed, unchanged, problems } = result;
  return `${JSON.stringify({ accepted, rows, added, changed, unchanged, problems })}\n`;
}

type Outcome = {
  readonly accepted: boolean;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly problems: readonly FileProblem[];
};

const nothingRead = (message: string): Outcome => ({
  ...{ accepted: false, rows: 0, added: 0, changed: 0, unchanged: 0 },
  problems: [{ line: 1, column: "", message }],
});

export const refusal = (message: string): string => `${message}\n何も変えていません。\n`;

/** What was done, would be done, or is wrong, for a person to read. */
export function report(path: string, result: RosterResult, dryRun: boolean): string {
  const lines = result.accepted ? done(path, result, dryRun) : refused(path, result);
  return `${lines.join("\n")}\n`;
}

/** What is wrong with a file, by line. */
export const refused = (path: string, { problems }: Pick<Outcome, "problems">): readonly string[] => [
  `${path} は取り込めません。何も変えていません。次の${problems.length}件を直してから、もう一度お試しください。`,
  "",
  ...table(problems.map(problemCells)),
];

const problemCells = ({ line, column, message }: FileProblem) => [`${line}行目`, column || "（全体）", message];

const done = (path: string, result: RosterResult, dryRun: boolean): readonly string[] => [
  dryRun ? `${path} を取り込むと、次のようになります。まだ何も変えていません。` : `${path} を取り込みました。`,
  `${result.rows}行：追加 ${result.added}人、変更 ${result.changed}人、変わらず ${result.unchanged}人、無効 ${result.deactivated}人`,
  ...section(table(result.details.map(detailCells))),
  ...section(result.notes.map((note) => `※ ${note}`)),
];

const section = (lines: readonly string[]) => (lines.length > 0 ? ["", ...lines] : []);

const kinds: Readonly<Record<Detail["kind"], string>> = {
  added: "追加",
  changed: "変更",
  returned: "復帰",
  deactivated: "無効",
};

const detailCells = ({ line, kind, staffNumber, name, unitName, changes }: Detail) => [
  line === undefined ? "名簿になし" : `${line}行目`,
  kinds[kind],
  staffNumber,
  name,
  changes.length > 0 ? changes.map(changeText).join("、") : unitName,
];

const changeText = ({ column, from, to }: Detail["changes"][number]) =>
  `${column}：${from || "なし"} → ${to || "なし"}`;

/** Columns in line: a Japanese letter is two places wide; the last column is as long as it is. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => rows.reduce((most, row) => Math.max(most, width(row[at] ?? "")), 0));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : cell + " ".repeat((widths[at] ?? 0) - width(cell))))
      .join("  "),
  );
}

const width = (text: string) =>
  [...text].reduce((sum, letter) => sum + (/[\p{ASCII}\uff61-\uff9f]/u.test(letter) ? 1 : 2), 0);
