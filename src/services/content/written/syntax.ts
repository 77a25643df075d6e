import { type Document, type ErrorCode, visit, type YAMLError } from "yaml";
import type { Problem } from "./problem.ts";

type Found = Pick<Problem, "message"> & { readonly line: number; readonly sure: boolean };
type LineAt = (offset: number) => number;

/**
 * What keeps a file from being read at all. One slip makes the parser stumble over many lines below it, so that of what
 * is not plain from a line itself only the first is told.
 */
export function syntaxProblems(document: Document, text: string, lineAt: LineAt): readonly Omit<Problem, "file">[] {
  const lines = text.split(/\r?\n/u);
  const errors = document.errors.map((error) => problemOf(error, document, lines, lineAt));
  return [...errors, ...aliases(document, lineAt)]
    .filter(({ sure }, at) => sure || at === 0)
    .filter(({ line }, at, all) => all.findIndex((each) => each.line === line) === at)
    .map(({ line, message }) => ({ line, message }));
}

function problemOf(error: YAMLError, document: Document, lines: readonly string[], lineAt: LineAt): Found {
  const quote = openQuote(error, document);
  const line = Math.min(lineAt(quote ?? error.pos[0]), lines.length);
  const written = lines[line - 1] ?? "";
  const plain = quote === undefined ? (slip(written) ?? byCode[error.code]) : unquoted;
  return { line, message: plain ?? (/[[{]/u.test(written) ? brackets : indent), sure: plain !== undefined };
}

/** Where a quotation begins that never ends; the parser names where the file does. */
function openQuote({ code, pos: [end] }: YAMLError, document: Document): number | undefined {
  if (code !== "MISSING_CHAR") return undefined;
  let begins: number | undefined;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if (type?.startsWith("QUOTE") && range && range[0] < end && end <= range[1]) begins = range[0];
    },
  });
  return begins;
}

/** The slips that people make, seen in the line itself: they say more than what the parser stumbled over. */
function slip(line: string): string | undefined {
  if (/^\s*\t/u.test(line)) return "行の初めにタブがあります。字下げは、半角の空白にしてください。";
  if (/^ *　/u.test(line)) return "行の初めに全角の空白があります。字下げは、半角の空白にしてください。";
  if (/^ *(?:- *)?[\w-]+：/u.test(line))
    return "「：」が全角です。半角の「:」にして、そのあとに半角の空白を1つ入れてください。";
  if (/^ *-[^\s-]/u.test(line)) return "「-」のあとに、半角の空白を1つ入れてください。";
  if (/^ *(?:- *)?[\w-]+:[^\s]/u.test(line)) return "「:」のあとに、半角の空白を1つ入れてください。";
  return undefined;
}

const unquoted = "「\"」か「'」が、閉じられていません。";
const indent =
  'この行か、すぐ上か下の行を読み取れません。字下げ（行の初めの空白の数）を上下の行とそろえてください。文の中に「: 」があるときは、文の全体を " " で囲んでください。';
const brackets =
  'この行を読み取れません。括弧の閉じ忘れか、字下げ（行の初めの空白の数）のずれがあります。{ } の中の文に「,」や「: 」や「{」があるときは、文の全体を " " で囲んでください。';

const byCode: Partial<Record<ErrorCode, string>> = {
  DUPLICATE_KEY: "同じ項目が2つあります。どちらかを消してください。",
  BAD_SCALAR_START: '「@」や「`」で始まる文は、全体を " " で囲んでください。',
  MULTIPLE_DOCS: "「---」の行は書けません。消してください。",
};

/** `*name` points at something elsewhere in the file, which nobody here means. */
function aliases(document: Document, lineAt: LineAt): readonly Found[] {
  const found: Found[] = [];
  visit(document, {
    Alias: (_key, { range }) => {
      const message = '「*」で始まる文は、全体を " " で囲んでください。';
      found.push({ line: lineAt(range?.[0] ?? 0), message, sure: true });
    },
  });
  return found;
}
