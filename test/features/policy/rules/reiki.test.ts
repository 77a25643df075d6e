import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readReiki } from "../../../../src/features/policy/rules/reiki.ts";
import { readSections } from "../../../../src/services/content/sections.ts";
import { bytesOf, type Layout, page } from "./pages.ts";

/** What the Markdown reader makes of a page: id → heading and text. */
function sectionsOf(bytes: Uint8Array) {
  const { sections, problems } = readSections("rule", readReiki(bytes).markdown);
  expect(problems).toEqual([]);
  return new Map(sections.map(({ id, heading, text, path }) => [id, { heading, text, path }]));
}
const html = (...lines: string[]) =>
  bytesOf(`<meta charset="utf-8"><h1>休暇規則</h1>${lines.map((line) => `<p>${line}</p>`).join("\n")}`);

describe("A page of a 例規集 with a tag for each line (CP932)", () => {
  const read = readReiki(page("eline"));
  const sections = sectionsOf(page("eline"));

  it("says its title, number, kind and the newest day on which it comes into force", () => {
    expect(read).toMatchObject({
      title: "みほん市職員の休暇等に関する規則",
      number: "平成7年規則第3号",
      kind: "regulation",
      inForce: "2025-04-01",
    });
  });

  it("becomes one section for each article and paragraph, under its chapter", () => {
    expect([...sections.keys()]).toEqual([
      ...["title", "c1", "1", "2", "c2", "c2.s1", "12", "12.2", "12-2", "13"],
      ...["b1", "b2", "history", "f1", "f2", "f2.1", "f2.2"],
    ]);
    expect(sections.get("12")).toEqual({
      heading: "第12条（年次有給休暇）",
      text: "年次有給休暇は、1の年につき20日とする。",
      path: ["みほん市職員の休暇等に関する規則", "第2章　休暇", "第1節　年次有給休暇", "第12条（年次有給休暇）"],
    });
    expect(sections.get("12.2")).toMatchObject({
      heading: "第12条第2項（年次有給休暇）",
      text: "年次有給休暇は、次の各号に掲げる単位とする。\n(1)　1日\nア　暦日とする。\n(2)　1時間\n(平28規則12・一部改正)",
    });
    expect(sections.get("1")?.text).toContain("基づき、必要な");
  });

  it("keeps articles that were deleted, and the 附則 with the captions of their paragraphs", () => {
    expect(sections.get("2")).toMatchObject({ heading: "第2条", text: "削除" });
    expect(sections.get("13")).toMatchObject({ heading: "第13条から第15条まで　削除", text: "削除" });
    expect(sections.get("f2")?.heading).toBe("附則（令和6年12月20日規則第21号）");
    expect(sections.get("f2.2")?.heading).toBe("附則第2項（経過措置）");
  });

  it("reads a table row by row, heading and value", () => {
    expect(sections.get("b1")).toMatchObject({
      heading: "別表第1（第12条の2関係）",
      text: "（番号／場合／期間）\n1　職員が結婚する場合：連続する5日\n2　災害により出勤が困難な場合：必要と認められる期間",
    });
    expect(sections.get("b2")).toMatchObject({
      heading: "別表第2（第12条の2関係）",
      text: "（親族／日数）\n血族　父母：7日\n血族　子：5日\n備考　葬儀のため遠隔の地に赴く場合は、往復の日数を加える。",
    });
  });

  it("leaves out scripts, comments, menus and the contents, and names the last two", () => {
    expect(read.markdown).not.toMatch(/スクリプト|コメント|体系目次|第1条・第2条/u);
    expect(read.leftOut).toEqual([
      "体系目次沿革",
      ...["目次", "第1章　総則(第1条・第2条)", "第2章　休暇", "第1節　年次有給休暇(第12条―第13条)", "附則"],
    ]);
  });
});

describe("A page whose numbers and sentences stand apart (UTF-8)", () => {
  const sections = sectionsOf(page("nested"));

  it("puts each number and its sentence together", () => {
    expect([...sections.keys()]).toEqual(["title", "1", "2", "2.2", "2.3", "3", "history", "f1", "f2"]);
    expect(sections.get("1")?.text).toBe("この要綱は、会計年度任用職員の勤務時間、休暇等について定める。");
    expect(sections.get("3")).toMatchObject({
      heading: "第3条（夏季休暇）",
      text: "夏季休暇は、次に掲げる要件を満たす者に３日を与える。\n(1)　任用期間が６月以上であること。\n(2)　第２条の規定による勤務日が３日以上であること。",
    });
  });

  it("does not take a sentence that was broken before 「２日」 for a paragraph", () => {
    expect(sections.get("2.3")?.text).toBe("繰り越した年次休暇は、\n２日以上連続して使用することができる。");
  });

  it("reads a table of several columns with the name of each", () => {
    expect(sections.get("2")?.text.split("\n")).toEqual([
      "年次休暇の日数は、次の表のとおりとする。",
      "（1週間の勤務日の日数／5日以上／4日／3日）",
      "1年間の勤務日の日数：5日以上＝217日以上、4日＝169日から216日まで、3日＝121日から168日まで",
      "年次休暇の日数：5日以上＝10日、4日＝7日、3日＝5日",
    ]);
  });

  it("takes the day of promulgation where a 附則 comes into force on it", () => {
    expect(readReiki(page("nested"))).toMatchObject({
      kind: "directive",
      number: "令和元年訓令第23号",
      inForce: "2025-03-24",
    });
  });
});

describe("An old page in one cell, with Chinese numerals (EUC-JP)", () => {
  const sections = sectionsOf(page("plain"));

  it("has the same ids as if it were written in figures", () => {
    expect(readReiki(page("plain"))).toMatchObject({
      title: "職員の服務及び休暇に関する条例",
      kind: "ordinance",
      number: "昭和四十三年条例第七号",
      inForce: "1968-04-01",
    });
    expect([...sections.keys()]).toEqual(["title", "1", "12", "12.2", "12-2", "history", "f1", "f1.1", "f1.2"]);
    expect(sections.get("12")).toMatchObject({
      heading: "第12条（休暇）",
      text: "職員の休暇は、次のとおりとする。\n一　年次休暇\n二　病気休暇\n二の二　特別休暇",
    });
  });

  it("does not take 「第十一条の規定により」 at the head of a broken line for an article", () => {
    expect(sections.get("12-2")?.text).toBe("職員は、前条及び\n第十一条の規定により請求するものとする。");
  });
});

describe("Any page of a rule", () => {
  it("loses no line: what fits nowhere stays below what came before", () => {
    const sections = sectionsOf(
      html(
        "第1条　休暇とする。",
        "（注）別に定める。",
        "ただし、この限りでない。",
        "様式第1号（第1条関係）",
        "※ 記入例",
      ),
    );
    expect(sections.get("1")?.text).toBe("休暇とする。\n（注）別に定める。\nただし、この限りでない。");
    expect(sections.get("y1")?.text).toBe("※ 記入例");
  });

  it("gives an article that is there twice a name of its own", () => {
    expect([...sectionsOf(html("第1条　甲とする。", "第1条　乙とする。")).keys()]).toEqual(["title", "1", "1_2"]);
  });

  it("keeps letters that Markdown would take for its own", () => {
    const text = "&lt;!-- ** `{#9}` [a](b) # - 1. ~~~";
    const read =
      sectionsOf(html("第1条　甲とする。", text, "# 見出し", "- 項目", "1. 番号", "---", "~~~")).get("1")?.text ?? "";
    expect(read.normalize("NFKC").split("\n")).toEqual([
      ...["甲とする。", "<!-- ** `{#9}` [a](b) # - 1. ~~~", "# 見出し", "- 項目", "1. 番号", "---", "~~~"],
    ]);
  });

  it("reads whatever is a 施行期日 in letters or figures, and 元年 as the first year", () => {
    const day = (words: string) =>
      readReiki(html("第1条　甲とする。", "附則", `この規則は、${words}から施行する。`)).inForce;
    expect(day("令和元年十月一日")).toBe("2019-10-01");
    expect(day("平成三十一年４月１日")).toBe("2019-04-01");
    expect(day("令和7年2月30日")).toBeUndefined();
  });

  it("is refused in words when it is too large, no text, or holds no article", () => {
    expect(() => readReiki(Buffer.alloc(50 * 1024 * 1024 + 1))).toThrow("50MB");
    expect(() => readReiki(Buffer.from("%PDF\0\0"))).toThrow("HTMLのファイルではありません");
    expect(() => readReiki(bytesOf("<h1>例規の一覧</h1><p>職員の休暇に関する規則</p>"))).toThrow("条文");
    expect(() => readReiki(Buffer.alloc(0))).toThrow("題名");
  });

  it("says how many pictures it could not read", () => {
    expect(readReiki(html("第1条　甲とする。<img src=a.gif><img src=b.gif alt=式>")).pictures).toBe(1);
  });

  it.each<Layout>(["eline", "nested", "plain"])("comes out the same from every encoding: %s", (layout) => {
    const text = new TextDecoder(layout === "eline" ? "shift_jis" : layout === "plain" ? "euc-jp" : "utf-8").decode(
      page(layout),
    );
    const undeclared = text.replace(/charset=["']?[\w-]+/giu, "");
    for (const encoding of ["utf-8", "cp932", "euc-jp"])
      expect(readReiki(bytesOf(undeclared, encoding))).toEqual(readReiki(page(layout)));
  });

  it("never fails but with words, and gives every section one name, whatever the page", () => {
    const pieces = fc.constantFrom(
      ..."第1条　,第1条,（趣旨）,第2章　休暇,附　則,別表第1,2　,２,(1),一　,ア　,目次,削除,<table>,<tr>,<td>,<td rowspan=9 colspan=9>,</table>,</td>,<p>,</p>,<br>,<div>,</div>,<ul><li>,<!--,-->,<script>,</script>,○規則,改正,平成7年3月28日,本文。".split(
        ",",
      ),
    );
    const anything = fc.array(fc.oneof({ weight: 4, arbitrary: pieces }, fc.string({ unit: "binary", maxLength: 8 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(anything, (parts) => {
        try {
          const { sections, problems } = readSections("rule", readReiki(bytesOf(parts.join(""))).markdown);
          expect(problems.filter(({ kind }) => kind !== "no-text")).toEqual([]);
          expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
        } catch (error) {
          expect((error as Error).name).toBe("ReikiProblem");
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("A page made to stall a reader", () => {
  const within = (seconds: number, text: string) => {
    const began = performance.now();
    const read = (() => {
      try {
        return readReiki(bytesOf(text)).markdown;
      } catch (error) {
        return (error as Error).name;
      }
    })();
    expect(performance.now() - began).toBeLessThan(seconds * 1000);
    return read;
  };
  const rule = "<h1>休暇規則</h1><p>第1条　甲とする。</p>";

  it.each(["あ", " ", "（", "第1条の1", "附則", "<"])("reads a line of five megabytes of 「%s」", (letters) => {
    const line = letters.repeat(5_000_000 / letters.length);
    within(10, `${rule}<p>${line}x</p>`);
    within(10, `<h1>規則</h1><p>第1条　${line}</p>`);
  });

  it.each(["<div>", "<p><td>", "<table><tr><td>"])("does not overflow where %s opens without end", (tag) => {
    expect(within(15, `${rule}${tag.repeat(300_000)}<p>末尾`)).toContain("末尾");
  });

  it("does not try to draw a table that covers itself without end", () => {
    within(10, `${rule}<table>${`<tr>${"<td rowspan=200 colspan=200>甲</td>".repeat(50)}</tr>`.repeat(300)}</table>`);
    within(10, `${rule}<table>${`<tr>${"<td rowspan=200 colspan=60>甲</td>".repeat(2)}</tr>`.repeat(9_000)}</table>`);
  });

  it("keeps every letter of a long line", () => {
    const long = "休暇".repeat(50_000);
    expect(sectionsOf(html(`第1条　${long}`)).get("1")?.text).toBe(long);
  });
});
