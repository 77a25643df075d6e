import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv } from "../../../src/services/files/csv.ts";
import { fileSource } from "../../../src/services/files/source.ts";
import { bytesOf, readAll, source, textSource } from "./sources.ts";

const layout = {
  number: { names: ["職員番号", "職員コード"], required: true },
  name: { names: ["氏名"], required: true },
  note: { names: ["備考"] },
} as const;
const read = (text: string, encoding?: string, piece?: number) => readAll(textSource(text, encoding, piece), layout);

describe("A CSV file", () => {
  const file = "職員番号,氏名,備考\r\n002003,渡部 さくら,髙﨑①～\r\n";

  it.each([
    ["UTF-8", bytesOf(file)],
    ["UTF-8 with a BOM", bytesOf(file, "utf-8", { addBOM: true })],
    ["CP932", bytesOf(file, "cp932")],
    ["UTF-16LE with a BOM", bytesOf(file, "utf-16le", { addBOM: true })],
    ["UTF-16BE with a BOM", bytesOf(file, "utf-16be", { addBOM: true })],
  ])("is read in %s, wherever its bytes are cut", async (_, bytes) => {
    for (const piece of [1, 2, 3, 7, 65_536]) {
      const { rows, problems } = await readAll(source(bytes, piece), layout);
      expect(problems).toEqual([]);
      expect(rows).toEqual([{ line: 2, cells: { number: "002003", name: "渡部 さくら", note: "髙﨑①～" } }]);
    }
  });

  it("takes UTF-8 as such though its bytes would pass as Shift_JIS", async () => {
    const { rows } = await read("職員番号,氏名\n1,氏名\n");
    expect(rows[0]?.cells.name).toBe("氏名");
  });

  it.each([["\n"], ["\r\n"], ["\r"]])(
    "counts lines from 1, those within quotes and empty ones too (%j)",
    async (newline) => {
      const lines = ["職員番号,氏名,備考", '1,山田,"一行目', "二行目", '三行目"', "", ",,", "2,佐藤,", '3,"鈴木",""'];
      for (const piece of [1, 5, 65_536]) {
        const { rows, problems } = await read(lines.join(newline), "utf-8", piece);
        expect(problems).toEqual([]);
        expect(rows.map(({ line }) => line)).toEqual([2, 7, 8]);
        expect(rows[0]?.cells.note).toBe("一行目\n二行目\n三行目");
      }
    },
  );

  it("may mix its newlines", async () => {
    const { rows } = await read("職員番号,氏名\r\n1,a\n2,b\r3,c\r\n4,d");
    expect(rows.map(({ line, cells }) => [line, cells.number])).toEqual([
      [2, "1"],
      [3, "2"],
      [4, "3"],
      [5, "4"],
    ]);
  });

  it("keeps what looks like a formula or a number as it is written", async () => {
    const { rows } = await read('職員番号,氏名\n=1+1,"=HYPERLINK(""http://x"")"\n0010,@SUM\n');
    expect(rows.map(({ cells }) => [cells.number, cells.name])).toEqual([
      ["=1+1", '=HYPERLINK("http://x")'],
      ["0010", "@SUM"],
    ]);
  });

  it("says which column it does not have, and has no data for it", async () => {
    const { rows } = await read("職員番号,氏名\n1,a\n");
    expect(rows[0]?.cells).toEqual({ number: "1", name: "a", note: undefined });
  });
});

describe("The header of a CSV file", () => {
  it("is known by synonym, without width, case and spaces, in any order, beside unknown columns", async () => {
    const { rows, problems } = await read("氏　名,生年月日,職員 コード,,\nあ,1990,001,,\n");
    expect(problems).toEqual([]);
    expect(rows[0]?.cells).toMatchObject({ number: "001", name: "あ" });
  });

  it("follows a declared mapping", async () => {
    const text = "社員CODE,職員番号,氏名\nA1,B1,あ\n";
    const { rows } = await readAll(textSource(text), layout, { 職員番号: "社員code" });
    expect(rows[0]?.cells.number).toBe("A1");
    const lacking = await readAll(textSource(text), layout, { 備考: "メモ" });
    expect(lacking.problems).toMatchObject([{ line: 1, column: "備考" }]);
  });

  it("is told each missing and each doubled column, at line 1", async () => {
    const { rows, problems } = await read("職員番号,職員番号,備考\n1,2,3\n");
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([
      { line: 1, column: "職員番号", message: "「職員番号」の列が2つ以上あります。1つにしてください。" },
      { line: 1, column: "氏名" },
    ]);
  });

  it.each([
    ["nothing", ""],
    ["a BOM alone", "\ufeff"],
    ["empty lines", "\r\n\r\n"],
    ["the header on line 2", "\n職員番号,氏名\n"],
    ["tabs", "職員番号\t氏名\n1\ta\n"],
  ])("is missed in a file of %s", async (_, text) => {
    const { rows, problems } = await read(text);
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([{ line: 1, column: "" }]);
  });
});

describe("A broken CSV file", () => {
  const header = "職員番号,氏名\n";
  const first = async (text: string) => (await read(text)).problems;

  it("is told rows of another width, and read on", async () => {
    const { rows, problems } = await read(`${header}1,a,x\n2\n3,c\n`);
    expect(rows).toHaveLength(1);
    expect(problems).toEqual([
      { line: 2, column: "", message: "見出しは2列ですが、この行は3列です。列の数をそろえてください。" },
      { line: 3, column: "", message: "見出しは2列ですが、この行は1列です。列の数をそろえてください。" },
    ]);
  });

  it("is told where a quote is wrong", async () => {
    expect(await first(`${header}1,a\n2,5"パイプ\n`)).toMatchObject([{ line: 3, column: "氏名" }]);
    expect(await first(`${header}1,a\n2,"b"c\n`)).toMatchObject([{ line: 3, column: "氏名" }]);
    expect(await first('職員番号,"氏名\n1,a\n')).toMatchObject([{ line: 1, column: "" }]);
    expect(await first(`${header}1,"a\nb"\n2,"b\n3,c\n`)).toMatchObject([{ line: 4, column: "" }]);
  });

  it("ends half-way through a letter: the line is told, in UTF-8 and in CP932", async () => {
    for (const encoding of ["utf-8", "cp932"]) {
      const bytes = bytesOf(`${header}1,山田\n2,佐藤`, encoding);
      const { problems } = await readAll(source(bytes.subarray(0, -1)), layout);
      expect(problems).toMatchObject([{ line: 3, column: "" }]);
    }
  });

  it("has one byte that is no letter: the line is told, however far down", async () => {
    const good = Array.from({ length: 5000 }, (_, at) => `${at},山田`).join("\n");
    const bytes = Buffer.concat([bytesOf(`${header}${good}\n9,`), Buffer.from([0xff, 0xff]), bytesOf("\n10,佐藤\n")]);
    for (const piece of [4096, 65_536])
      expect((await readAll(source(bytes, piece), layout)).problems).toMatchObject([{ line: 5002, column: "" }]);
  });

  it("holds a NUL, or is no text at all", async () => {
    expect(await first(`${header}1,a\n2,\u0000\n`)).toMatchObject([{ line: 3 }]);
    const excel = Buffer.from("504b0304140006000800000021000000ffd8", "hex");
    expect((await readAll(source(excel), layout)).problems).toHaveLength(1);
  });

  it("is one line of 50 MB, quoted or not: it ends early and in little memory", async () => {
    for (const start of ['1,"', "1,"]) {
      async function* endless() {
        yield Buffer.from(header + start);
        for (let at = 0; at < 800; at++) yield Buffer.alloc(65_536, "a");
      }
      const before = process.memoryUsage().rss;
      const { problems } = await readAll(endless, layout);
      expect(problems).toMatchObject([{ line: 2 }]);
      expect(process.memoryUsage().rss - before).toBeLessThan(80 * 1024 * 1024);
    }
  });

  it("is not there, or is a folder", async () => {
    for (const path of ["/nowhere/at-all.csv", "/"])
      expect((await readAll(fileSource(path), layout)).problems).toMatchObject([{ line: 1, column: "" }]);
  });

  it("never makes the reader throw, whatever its bytes", async () => {
    const pieces = fc.array(
      fc.constantFrom('"', ",", "\n", "\r", "あ", "\u0000", "職員番号,氏名\n", "1,a\n", "\u00ff"),
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      pieces.map((each) => bytesOf(each.join(""))),
      pieces.map((each) => bytesOf(`${header}${each.join("")}`, "cp932")),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 40 }), async (file, piece) => {
        const { problems } = await readAll(source(file, piece), layout);
        for (const { line, message } of problems) expect([line >= 1, message !== ""]).toEqual([true, true]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("A long CSV file", () => {
  it("is read no faster than its rows are taken", async () => {
    const rowsOfBlock = 1000;
    const block = Buffer.from(Array.from({ length: rowsOfBlock }, (_, at) => `${at},山田太郎,2026/04/01\n`).join(""));
    let read = 0;
    async function* long() {
      yield Buffer.from("職員番号,氏名,備考\n");
      for (read = 0; read < 300; read++) yield block;
    }
    let [rows, ahead] = [0, 0];
    for await (const _ of readCsv(long, layout)) ahead = Math.max(ahead, read - ++rows / rowsOfBlock);
    expect(rows).toBe(300_000);
    expect(ahead).toBeLessThan(2);
  });

  it("lets go of the file when its reader stops early", async () => {
    let [opened, closed] = [0, 0];
    async function* watched() {
      opened++;
      try {
        yield Buffer.from("職員番号,氏名\n");
        for (let at = 0; at < 1000; at++) yield Buffer.from("1,a\n".repeat(100));
      } finally {
        closed++;
      }
    }
    for await (const _ of readCsv(watched, layout)) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(closed).toBe(opened);
  });
});
