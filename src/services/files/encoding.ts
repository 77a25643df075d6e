import type { FileProblem } from "./problem.ts";
import type { Source } from "./source.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "shift_jis";

const NEWLINE = 0x0a;
/** Bytes of a first line; no header is longer. */
const LONGEST_HEADER = 65_536;

/**
 * The encoding of a text file as Japanese city systems write them: a BOM decides, else UTF-8 where every byte
 * fits, else Shift_JIS (CP932). In this order, since UTF-8 bytes can pass silently as Shift_JIS; for the same
 * reason a file whose Japanese header is UTF-8 is a damaged one and no Shift_JIS.
 */
export async function detectEncoding(source: Source): Promise<Encoding | FileProblem> {
  const header = await firstLine(source);
  const marked = byteOrderMark(header);
  const first = marked ?? "utf-8";
  const problem = await misfit(source, first);
  if (!problem) return first;
  if (marked || isJapaneseUtf8(header)) return problem;
  return (await misfit(source, "shift_jis")) ?? "shift_jis";
}

async function firstLine(source: Source): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source()) {
    pieces.push(chunk);
    length += chunk.length;
    if (length > LONGEST_HEADER || chunk.includes(NEWLINE)) break;
  }
  const bytes = Buffer.concat(pieces);
  const end = bytes.indexOf(NEWLINE);
  return bytes.subarray(0, Math.min(end < 0 ? bytes.length : end, LONGEST_HEADER));
}

function byteOrderMark([a, b, c]: Uint8Array): Encoding | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return undefined;
}

function isJapaneseUtf8(line: Uint8Array): boolean {
  try {
    return /\P{ASCII}/u.test(new TextDecoder("utf-8", { fatal: true }).decode(line));
  } catch {
    return false;
  }
}

/** The first place that is no text of this encoding; undefined when all of the file is. */
async function misfit(source: Source, encoding: Encoding): Promise<FileProblem | undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  for await (const chunk of source()) {
    const text = attempt(() => decoder.decode(chunk, { stream: true }));
    if (text === undefined) return unreadable(await brokenLine(source, encoding));
    const nul = text.indexOf("\u0000");
    if (nul >= 0) return binary(line + newlines(text.slice(0, nul)));
    line += newlines(text);
  }
  return attempt(() => decoder.decode()) === undefined ? unreadable(line) : undefined;
}

function attempt(decode: () => string): string | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}

/** The line whose bytes do not fit. A newline byte is never part of another letter, except in UTF-16. */
async function brokenLine(source: Source, encoding: Encoding): Promise<number> {
  if (encoding.startsWith("utf-16")) return 1;
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  for await (const chunk of source()) {
    for (let from = 0; from < chunk.length; ) {
      const found = chunk.indexOf(NEWLINE, from);
      const end = found < 0 ? chunk.length : found;
      if (attempt(() => decoder.decode(chunk.subarray(from, end), { stream: found < 0 })) === undefined) return line;
      if (found >= 0) line++;
      from = end + 1;
    }
  }
  return line;
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

const unreadable = (line: number): FileProblem => ({
  line,
  column: "",
  message: "読み取れない文字があります。UTF-8またはShift_JIS（CP932）のCSVで保存し直してください。",
});
const binary = (line: number): FileProblem => ({
  line,
  column: "",
  message: "文字ではないデータが入っています。ExcelファイルなどはCSVとして保存し直してください。",
});

/** The text of a file, piece by piece, without its BOM and with every newline as `\n`. */
export async function* decoded(source: Source, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let held = "";
  for await (const chunk of source()) {
    const text = held + decoder.decode(chunk, { stream: true });
    // A pair of \r and \n may be cut in two.
    held = text.endsWith("\r") ? "\r" : "";
    yield unixNewlines(held ? text.slice(0, -1) : text);
  }
  yield unixNewlines(held + decoder.decode());
}

const unixNewlines = (text: string) => text.replace(/\r\n?/gu, "\n");
