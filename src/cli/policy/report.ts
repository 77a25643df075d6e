import type { FileChange, Imported } from "../../features/policy/rules/filing.ts";
import { appliesToWords, kindWord } from "./words.ts";

/** One line of JSON, with the fields that `policy import --help` names and no others. */
export function jsonLine(result: Imported | string): string {
  if (typeof result === "string") return `${JSON.stringify({ accepted: false, message: result })}\n`;
  const { outcome, document, changes, articles, leftOut, pictures } = result;
  const { file, title, number, kind, inForce, until, appliesTo } = document;
  const said = { accepted: true, outcome, file, title, number, kind, inForce, until, appliesTo };
  return `${JSON.stringify({ ...said, files: changes, articles, leftOut, pictures })}\n`;
}

export const refusalLine = (message: string): string => `${message}\n何も変えていません。\n`;

/** What was done, or would be done, for a person to read. */
export function report(path: string, result: Imported, folder: string, dryRun: boolean): string {
  const { document, outcome } = result;
  const { title, number, kind, inForce, until, appliesTo } = document;
  return `${[
    first(path, outcome, dryRun),
    `${title}${number ? `（${number}）` : ""}`,
    `種類：${kindWord(kind)}　施行日：${inForce}${until ? `（${until}の前日まで有効な旧版）` : ""}　対象：${appliesToWords(appliesTo)}`,
    ...filesOf(result, folder),
    ...articlesOf(result),
    ...notesOf(result),
  ].join("\n")}\n`;
}

function first(path: string, outcome: Imported["outcome"], dryRun: boolean): string {
  if (outcome === "unchanged") return `${path} は、取り込み済みのものと同じです。何も変えていません。`;
  return dryRun ? `${path} を取り込むと、次のようになります。まだ何も変えていません。` : `${path} を${done[outcome]}`;
}

const done: Readonly<Record<Exclude<Imported["outcome"], "unchanged">, string>> = {
  new: "取り込みました。",
  newer: "新しい版として取り込みました。これまでの版は旧版として残っています。",
  older: "旧版として取り込みました。現在の版は変わりません。",
  corrected: "取り込み、同じ版を直しました。",
};

const changeWords: Readonly<Record<FileChange["change"], string>> = { added: "追加", changed: "変更", removed: "削除" };

const filesOf = ({ changes }: Imported, folder: string) =>
  changes.map(({ file, change }) => `  ${changeWords[change]}  ${folder}/${file}.md`);

function articlesOf({ articles: { added, changed, removed, unchanged }, outcome }: Imported): readonly string[] {
  if (outcome === "unchanged") return [];
  const list = (word: string, headings: readonly string[]) => headings.map((heading) => `  ${word}  ${heading}`);
  const count = `条・表・附則：追加 ${added.length}、変更 ${changed.length}、削除 ${removed.length}、変わらず ${unchanged}`;
  return [
    "",
    count,
    // Of a rule that is new, everything is.
    ...(outcome === "new" ? [] : list("追加", added)),
    ...list("変更", changed),
    ...list("削除", removed),
  ];
}

function notesOf({ document: { appliesTo }, leftOut, pictures, outcome }: Imported): readonly string[] {
  const notes = [
    appliesTo.length === 0 ? "対象の職員が分かるときは、--applies-to 正規,再任用 のように指定してください。" : "",
    leftOut.length > 0 ? `ページの案内と目次（${leftOut.length}行）は取り込んでいません：${shortened(leftOut)}` : "",
    pictures > 0 ? `文字のない画像が${pictures}か所あり、［画像］としました。様式や図は元の例規集でご覧ください。` : "",
  ].filter((note) => note !== "");
  return outcome === "unchanged" || notes.length === 0 ? [] : ["", ...notes.map((note) => `※ ${note}`)];
}

function shortened(lines: readonly string[]): string {
  const all = lines.join(" / ");
  return all.length > 100 ? `${all.slice(0, 100)}…` : all;
}
