import { describe, expect, it } from "vitest";
import type { SlackBlock } from "../../../src/platforms/slack/render/blocks.ts";
import { renderMessage } from "../../../src/platforms/slack/render/message.ts";
import { errorsOf, renderModal } from "../../../src/platforms/slack/render/modal.ts";
import { renderCardModal } from "../../../src/platforms/slack/render/sheet.ts";
import { text } from "../../../src/platforms/slack/text.ts";
import type { Block, Button, Card, Chart } from "../../../src/view/card.ts";
import type { Field, Form } from "../../../src/view/form.ts";
import { pageOne } from "../diary-views.ts";
import { wordsOf } from "./drawn-words.ts";
import { bold, bullets, context, plain, rich, run } from "./shapes.ts";

const target = { feature: "policy", name: "section", about: {} };
const kinds = (drawn: readonly SlackBlock[]) => drawn.map(({ type }) => type);
const drawnOf = (...body: readonly Block[]) => renderMessage({ type: "card", body }, "ja").blocks;
const formOf = (...fields: readonly Field[]): Form => ({ ...pageOne, fields });
const inputOf = (field: Field, locale: "ja" | "en" = "ja") =>
  renderModal(formOf(field), locale).blocks.find((block) => block.type === "input");

describe("Figures in words on Slack", () => {
  const chart: Chart = {
    type: "chart",
    kind: "line",
    title: "時間外",
    unit: "時間",
    labels: ["4月", "5月"],
    series: [
      { name: "今年度", values: [31, null] },
      { name: "昨年度", values: [30, 0] },
    ],
    reading: "増えました。",
  };

  it("are one line for each point, which names every series", () => {
    expect(drawnOf(chart)).toEqual([
      rich("rich_text_section", bold("時間外（時間）")),
      bullets([run("4月："), run("今年度 31 ／ 昨年度 30")], [run("5月："), run("今年度 データなし ／ 昨年度 0")]),
      context("増えました。"),
    ]);
  });

  it("are one entry for each row of a wide table, which says every column", () => {
    const columns = [{ label: "職員" }, { label: "9月" }, { label: "年休" }];
    const drawn = renderCardModal(
      { type: "card", body: [{ type: "table", columns, rows: [["阿賀", "47時間", "3日"]] }] },
      "ja",
    );
    expect(drawn.blocks).toEqual([
      rich("rich_text_section", bold("職員 ／ 9月 ／ 年休")),
      bullets([bold("阿賀"), run("\n"), run("9月：47時間 ／ 年休：3日")]),
    ]);
  });

  it("are Slack's own chart where the unit is empty, and words where a name looks like markup", () => {
    const whole = { ...chart, series: [{ name: "今年度", values: [31, 28] }] };
    const [native] = drawnOf({ ...whole, unit: "" });
    expect(native).toMatchObject({
      type: "data_visualization",
      chart: { axis_config: { categories: ["4月", "5月"] } },
    });
    expect(JSON.stringify(native)).not.toContain("y_label");
    expect(kinds(drawnOf({ ...whole, title: "<!channel>" }))).not.toContain("data_visualization");
  });

  it("fill a bar only when all is done, and leave it empty only when nothing is", () => {
    const bar = (value: number) =>
      wordsOf(drawnOf({ type: "progress", label: "記入", value, max: 100, reading: "" })).split("\n")[1];
    expect([0, 1, 50, 99, 100].map(bar)).toEqual([
      "□□□□□□□□□□",
      "■□□□□□□□□□",
      "■■■■■□□□□□",
      "■■■■■■■■■□",
      "■■■■■■■■■■",
    ]);
  });
});

describe("A label that Slack may cut on the screen", () => {
  it("is said above its button", () => {
    const button = (label: string): Button => ({ kind: "opens", label, target });
    const drawn = (label: string) => renderMessage({ type: "card", body: [], buttons: [button(label)] }, "ja").blocks;
    expect(kinds(drawn("字".repeat(30)))).toEqual(["actions"]);
    expect(drawn("字".repeat(31))[0]).toEqual(context(`ボタンの全文：${"字".repeat(31)}`));
  });
});

describe("A card on several messages", () => {
  const lines = (count: number): readonly Block[] =>
    Array.from({ length: count }, (_, at) => ({ type: "text", text: `${at}行目` }));
  const pages = (body: readonly Block[], buttons: readonly Button[] = []) => {
    const { blocks, more } = renderMessage({ type: "card", body, buttons }, "ja");
    return [blocks, ...more.map((each) => each.blocks)];
  };

  it("keeps a heading with what stands below it", () => {
    const [first = [], second = []] = pages([
      ...lines(47),
      { type: "text", tone: "heading", text: "次の章" },
      ...lines(9),
    ]);
    expect(kinds(first)).not.toContain("header");
    expect(kinds(second).slice(0, 3)).toEqual(["context", "header", "section"]);
  });

  it("keeps the buttons on the last, below words of the card", () => {
    const again: Button = { kind: "asks", label: "もう一度", words: "年休" };
    const all = pages(lines(48), [again, again]);
    const [, last = []] = pages([...lines(50)], [again]);
    expect(all.flat().filter(({ type }) => type === "actions")).toHaveLength(1);
    expect(kinds(last).slice(-2)).toEqual(["section", "actions"]);
  });
});

describe("A card in a modal", () => {
  const read: Button = { kind: "opens", label: "全文を読む", target };

  it("keeps its buttons when its text is cut", () => {
    const body = Array.from({ length: 300 }, (_, at): Block => ({ type: "text", text: `第${at}条` }));
    const view = renderCardModal({ type: "card", title: "規則", body, buttons: [read] }, "ja");
    expect(view.blocks).toHaveLength(100);
    expect(view.blocks.at(-2)).toEqual(context(text.ja.readRest));
    expect(wordsOf(view.blocks.at(-1))).toBe("全文を読む");
  });

  it("says its title once", () => {
    const card: Card = {
      type: "card",
      title: "休暇の促進",
      section: "agano#6-3",
      body: [{ type: "text", text: "本文" }],
    };
    expect(renderCardModal(card, "ja").title).toEqual(plain("休暇の促進"));
    expect(renderCardModal(card, "ja").blocks).toEqual([
      context("agano#6-3"),
      { type: "section", text: plain("本文") },
    ]);
    const long = renderCardModal({ ...card, title: "休".repeat(25) }, "ja");
    expect(long.title).toEqual(plain(`${"休".repeat(23)}…`));
    expect(kinds(long.blocks)).toEqual(["header", "context", "section"]);
  });
});

describe("A form on Slack", () => {
  it("says who can read it in full size, below a title that the bar has cut", () => {
    const [title, readers] = renderModal({ ...pageOne, title: "題".repeat(25) }, "ja").blocks;
    expect(title).toEqual({ type: "header", text: plain("題".repeat(25)) });
    expect(readers).toEqual(rich("rich_text_section", bold("読める人："), run("あなた、課長")));
  });

  it("puts a table and a chart of its introduction in words", () => {
    const intro: readonly Block[] = [
      { type: "table", columns: [{ label: "月" }, { label: "件" }], rows: [["4月", "3"]] },
    ];
    expect(kinds(renderModal({ ...pageOne, page: { at: 1, titles: ["一"] }, intro, fields: [] }, "ja").blocks)).toEqual(
      ["rich_text", "context", "rich_text", "rich_text", "actions"],
    );
  });

  it("says the limits of a number and of a day before they are broken", () => {
    const number: Field = { id: "n", type: "number", label: "時間", min: 0, max: 24 };
    const day: Field = { id: "d", type: "date", label: "日", earliest: "2026-10-01", latest: "2026-10-31" };
    expect(inputOf(number)?.hint).toEqual(plain("0以上24以下で入力してください。"));
    expect(inputOf(number)?.element.type).toBe("plain_text_input");
    expect(inputOf({ id: "n", type: "number", label: "時間", max: 24 })?.hint).toEqual(
      plain("24以下で入力してください。"),
    );
    expect(inputOf(day, "en")?.hint).toEqual(plain("Please enter a date from 1 October 2026 to 31 October 2026."));
    expect(inputOf({ id: "t", type: "text", label: "文", maxLength: 5000 })?.hint).toEqual(
      plain("3000字以内で入力してください。"),
    );
  });

  it("offers a value that stands twice only once, with both its labels", () => {
    const options = [
      { value: "a", label: "甲" },
      { value: "a", label: "乙" },
      { value: "a", label: "甲" },
    ];
    expect(inputOf({ id: "c", type: "choice", label: "一つ", options })?.element).toMatchObject({
      options: [{ text: plain("甲 ／ 乙"), value: "a" }],
    });
  });

  it("says at the first input what is wrong where there is none", () => {
    const fields: readonly Field[] = [
      { id: "none", type: "choice", label: "場所", options: [], error: "選択肢から選んでください。" },
      { id: "topic", type: "text", label: "題", error: "長すぎます。" },
    ];
    expect(errorsOf(formOf(...fields))).toEqual({ topic: "場所：選択肢から選んでください。\n長すぎます。" });
  });
});
