import { strFromU8, unzipSync } from "fflate";
import { expect } from "vitest";
import type { File } from "../../../../src/view/file.ts";
import { raters, type Who, type Year } from "../../../support/evaluation.ts";

/** The file that somebody saves; throws where they are given none. */
export async function save(year: Year, who: Who, name: string, about: Record<string, string>): Promise<File> {
  const answer = await year.bot.file({ platform: "web", account: raters[who] }, { feature: "evaluation", name, about });
  if (answer.type !== "file") throw new Error(`no file for ${who}: ${JSON.stringify(answer)}`);
  return answer;
}

/** What a workbook holds, as one text: its texts, and the XML of its first sheet. */
export function contents({ bytes }: File): { readonly texts: string; readonly sheet: string } {
  const files = unzipSync(bytes);
  const part = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  const sheet = part("xl/worksheets/sheet1.xml");
  expect(sheet).not.toContain("<f>");
  return { texts: part("xl/sharedStrings.xml"), sheet };
}
