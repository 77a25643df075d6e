import type { FileProblem } from "../../../services/files/problem.ts";

/** What lies beside a file that was not taken in; with a BOM, for the editors of a city's desks. */
export const letter = (name: string, problems: readonly FileProblem[]): string =>
  [
    `\ufeff${name} は取り込めませんでした。何も変えていません。`,
    "次のところを元のシステムで直し、書き出し直したファイルを置いてください。",
    "",
    ...problems.map(({ line, column, message }) => `${line}行目　${column || "（全体）"}　${message}`),
    "",
  ].join("\r\n");
