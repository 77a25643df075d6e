import { createReadStream } from "node:fs";
import type { FileProblem } from "./problem.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "shift_jis";

/**
 * The encoding of a text file as Japanese city systems write them: a BOM decides, else UTF-8 where every byte
 * fits, else Shift_JIS (CP932). In this order, since UTF-8 bytes can pass silently as Shift_JIS.
 */
export async function detectEncoding(path: string): Promise<Encoding | FileProblem> {
  const marked = await byteOrderMark(path);
  const candidates: readonly Encoding[] = marked ? [marked] : ["utf-8", "shift_jis"];
  let problem: FileProblem | undefined;
  for (const encoding of candidates) {
    problem = await misfit(path, encoding);
    if (!problem) return encoding;
  }
  return problem ?? unreadable(1);
}

async function byteOrderMark(path: string): Promise<Encoding | undefined> {
  for await (const chunk of createReadStream(path, { end: 2 })) {
    const [a, b, c] = chunk as Buffer;
    if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
    if (a === 0xff && b === 0xfe) return "utf-16le";
    if (a === 0xfe && b === 0xff) return "utf-16be";
  }
  return undefined;
}

/** The first place that does not fit the encoding; undefined when all of the file does. */
async function misfit(path: string, encoding: Encoding): Promise<FileProblem | undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  try {
    for await (const chunk of createReadStream(path)) {
      const text = decoder.decode(chunk as Buffer, { stream: true });
      if (text.includes("\u0000")) return binary(line);
      line += newlines(text);
    }
    decoder.decode();
    return undefined;
  } catch {
    return unreadable(line);
  }
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

const unreadable = (line: number): FileProblem => ({
  line,
  column: "",
  message: `${line}行目以降に読み取れない文字があります。UTF-8またはShift_JIS（CP932）のCSVで保存し直してください。`,
});
const binary = (line: number): FileProblem => ({
  line,
  column: "",
  message: "文字ではないデータが入っています。ExcelファイルなどはCSVとして保存し直してください。",
});

/** The text of a file, piece by piece, without its BOM. */
export async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}
