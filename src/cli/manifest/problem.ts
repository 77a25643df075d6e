import type { z } from "zod";

/** Every problem of what an administrator uploads at once, by the place in the file. */
export class ManifestProblem extends Error {
  override readonly name = "ManifestProblem";
  constructor(
    subject: string,
    readonly problems: readonly string[],
  ) {
    super(
      `${subject}に問題があります。直してからもう一度実行してください。\n${problems.map((problem) => `  ${problem}`).join("\n")}`,
    );
  }
}

export const located = ({ path, message }: z.core.$ZodIssue) => `${path.join(".")}：${message}`;

/** What to do about an issue that brings no sentence of its own. */
export function said(issue: z.core.$ZodRawIssue): string {
  if (issue.code === "too_big") return `${issue.maximum}${unitOf(issue.origin)}以内にしてください。`;
  if (issue.code === "too_small") return `${issue.minimum}${unitOf(issue.origin)}以上にしてください。`;
  if (issue.code === "unrecognized_keys")
    return `「${issue.keys.join("」「")}」は、はぐくみでは使いません。削除してください。`;
  return "値がないか、形が違います。配布時のファイルと見比べてください。";
}

const unitOf = (origin: string) => (origin === "string" ? "字" : "件");

export const unopenable = "ファイルを開けません。配布物から戻してください。";
export const notJson = "JSONとして読み取れません。最後に直した箇所のカンマと括弧を確かめてください。";
