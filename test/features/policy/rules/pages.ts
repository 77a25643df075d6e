import { readFileSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";

/** Invented pages in the three layouts in which 例規集 are published, each in its own encoding. */
const encodings = { eline: "cp932", nested: "utf-8", plain: "euc-jp" } as const;
export type Layout = keyof typeof encodings;

export const pageText = (layout: Layout): string =>
  readFileSync(join(import.meta.dirname, "pages", `${layout}.html`), "utf8");
export const bytesOf = (text: string, encoding = "utf-8"): Buffer => iconv.encode(text, encoding);
export const page = (layout: Layout): Buffer => bytesOf(pageText(layout), encodings[layout]);

export const emptyFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "hagukumi-rules-"));

/** The page as a file, with other words in places. */
export async function pageFile(layout: Layout, words: Readonly<Record<string, string>> = {}): Promise<string> {
  const path = join(await emptyFolder(), `${layout}.html`);
  const text = Object.entries(words).reduce((said, [from, to]) => said.replaceAll(from, to), pageText(layout));
  await writeFile(path, bytesOf(text, encodings[layout]));
  return path;
}
