import iconv from "iconv-lite";
import type { Row } from "../../../src/services/files/csv.ts";
import { readCsv } from "../../../src/services/files/csv.ts";
import type { Layout, Mapping } from "../../../src/services/files/header.ts";
import type { FileProblem } from "../../../src/services/files/problem.ts";
import type { Source } from "../../../src/services/files/source.ts";

/** Bytes in pieces of a size, as a file comes. */
export const source = (bytes: Uint8Array, piece = 65_536): Source =>
  async function* () {
    for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece);
  };

export const bytesOf = (text: string, encoding = "utf-8", options = {}): Buffer =>
  iconv.encode(text, encoding, options);
export const textSource = (text: string, encoding = "utf-8", piece?: number): Source =>
  source(bytesOf(text, encoding), piece);

/** Everything that a file says, gathered. */
export async function readAll<C extends string>(from: Source, layout: Layout<C>, mapping?: Mapping) {
  const rows: Row<C>[] = [];
  const problems: FileProblem[] = [];
  for await (const read of readCsv(from, layout, mapping)) {
    if ("problem" in read) problems.push(read.problem);
    else rows.push(read.row);
  }
  return { rows, problems };
}
