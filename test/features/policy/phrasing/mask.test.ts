import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mask } from "../../../../src/features/policy/phrasing/mask.ts";

const names = ["佐藤 美咲", "髙橋 健一", "堀 学", "関 一郎", "さとう みさき", "Lee Min"];
const masked = (text: string) => mask(text, names);

describe("What is hidden before a question leaves the house", () => {
  it.each([
    ["佐藤 美咲さんの残業を減らすには", "［氏名］さんの残業を減らすには"],
    ["佐藤　美咲の異動", "［氏名］の異動"],
    ["佐藤美咲の異動", "［氏名］の異動"],
    ["さとうみさきの異動", "［氏名］の異動"],
    ["佐藤\u200b美咲の異動", "［氏名］の異動"],
    ["佐藤さん", "［氏名］さん"],
    ["佐藤 課長の評価", "［氏名］ 課長の評価"],
    ["佐藤副主任", "［氏名］副主任"],
    ["美咲ちゃん", "［氏名］ちゃん"],
    ["堀氏", "［氏名］氏"],
    ["上司の佐藤に言われた", "上司の［氏名］に言われた"],
    ["課長(佐藤)が", "課長(［氏名］)が"],
    ["Ms. Sato asked", "［氏名］ asked"],
    ["Tanaka-san asked", "［氏名］ asked"],
    ["LEE MIN asked", "［氏名］ asked"],
  ])("names of staff: %s", (said, sent) => expect(masked(said)).toBe(sent));

  it("names in the form in which they are typed: 高橋 for 髙橋", () => {
    expect(masked("高橋健一の異動、髙橋課長")).toBe("［氏名］の異動、［氏名］課長");
  });

  it.each([
    ["yamada.taro+hr@city.example.jpまで", "［メール］まで"],
    ["ｙａｍａｄａ＠ｃｉｔｙ．ｊｐ", "［メール］"],
    ["<mailto:a@b.jp|a@b.jp>へ", "［メール］へ"],
    ["https://intra.example/職員/佐藤?b=1 を見た", "［URL］ を見た"],
    ["intra.example.jp/x", "［URL］"],
    ["<@U123ABC>と<!channel>と<at>山田 太郎</at>", "［宛先］と［宛先］と［宛先］"],
    ["@yamada hello", "［宛先］ hello"],
  ])("addresses and mentions: %s", (said, sent) => expect(masked(said)).toBe(sent));

  it.each([
    "090-1234-5678",
    "０９０−１２３４−５６７８",
    "090ー1234ー5678",
    "(0250)62-2510",
    "62-2510",
    "+81 90 1234 5678",
    "09012345678",
    "090\u200b1234\u20605678",
    "〇九〇一二三四五六七八",
    "002004",
    "１２３４５",
    "1234 5678 9012",
    "959-2092",
    "4821",
  ])("numbers that find somebody: %s", (number) => {
    expect(masked(`連絡は${number}です`).replace(/^連絡は\(?\+?/u, "")).toBe("［番号］です");
  });

  it("whatever follows 「番号」 or 「内線」, and the day of a birth", () => {
    expect(masked("職員番号は2003、内線 360、ID: 2026")).toBe("職員番号は［番号］、内線 ［番号］、ID: ［番号］");
    expect(masked("1985年3月12日生まれ、生年月日は1985/3/12")).toBe("1985年［月日］生まれ、生年月日は［番号］");
  });
});

describe("What is kept, for it carries the meaning", () => {
  it.each([
    "3日前までに申し出る",
    "月45時間、年360時間、1200時間",
    "令和8年4月1日から",
    "2026年度、2026/4/1、2025-2029",
    "8:30-17:15の勤務",
    "第24条の2第3項、6-3-2-1",
    "3.5日、1,000円、30%、10万円",
    "電話で3日前に伝える",
  ])("small numbers, years, articles, hours: %s", (said) => expect(masked(said)).toBe(said));

  it.each(["機関部長の職務", "職員氏名の欄", "堀のある庁舎と関所", "no sleep", "会計年度任用職員の休暇"])(
    "words in which a name only seems to stand: %s",
    (said) => expect(masked(said)).toBe(said),
  );
});

describe("Masking", () => {
  it("lets no name, number or address through, wherever it stands", () => {
    const secrets = ["佐藤美咲", "佐藤 美咲", "090-1234-5678", "002004", "misaki@example.jp"];
    const around = fc.stringMatching(/^[ぁ-んア-ン一-龠、。 ]{0,20}$/u);
    fc.assert(
      fc.property(around, fc.constantFrom(...secrets), around, (before, secret, after) => {
        expect(masked(before + secret + after)).not.toContain(secret);
      }),
    );
  });

  it("takes any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(() => masked(text)).not.toThrow();
      }),
    );
  });

  it("takes time in proportion to the text: 50,000 letters of anything, with 3,000 names", () => {
    const many = Array.from({ length: 3000 }, (_, at) => `姓${at} 名${at}`);
    for (const part of [
      "a",
      "1",
      "1-",
      "@",
      "<@",
      "<at>",
      "a.",
      "a@",
      "http://",
      "Mr. ",
      "1,",
      "佐藤",
      "姓1",
      "あ@",
      " ",
      ":/",
    ]) {
      const text = part.repeat(50_000 / part.length);
      const start = performance.now();
      mask(text, many);
      expect(performance.now() - start, part).toBeLessThan(1500);
    }
  });
});
