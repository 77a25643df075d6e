import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SlackBlock } from "../../../src/platforms/slack/render/blocks.ts";
import { renderHome } from "../../../src/platforms/slack/render/home.ts";
import { renderMessage } from "../../../src/platforms/slack/render/message.ts";
import { renderCardModal } from "../../../src/platforms/slack/render/sheet.ts";
import { readPressed } from "../../../src/platforms/slack/render/value.ts";
import { text } from "../../../src/platforms/slack/text.ts";
import type { Block, Button, Card, Chart, Table } from "../../../src/view/card.ts";
import { blocks, cards } from "../../support/cards.ts";
import { everyBlock } from "../diary-views.ts";
import { wordsOf } from "./drawn-words.ts";
import { messageFaults, viewFaults } from "./limits.ts";
import { saidByCard } from "./said.ts";
import { bold, bullets, cell, context, plain, rich, run } from "./shapes.ts";
import { validator, validatorPath } from "./validator.ts";

const locales = fc.constantFrom("ja" as const, "en" as const);
const tables = fc.constantFrom("native" as const, "words" as const);
const figures = fc.integer({ min: 0, max: 500 });
/** Charts that Slack can draw, which the strange words of the others hardly ever are. */
const plainCharts: fc.Arbitrary<Chart> = fc
  .uniqueArray(fc.constantFrom("4月", "5月", "6月", "7月"), { minLength: 1 })
  .chain((labels) =>
    fc.record({
      type: fc.constant("chart" as const),
      kind: fc.constantFrom("bar" as const, "line" as const, "donut" as const),
      title: fc.constant("時間外"),
      unit: fc.constant("時間"),
      labels: fc.constant(labels),
      series: fc.uniqueArray(fc.constantFrom("本年度", "昨年度"), { minLength: 1 }).chain((names) =>
        fc.tuple(
          ...names.map((name) =>
            fc.record({
              name: fc.constant(name),
              values: fc.array(figures, { minLength: labels.length, maxLength: labels.length }),
            }),
          ),
        ),
      ),
      reading: fc.constant("減っています。"),
    }),
  );
const anyBlock = fc.oneof({ weight: 6, arbitrary: blocks }, { weight: 1, arbitrary: plainCharts });
/** Cards with far more in them than one message takes. */
const longCards: fc.Arbitrary<Card> = fc.record({
  type: fc.constant("card" as const),
  title: fc.constant("長いカード"),
  body: fc.array(anyBlock, { minLength: 30, maxLength: 80 }),
});
const anyCard: fc.Arbitrary<Card> = fc.oneof({ weight: 4, arbitrary: cards }, { weight: 1, arbitrary: longCards });

const target = { feature: "policy", name: "section", about: { section: "agano#6-3-2-1" } };
const cardOf = (...body: readonly Block[]): Card => ({ type: "card", title: "題", body });
const drawnOf = (...body: readonly Block[]) => renderMessage(cardOf(...body), "ja").blocks.slice(1);
const kinds = (drawn: readonly SlackBlock[]) => drawn.map(({ type }) => type);
const all = ({ text: own, blocks: first, more }: ReturnType<typeof renderMessage>) => [
  { text: own, blocks: first },
  ...more,
];

describe("A card as a Slack message", () => {
  it("keeps every limit, in both languages and with or without Slack's newest blocks", () => {
    fc.assert(
      fc.property(anyCard, locales, tables, (card, locale, how) => {
        for (const message of all(renderMessage(card, locale, how))) expect(messageFaults(message)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it.skipIf(!validator)(`passes the shared validator (${validator ? "found" : `absent: ${validatorPath}`})`, () => {
    fc.assert(
      fc.property(anyCard, locales, tables, (card, locale, how) => {
        for (const message of all(renderMessage(card, locale, how)))
          expect(validator?.validateMessage(message)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("loses no word of the card, over all its messages", () => {
    fc.assert(
      fc.property(anyCard, locales, tables, (card, locale, how) => {
        const words = wordsOf(all(renderMessage(card, locale, how)).map((message) => message.blocks));
        for (const said of saidByCard(card)) expect(words).toContain(said);
      }),
      { numRuns: 150 },
    );
  });

  it("names every message by the title or the kicker, never by the body", () => {
    fc.assert(
      fc.property(longCards, locales, (card, locale) => {
        for (const { text: fallback } of all(renderMessage(card, locale))) expect(fallback).toMatch(/^長いカード/);
      }),
      { numRuns: 20 },
    );
    const secret = { type: "card", body: [{ type: "text", text: "家族の病気のこと" }] } as const;
    expect(renderMessage(secret, "ja").text).toBe(text.ja.notice);
    expect(renderMessage({ ...secret, kicker: "相談" }, "ja").text).toBe("相談");
  });

  it("says in each of several messages where the rest is", () => {
    const lines = Array.from({ length: 120 }, (_, at): Block => ({ type: "text", text: `${at}行目` }));
    const drawn = renderMessage(cardOf(...lines), "ja");
    expect(drawn.more).toHaveLength(2);
    expect(drawn.blocks.at(-1)).toEqual(context("次のメッセージに続きます（1／3）。"));
    expect(drawn.more[0]?.blocks[0]).toEqual(context("前のメッセージの続きです（2／3）。"));
    expect(drawn.more[1]?.text).toBe("題（続き 3／3）");
  });
});

describe("A heading on Slack", () => {
  it("is bold text when it is longer than a header may be", () => {
    const drawn = (letters: number) => renderMessage({ type: "card", title: "題".repeat(letters), body: [] }, "ja");
    expect(kinds(drawn(150).blocks)).toEqual(["header"]);
    expect(drawn(151).blocks).toEqual([rich("rich_text_section", bold("題".repeat(151)))]);
    expect(drawn(151).text).toBe(`${"題".repeat(149)}…`);
  });
});

describe("A policy answer on Slack", () => {
  const answer: Card = {
    type: "card",
    kicker: "方針の答え",
    title: "休暇取得の促進",
    section: "agano#6-3-2-1",
    body: [
      { type: "callout", tone: "considering", label: "検討", text: "始まったとは書かれていません。" },
      { type: "quote", text: "年休の<計画的な>取得", source: { section: "agano#6-3-2-1", path: ["6-3", "視点2"] } },
      { type: "buttons", label: "役に立ちましたか", buttons: [{ kind: "asks", label: "はい", words: "役に立った" }] },
    ],
    buttons: [{ kind: "opens", label: "この節の全文を読む", target, style: "main" }],
  };

  it("reads from its kind down to its button", () => {
    expect(renderMessage(answer, "ja")).toEqual({
      text: "休暇取得の促進",
      more: [],
      blocks: [
        context("方針の答え", "agano#6-3-2-1"),
        { type: "header", text: plain("休暇取得の促進") },
        rich("rich_text_section", bold("【検討】"), run("始まったとは書かれていません。")),
        rich("rich_text_quote", run("年休の<計画的な>取得")),
        context("6-3 › 視点2"),
        {
          type: "section",
          text: plain("役に立ちましたか"),
          accessory: {
            type: "button",
            action_id: "asks.0",
            text: plain("はい"),
            value: JSON.stringify({ does: "asks", words: "役に立った" }),
          },
        },
        {
          type: "actions",
          elements: [
            {
              type: "button",
              action_id: "opens.0",
              text: plain("この節の全文を読む"),
              value: JSON.stringify({ does: "opens", target }),
              style: "primary",
            },
          ],
        },
      ],
    });
  });
});

describe("Words that somebody wrote", () => {
  const evil = "<!channel> <@U1> <https://evil.example|ここ> *太字* :tada: &amp;";

  it("are never markup, wherever they stand", () => {
    const card: Card = {
      type: "card",
      kicker: evil,
      title: evil,
      body: [
        { type: "text", text: evil },
        { type: "text", text: evil, tone: "quiet" },
        { type: "buttons", label: evil, buttons: [{ kind: "asks", label: evil, words: evil }] },
      ],
    };
    const drawn = JSON.stringify(renderMessage(card, "ja"));
    expect(drawn).not.toMatch(/[<>]/);
    expect(drawn).not.toContain("mrkdwn");
    expect(drawn).not.toContain('"emoji":true');
    expect(drawn.match(/&lt;!channel&gt;/g)?.length).toBeGreaterThan(4);
  });

  it("stand as they are in rich text, which reads no markup", () => {
    expect(drawnOf({ type: "text", text: evil, tone: "strong" })).toEqual([rich("rich_text_section", bold(evil))]);
  });
});

describe("A table on Slack", () => {
  const table: Table = {
    type: "table",
    columns: [{ label: "日" }, { label: "時間", align: "end" }],
    rows: [
      ["1日", "2時間"],
      ["2日", ""],
    ],
  };

  it("is Slack's own, its figures on the right", () => {
    expect(drawnOf(table)).toEqual([
      {
        type: "table",
        rows: [
          [cell("日"), cell("時間")],
          [cell("1日"), cell("2時間")],
          [cell("2日"), cell("–")],
        ],
        column_settings: [
          { align: "left", is_wrapped: true },
          { align: "right", is_wrapped: true },
        ],
      },
    ]);
  });

  it("is put in words when it is the second, or has too many rows", () => {
    const long: Table = { ...table, rows: Array.from({ length: 150 }, (_, at) => [`${at}日`, "1時間"]) };
    expect(kinds(drawnOf(table, table))).toEqual(["table", "rich_text", "rich_text"]);
    expect(kinds(drawnOf(long))).toEqual(["rich_text", "rich_text"]);
    expect(wordsOf(drawnOf(long))).toContain("149日：1時間");
  });
});

describe("A chart on Slack", () => {
  const chart: Chart = {
    type: "chart",
    kind: "bar",
    title: "今月の時間外",
    unit: "時間",
    labels: ["1週", "2週"],
    series: [{ name: "実績", values: [3, 5] }],
    reading: "2週は5時間です。",
  };
  const points = [
    { label: "1週", value: 3 },
    { label: "2週", value: 5 },
  ];

  it("is Slack's own, with its reading below", () => {
    expect(drawnOf(chart)).toEqual([
      {
        type: "data_visualization",
        title: "今月の時間外",
        chart: {
          type: "bar",
          series: [{ name: "実績", data: points }],
          axis_config: { categories: ["1週", "2週"], y_label: "時間" },
        },
      },
      context("2週は5時間です。"),
    ]);
  });

  it("says the unit and the name of a pie, which has no place for them", () => {
    expect(drawnOf({ ...chart, kind: "donut" })).toEqual([
      { type: "data_visualization", title: "今月の時間外（時間）", chart: { type: "pie", segments: points } },
      context("実績：2週は5時間です。"),
    ]);
  });

  it("is put in words where Slack's own would refuse it", () => {
    const refused: readonly Chart[] = [
      { ...chart, kind: "donut", series: [{ name: "実績", values: [3, 0] }] },
      { ...chart, labels: ["1週", "1週"] },
      { ...chart, labels: ["1週", "とても長い名前の付いた、二十字を超える二番目の週"] },
      { ...chart, title: "題".repeat(51) },
    ];
    for (const each of refused) expect(kinds(drawnOf(each))).toEqual(["rich_text", "rich_text", "context"]);
  });

  it("says a week without data, which is never nought", () => {
    const drawn = drawnOf({ ...chart, series: [{ name: "実績", values: [0, null] }] });
    expect(drawn).toEqual([
      rich("rich_text_section", bold("今月の時間外（時間） ／ 実績")),
      bullets([run("1週："), run("0")], [run("2週："), run("データなし")]),
      context("2週は5時間です。"),
    ]);
  });

  it("is put in words for a workspace that refuses Slack's newest blocks", () => {
    const table: Table = { type: "table", columns: [{ label: "日" }], rows: [["1日"]] };
    const drawn = renderMessage(cardOf(chart, table), "ja", "words");
    expect(kinds(drawn.blocks)).toEqual(["header", "rich_text", "rich_text", "context", "rich_text", "rich_text"]);
  });
});

describe("A button on Slack", () => {
  const buttonsOf = (...buttons: readonly Button[]) =>
    renderMessage({ type: "card", title: "題", body: [], buttons }, "ja").blocks.slice(1);
  const actionsIn = (drawn: readonly SlackBlock[]) =>
    drawn.flatMap((block) => (block.type === "actions" ? block.elements : []));

  it("carries its target there and back, whatever stands in it", () => {
    // zod leaves a key of this name out of what it reads, as it should of what comes from outside.
    const key = fc.string().filter((name) => name !== "__proto__");
    fc.assert(
      fc.property(fc.dictionary(key, fc.string({ maxLength: 20 }), { maxKeys: 5 }), (about) => {
        const [button] = actionsIn(buttonsOf({ kind: "presses", label: "押す", target: { ...target, about } }));
        const sent = button?.value ?? "";
        expect(sent).not.toMatch(/[<>&]/);
        expect(readPressed(sent)).toEqual({ does: "presses", target: { ...target, about } });
      }),
    );
    for (const foreign of [undefined, 7, "", "{", '{"does":"opens"}', '{"does":"asks","words":"a","more":1}'])
      expect(readPressed(foreign)).toBeUndefined();
  });

  it("is filled only once on a card, as on the other platforms", () => {
    const button: Button = { kind: "opens", label: "読む", target, style: "main" };
    const styles = actionsIn(buttonsOf(button, { ...button, label: "書く" })).map(({ style }) => style);
    expect(styles).toEqual(["primary", undefined]);
  });

  it("asks before a costly act", () => {
    const confirm = { title: "確認", text: "締め切ります。", yes: "はい", no: "いいえ" };
    const [button] = actionsIn(buttonsOf({ kind: "presses", label: "締め切る", target, style: "danger", confirm }));
    expect(button).toMatchObject({
      style: "danger",
      confirm: {
        title: plain("確認"),
        text: plain("締め切ります。"),
        confirm: plain("はい"),
        deny: plain("いいえ"),
        style: "danger",
      },
    });
  });

  it("says above the row what is cut on it", () => {
    const label = `${"長".repeat(80)}い`;
    const [note, row] = buttonsOf({ kind: "opens", label, target });
    expect(note).toEqual(context(`ボタンの全文：${label}`));
    expect(actionsIn(row ? [row] : [])[0]?.text.text).toBe(`${"長".repeat(74)}…`);
  });

  it.each(["saves", "uploads"] as const)("leads to the page where it %s a file: none goes through Slack", (kind) => {
    const [button] = actionsIn(buttonsOf({ kind, label: "記録書を保存する", target, style: "main" }));
    expect(button).toMatchObject({ text: { text: "記録書を保存する" }, style: "primary" });
    expect(readPressed(button && "value" in button ? button.value : "")).toEqual({ does: "asks", words: "画面" });
  });

  it("is a sentence when its words are more than Slack carries", () => {
    const drawn = buttonsOf({ kind: "asks", label: "聞く", words: "あ".repeat(2100) });
    expect(kinds(drawn)).toEqual(["context"]);
    expect(wordsOf(drawn)).toBe(`「聞く」には、次の言葉を送信してください：${"あ".repeat(2100)}`);
  });

  it("refuses a target that no feature may have", () => {
    const about = { id: "a".repeat(2100) };
    expect(() => buttonsOf({ kind: "opens", label: "開く", target: { ...target, about } })).toThrow("policy/section");
  });
});

describe("A card in a modal, and cards in App Home", () => {
  it("keep every limit", () => {
    fc.assert(
      fc.property(anyCard, fc.array(cards, { maxLength: 12 }), locales, (card, several, locale) => {
        for (const view of [renderCardModal(card, locale), renderHome(several, locale).view]) {
          expect(viewFaults(view)).toEqual([]);
          expect(validator?.validateView(view) ?? []).toEqual([]);
        }
      }),
      { numRuns: 80 },
    );
  });

  it("lose no word where the view has room, and say where the rest is where it has not", () => {
    const [before = "", after = ""] = text.ja.notShown("＊").split("＊");
    fc.assert(
      fc.property(anyCard, fc.array(cards, { maxLength: 20 }), (card, several) => {
        const modal = wordsOf(renderCardModal(card, "ja"));
        if (!modal.includes(text.ja.readRest)) for (const said of saidByCard(card)) expect(modal).toContain(said);
        const { view, left } = renderHome(several, "ja");
        const home = wordsOf(view);
        const shown = several.slice(0, several.length - left.length);
        for (const said of shown.flatMap(saidByCard)) expect(home).toContain(said);
        expect(home.includes(before) && home.includes(after)).toBe(left.length > 0);
      }),
      { numRuns: 80 },
    );
  });

  it("end a very long card with where its rest can be read", () => {
    const articles = Array.from({ length: 300 }, (_, at): Block => ({ type: "text", text: `第${at}条` }));
    const view = renderCardModal(cardOf(...articles), "ja");
    expect(view.blocks).toHaveLength(100);
    expect(view.blocks.at(-1)).toEqual(context(text.ja.readRest));
  });

  it("show the kicker once, in the bar of the modal", () => {
    const view = renderCardModal({ ...cardOf({ type: "text", text: "本文" }), kicker: "方針の節" }, "ja");
    expect(view.title).toEqual(plain("方針の節"));
    expect(kinds(view.blocks)).toEqual(["header", "section"]);
  });

  it("have neither tables nor charts of Slack's own, which stand in messages only", () => {
    for (const drawn of [renderCardModal(everyBlock, "ja").blocks, renderHome([everyBlock], "ja").view.blocks])
      expect(kinds(drawn).filter((kind) => kind === "table" || kind === "data_visualization")).toEqual([]);
  });
});
