import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type Row, type Sheet, workbook } from "../../../src/services/files/workbook.ts";

const sheet = (rows: readonly Row[], more: Partial<Sheet> = {}): Sheet => ({
  name: "一覧",
  columns: [20, 20, 20],
  rows,
  print: { orientation: "portrait" },
  ...more,
});

/** The files of a workbook, as text. */
async function written(...sheets: readonly Sheet[]): Promise<Readonly<Record<string, string>>> {
  const files = unzipSync(await workbook(sheets));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
}
const sheetIn = (files: Readonly<Record<string, string>>, number = 1) =>
  files[`xl/worksheets/sheet${number}.xml`] ?? "";

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
/** As programs read a text: XML first, then `_xHHHH_` (ECMA-376, ST_Xstring). */
const read = (xml: string): string =>
  xml
    .replace(/&(\w+);/g, (_, name) => entities[name] ?? "?")
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

/** What stands in each cell that holds a text. */
function texts(files: Readonly<Record<string, string>>): readonly string[] {
  const shared = [...(files["xl/sharedStrings.xml"] ?? "").matchAll(/<t(?: xml:space="preserve")?>([^<]*)<\/t>/g)];
  const cells = [...sheetIn(files).matchAll(/<c [^>]*t="s"[^>]*><v>([^<]*)<\/v>/g)];
  return cells.map(([, at]) => read(shared[Number(at)]?.[1] ?? "no such text"));
}

/** What XML 1.0 can hold and somebody can see, lines ended as Excel ends them. */
const holdable = (text: string): string =>
  [...text.replace(/\r\n?/g, "\n")].filter((letter) => isHoldable(letter.codePointAt(0) ?? 0)).join("");
function isHoldable(code: number): boolean {
  if (code === 9 || code === 10) return true;
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f) || (code >= 0xd800 && code <= 0xdfff)) return false;
  return (code & 0xfffe) !== 0xfffe && !(code >= 0xfdd0 && code <= 0xfdef);
}

const formulas = [
  "=1+1",
  "+81-250-62-2510",
  "-2",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=cmd|' /C calc'!A0",
  ' =HYPERLINK("http://evil.example")',
  "0012",
  "1e5",
  "2026-11-24",
  "TRUE",
  "#REF!",
];
const odd = [
  "_x0041_",
  "_x0041_x0042_",
  "__x005F_",
  "constructor",
  "__proto__",
  "toString",
  "a\u0000b\ud800c\udc00d\ufffde\uffff",
  "<f>1</f>]]>&lt;",
  "  前後の空白  ",
  "葛󠄀👨‍👩‍👧‍👦",
];

describe("A workbook", () => {
  it("keeps what was typed as text and never as a formula", async () => {
    const all = [...formulas, ...odd];
    const files = await written(sheet(all.map((text) => [{ text }])));
    expect(texts(files)).toEqual(all.map(holdable));
    for (const xml of Object.values(files)) expect(xml).not.toContain("<f>");
    expect(files["xl/calcChain.xml"]).toBeUndefined();
  });

  it("keeps any text whatever", async () => {
    const any = fc.oneof(
      fc.string({ unit: "binary", minLength: 1 }),
      fc.string({
        unit: fc.constantFrom("_", "x", "0", "4", "1", "F", "=", "<", "&", "\ud83d", "\udc00", "\r"),
        minLength: 1,
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(any, { minLength: 1, maxLength: 20 }), async (all) => {
        const files = await written(sheet(all.map((text) => [{ text }])));
        expect(texts(files)).toEqual(all.map(holdable).filter((text) => text !== ""));
        expect(sheetIn(files)).not.toContain("<f>");
      }),
      { numRuns: 60 },
    );
  });

  it("gives a text that looks like a formula the format of a text, so that editing it makes none", async () => {
    const files = await written(sheet([[{ text: "=1+1" }, { text: "ふつう" }]]));
    const [looks, plain] = [...sheetIn(files).matchAll(/<c [^>]*s="(\d+)"/g)].map(([, style]) => Number(style));
    const formats = [...(files["xl/styles.xml"]?.split("<cellXfs")[1] ?? "").matchAll(/<xf [^>]*>/g)].map(String);
    const text = /numFmtId="(\d+)" formatCode="@"/.exec(files["xl/styles.xml"] ?? "")?.[1];
    expect(formats[looks ?? -1]).toContain(`numFmtId="${text}"`);
    expect(formats[plain ?? -1]).not.toContain("numFmtId");
  });

  it("says that there was more where a cell cannot hold it", async () => {
    const [kept = ""] = texts(await written(sheet([[{ text: "あ".repeat(40_000) }]])));
    expect(kept).toHaveLength(32_767);
    expect(kept.endsWith("あ…")).toBe(true);
  });

  it("holds numbers and days as such, and no number that is none", async () => {
    const xml = sheetIn(await written(sheet([[{ number: 4.25 }, { date: "2026-11-24" }]])));
    expect(xml).toContain("<v>4.25</v>");
    // Days since the beginning of 1900, as Excel counts them.
    expect(xml).toContain("<v>46350</v>");
    await expect(workbook([sheet([[{ number: Number.NaN }]])])).rejects.toThrow("no such number");
  });

  it("lays cells over several columns, and makes rows as high as their text", async () => {
    const long = "窓口の混雑を減らすために整理券を始めました。".repeat(4);
    const files = await written(
      sheet([
        [{ text: "見出し", style: "heading", span: 3 }],
        [{ text: "a" }, { text: long, span: 2, wrap: true }, undefined],
      ]),
    );
    const xml = sheetIn(files);
    expect(xml).toContain('<mergeCell ref="A1:C1"/>');
    expect(xml).toContain('<mergeCell ref="B2:C2"/>');
    const heights = [...xml.matchAll(/<row [^>]* ht="([\d.]+)"/g)].map(([, height]) => Number(height));
    expect(heights[0]).toBe(24);
    expect(heights[1]).toBeGreaterThanOrEqual(5 * 18.75);
    const endless = sheetIn(await written(sheet([[{ text: "あ\n".repeat(500), wrap: true }]])));
    expect(endless).toContain('ht="409"');
  });

  it("is printed on A4, one page wide, with its head rows and the number on every page", async () => {
    const hostile = `&G<b>"${"長".repeat(300)}`;
    const files = await written(
      sheet([[{ text: "a" }]], { print: { orientation: "landscape", repeat: 2, header: hostile, footer: "取扱注意" } }),
      sheet([[{ text: "b" }]], { name: "it's" }),
    );
    expect(sheetIn(files)).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
    expect(sheetIn(files)).toMatch(
      /<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/,
    );
    expect(sheetIn(files, 2)).toContain('orientation="portrait"');
    const [, head = ""] = /<oddHeader>(.*?)<\/oddHeader>/.exec(sheetIn(files)) ?? [];
    expect(read(head)).toMatch(/^&R&&G<b>"長+$/);
    expect(read(head).length).toBeLessThan(255);
    expect(read(sheetIn(files))).toContain("&L取扱注意&C&P / &N");
    expect(files["xl/workbook.xml"]).toContain(
      `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'一覧'!$1:$2</definedName></definedNames>`,
    );
    expect((await written(sheet([])))["xl/workbook.xml"]).not.toContain("definedName");
  });

  it("gives every sheet a name that Excel takes, and no two the same", async () => {
    const wanted = [
      "",
      "評価：渡部/さくら [主事]*?",
      "a".repeat(40),
      "A".repeat(40),
      "'引用'",
      "a\u0000b",
      "😀".repeat(20),
      "History",
    ];
    const files = await written(...wanted.map((name) => sheet([[{ text: "a" }]], { name })));
    const names = [...(files["xl/workbook.xml"] ?? "").matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = ""]) =>
      read(name),
    );
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wanted.length);
    for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/u);
    expect(names.at(-1)).toBe("History (2)");
    expect(names.slice(0, 4)).toEqual(["Sheet1", "評価：渡部 さくら  主事", "a".repeat(31), `${"A".repeat(27)} (2)`]);
  });
});
