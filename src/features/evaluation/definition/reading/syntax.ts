import { type Document, type ErrorCode, visit, type YAMLError } from "yaml";
import type { Problem } from "../problem.ts";

type Found = Pick<Problem, "line" | "message"> & { readonly line: number };

/** What keeps a file from being read at all: at most one for each line, since one slip causes several errors. */
export function syntaxProblems(document: Document, text: string, lineAt: (offset: number) => number): readonly Found[] {
  const lines = text.split(/\r?\n/u);
  const found = [...document.errors.map((error) => problemOf(error, lines, lineAt)), ...aliases(document, lineAt)];
  return found.filter(({ line }, at) => found.findIndex((each) => each.line === line) === at);
}

function problemOf({ code, pos: [start] }: YAMLError, lines: readonly string[], lineAt: (at: number) => number): Found {
  const line = Math.min(lineAt(start), lines.length);
  return { line, message: slip(lines[line - 1] ?? "") ?? byCode[code] ?? unreadable };
}

/** The slips that people make, seen in the line itself: they say more than what the parser stumbled over. */
function slip(line: string): string | undefined {
  if (/^\s*\t/u.test(line)) return "行の初めにタブがあります。字下げは、半角の空白にしてください。";
  if (/^ *　/u.test(line)) return "行の初めに全角の空白があります。字下げは、半角の空白にしてください。";
  if (/^ *(?:- *)?[\w-]+：/u.test(line))
    return "「：」が全角です。半角の「:」にして、そのあとに半角の空白を1つ入れてください。";
  if (/^ *(?:- *)?[\w-]+:[^\s]/u.test(line)) return "「:」のあとに、半角の空白を1つ入れてください。";
  if (/^ *-[^\s-]/u.test(line)) return "「-」のあとに、半角の空白を1つ入れてください。";
  return undefined;
}

const unreadable =
  "この行か、すぐ前の行を読み取れません。字下げ（行の初めの空白の数）を上下の行とそろえ、「:」と「-」のあとに半角の空白があるかを確かめてください。";
const quoting =
  'この行を読み取れません。文の中に「: 」があるか、すぐ下の行の字下げ（行の初めの空白の数）がずれています。「: 」を含む文は、全体を " " で囲んでください。';
const unclosed = "「\"」か「'」か括弧が、閉じられていないところがあります。この行と、その上の行を確かめてください。";

const byCode: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: "行の初めにタブがあります。字下げは、半角の空白にしてください。",
  DUPLICATE_KEY: "同じ項目が2つあります。どちらかを消してください。",
  BLOCK_AS_IMPLICIT_KEY: quoting,
  MISSING_CHAR: unclosed,
  BAD_SCALAR_START: '「@」や「`」で始まる文は、全体を " " で囲んでください。',
  MULTIPLE_DOCS: "「---」の行は書けません。消してください。",
};

/** `*name` points at something elsewhere in the file, which nobody here means. */
function aliases(document: Document, lineAt: (offset: number) => number): readonly Found[] {
  const found: Found[] = [];
  visit(document, {
    Alias: (_key, { range }) => {
      found.push({ line: lineAt(range?.[0] ?? 0), message: '「*」で始まる文は、全体を " " で囲んでください。' });
    },
  });
  return found;
}
