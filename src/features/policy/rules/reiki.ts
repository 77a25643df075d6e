import { firstDay, lastInForce } from "./days.ts";
import { decodePage } from "./decode.ts";
import type { DocumentKind } from "./document.ts";
import { isChangeNote, readLine } from "./lines.ts";
import { markdownOf } from "./markdown.ts";
import { outlineOf, type Part } from "./outline.ts";
import { type Piece, readPage } from "./page.ts";

/** A page of a 例規集, read. */
export type Reiki = {
  readonly title: string;
  /** Such as 平成7年規則第3号. */
  readonly number?: string;
  /** As the title or the number says. */
  readonly kind?: DocumentKind;
  /** The newest 施行期日 of its 附則. */
  readonly inForce?: string;
  /** The rule in Markdown, without front matter. */
  readonly markdown: string;
  /** Lines of the page that are none of the rule: menus above its title, the table of contents. */
  readonly leftOut: readonly string[];
  /** Pictures of which the page says nothing in words. */
  readonly pictures: number;
};

/** One sentence in Japanese that says why a page is refused and what to do. */
export class ReikiProblem extends Error {
  override readonly name = "ReikiProblem";
}

export const LARGEST_PAGE = 50 * 1024 * 1024;

/**
 * Reads the HTML of one rule as municipal 例規集 publish it, by what its lines say and not by the names of its tags.
 * Throws ReikiProblem where it is too large, no text, or no rule.
 */
export function readReiki(bytes: Uint8Array): Reiki {
  if (bytes.length > LARGEST_PAGE)
    throw new ReikiProblem("ファイルが大きすぎます（50MBまで）。例規1本のページを保存したHTMLを指定してください。");
  const html = decodePage(bytes);
  if (html.slice(0, 10_000).includes("\0"))
    throw new ReikiProblem("HTMLのファイルではありません。例規集のページを「HTML」として保存し直してください。");
  const page = readPage(html);
  const { title, leftOut, head, rest } = parted(page.pieces, page.title);
  const { preface, parts } = outlineOf(rest);
  if (parts.length === 0)
    throw new ReikiProblem(
      "条文（第1条など）が見つかりません。目次や一覧のページではなく、例規の本文のページを保存してください。",
    );
  const enacted = head.filter(isHistory);
  const number = numberOf(enacted);
  const kind = kindOf(title, number);
  const inForce = inForceOf(parts, firstDay(enacted.join("　")));
  return {
    title,
    markdown: markdownOf(title, [...head.filter((line) => !isHistory(line)), ...preface], ordered(parts, enacted)),
    leftOut,
    pictures: page.pictures,
    ...(number !== undefined && { number }),
    ...(kind && { kind }),
    ...(inForce !== undefined && { inForce }),
  };
}

/** The rule itself, its tables, when it was made and changed, and the 附則 last. */
function ordered(parts: readonly Part[], enacted: readonly string[]): readonly Part[] {
  const of = (group: Part["group"]) => parts.filter((part) => part.group === group);
  const history: Part = {
    ...{ id: "history", heading: "制定と改正の経過", depth: 2, group: "appendix" },
    blocks: enacted.map((text) => ({ text, depth: 0 })),
  };
  return [...of("body"), ...of("appendix"), ...(enacted.length > 0 ? [history] : []), ...of("supplement")];
}

const sorts = "条例|規則|細則|規程|要綱|要領|訓令|基準|内規|規約|取扱い|取扱|告示|指針|方針";
const marked = /^[○◯〇●◎][ 　]{0,4}\S.{0,200}$/u;
const sorted = new RegExp(`^\\S.{0,200}(?:${sorts})(?:[（(].{1,40}[)）])?$`, "u");

/** Parts a page: above the title, the title, what stands between it and the first article, and the rule. */
function parted(pieces: readonly Piece[], pageTitle: string) {
  const lines = pieces.map((piece) => (piece.type === "line" ? piece.text : ""));
  const start = lines.findIndex((line) => ["article", "division", "supplement"].includes(readLine(line).is));
  const before = lines.slice(0, start < 0 ? Math.min(lines.length, 40) : start);
  const at = titleAt(before, pageTitle);
  const title = (lines[at] ?? pageTitle).replace(/^[○◯〇●◎][ 　]{0,4}/u, "").trim();
  if (title === "")
    throw new ReikiProblem("例規の題名が見つかりません。例規の本文のページを保存したHTMLを指定してください。");
  const { head, contents, rest } = headOf(pieces.slice(at + 1));
  return {
    title,
    leftOut: [...lines.slice(0, Math.max(at, 0)).filter((line) => line !== ""), ...contents],
    head,
    rest,
  };
}

/** -1 where only the page's own title can be it. */
function titleAt(before: readonly string[], pageTitle: string): number {
  const withMark = before.findIndex((line) => marked.test(line));
  if (withMark >= 0) return withMark;
  const same = before.findIndex((line) => line !== "" && line === pageTitle);
  return same >= 0 ? same : before.findLastIndex((line) => sorted.test(line) && !isHistory(line));
}

/** What stands between the title and the first article; the table of contents (目次) is told apart. */
function headOf(pieces: readonly Piece[]) {
  const head: string[] = [];
  const contents: string[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (piece.type === "table") return { head, contents, rest: pieces.slice(at) };
    if (contents.length === 0 && /^目[ 　]{0,4}次$/u.test(piece.text)) contents.push(piece.text);
    else if (contents.length > 0 && !endsContents(piece.text, contents)) contents.push(piece.text);
    else if (contents.length > 0 || begins(piece.text, pieces[at + 1]))
      return { head, contents, rest: pieces.slice(at) };
    else head.push(piece.text);
  }
  return { head, contents, rest: [] };
}

/** Where the rule begins: its first heading, article or number, or the caption above it. */
function begins(text: string, next: Piece | undefined): boolean {
  const line = readLine(text);
  if (line.is === "caption") return next?.type === "line" && !isHistory(text) && readLine(next.text).is === "article";
  return line.is !== "text" && line.is !== "item" && !(line.is === "paragraph" && line.number !== 1);
}

/** The contents are over at the first article, or where their first entry comes once more. */
function endsContents(text: string, contents: readonly string[]): boolean {
  const line = readLine(text);
  if (line.is === "article" || (line.is === "caption" && !/条/u.test(text))) return true;
  const first = contents[1] === undefined ? undefined : readLine(contents[1]);
  return (
    line.is === "division" &&
    first?.is === "division" &&
    contents.length > 1 &&
    line.number === first.number &&
    line.level === first.level
  );
}

const era = "(?:明治|大正|昭和|平成|令和)";
const history: readonly RegExp[] = [
  new RegExp(`^[（(◆]{0,2}${era}.{3,80}$`, "u"),
  new RegExp(`^[（(]?(?:[^。]{0,30}?)(?:${sorts}|企業管理規程|教育委員会規則)(?:甲|乙)?第.{1,9}号[)）]?$`, "u"),
  /^[〔［（(]?(?:改正|沿革|最終改正|一部改正|全部改正)(?:[ 　〕］）):：].{0,200})?$/u,
];

/** Whether a line says when the rule was made or changed. */
const isHistory = (line: string) =>
  line.length <= 300 && !line.includes("。") && (history.some((pattern) => pattern.test(line)) || isChangeNote(line));

const enactment = new RegExp(`(${era})([0-9０-９元〇一二三四五六七八九十]{1,5})年`, "u");
const numberWord = new RegExp(
  `([\\p{Script=Han}]{0,12}?(?:${sorts}))(甲|乙)?第([0-9０-９〇一二三四五六七八九十百]{1,6})号`,
  "u",
);

/** 平成7年規則第3号, from the first lines that say it. */
function numberOf(enacted: readonly string[]): string | undefined {
  const text = enacted.slice(0, 4).join("　").normalize("NFKC");
  const [, eraName = "", year = ""] = enactment.exec(text) ?? [];
  const [, sort = "", which = "", number = ""] =
    numberWord.exec(text.replace(/^.*?日/u, "")) ?? numberWord.exec(text) ?? [];
  return eraName === "" || sort === "" ? undefined : `${eraName}${year}年${sort}${which}第${number}号`;
}

/** From the last word of the title, else from the number. */
function kindOf(title: string, number: string | undefined): DocumentKind | undefined {
  const plain = title.replace(/(?:[（(][^（）()]{0,60}[)）])+$/u, "").trim();
  return (
    kindOfWord(/(条例|規則|細則|規程|要綱|要領|訓令|基準|内規|取扱い?)$/u.exec(plain)?.[1]) ??
    kindOfWord(/(条例|規則|訓令|告示|規程|要綱|要領)(?:甲|乙)?第/u.exec(number ?? "")?.[1])
  );
}

function kindOfWord(word: string | undefined): DocumentKind | undefined {
  if (word === undefined) return undefined;
  if (word === "条例") return "ordinance";
  return word === "規則" || word === "細則" ? "regulation" : "directive";
}

function inForceOf(parts: readonly Part[], enacted: string | undefined): string | undefined {
  const supplements = parts.filter(({ group }) => group === "supplement");
  let promulgated = enacted;
  const days = supplements.flatMap(({ id, heading, blocks }) => {
    // Only the heading of a 附則 says of which rule it is; its articles follow.
    if (/^f\d+$/u.test(id)) promulgated = firstDay(heading) ?? (id === "f1" ? enacted : undefined);
    return lastInForce(blocks.map(({ text }) => text).join("\n"), promulgated) ?? [];
  });
  return [...days].sort().at(-1);
}
