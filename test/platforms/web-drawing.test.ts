import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderCard } from "../../src/platforms/adaptive-cards/card.ts";
import { renderForm } from "../../src/platforms/adaptive-cards/form.ts";
import { options } from "../../src/platforms/web/page/chart/options.ts";
import { chartData } from "../../src/platforms/web/page/chart/series.ts";
import { bodies, read } from "../../src/platforms/web/receive.ts";
import { renderFormSheet, renderSheet } from "../../src/platforms/web/sheets.ts";
import type { Block, Button, Card } from "../../src/view/card.ts";
import { type Field, form } from "../../src/view/form.ts";

type Json = Readonly<Record<string, unknown>>;

/** Every element of a drawing, however deep it stands. */
function parts(drawn: unknown): readonly Json[] {
  if (Array.isArray(drawn)) return drawn.flatMap(parts);
  if (typeof drawn !== "object" || drawn === null) return [];
  return [drawn as Json, ...Object.values(drawn).flatMap(parts)];
}
const typed = (drawn: unknown, type: string) => parts(drawn).filter((part) => part.type === type);
const texts = (drawn: unknown) => typed(drawn, "TextBlock").map(({ text }) => text);

const target = { feature: "a", name: "b", about: {} };
const reads: Button = { kind: "opens", label: "全文を読む", target, style: "main" };
const cardOf = (...body: readonly Block[]): Card => ({ type: "card", section: "agano#6-3", body });
const formOf = (...fields: readonly Field[]) =>
  form({ title: "入力", target, readers: ["あなた"], fields, submitLabel: "送る" });
const source = { section: "agano#6-3", path: ["6-3 職場環境", "視点2"] };

describe("A drawn card", () => {
  it("shows text as it stands, whatever it looks like", () => {
    const odd = [
      "[x](http://evil.example)",
      "**太字** _斜体_",
      "- 一\n1. 二",
      "<b>x</b>",
      "{{DATE(2026-01-01)}}",
      "　字下げ",
    ];
    const card = cardOf(...odd.map((text): Block => ({ type: "text", text })));
    expect(texts(renderCard(card, "ja"))).toEqual(expect.arrayContaining(odd));
  });

  it("keeps what the renderer would turn into a date", () => {
    const [text] = texts(
      renderCard({ type: "card", body: [{ type: "text", text: "{{TIME(2026-01-01T00:00:00Z)}}" }] }, "ja"),
    );
    expect(text).not.toMatch(/\{\{TIME/);
    expect(String(text).replace("\u2060", "")).toBe("{{TIME(2026-01-01T00:00:00Z)}}");
  });

  it("has one filled button however many ask for it", () => {
    const card = { ...cardOf({ type: "buttons", buttons: [reads, { ...reads }] }), buttons: [{ ...reads }] };
    const styles = typed(renderCard(card, "ja"), "Action.Execute").map(({ style }) => style);
    expect(styles).toEqual(["positive", undefined, undefined]);
  });

  it("names the source of a quote once, and keeps its button", () => {
    const quote: Block = { type: "quote", text: "本文", source, button: reads };
    const drawn = renderCard(cardOf(quote), "ja");
    expect(texts(drawn).filter((text) => text === "agano#6-3")).toHaveLength(1);
    expect(typed(drawn, "Action.Execute").map(({ title }) => title)).toEqual(["全文を読む"]);
    const elsewhere: Block = { ...quote, source: { ...source, section: "agano#1" } };
    expect(texts(renderCard(cardOf(elsewhere), "ja"))).toContain("agano#1");
    expect(renderSheet(cardOf(elsewhere), "ja").cited.map(({ section }) => section)).toEqual(["agano#6-3", "agano#1"]);
  });

  it("opens a further quote by its whole row", () => {
    const drawn = renderCard(cardOf({ type: "quote", title: "自主研修", text: "本文", source, button: reads }), "ja");
    const row = typed(drawn, "Container").find(({ selectAction }) => selectAction);
    expect(row?.selectAction).toMatchObject({ title: "全文を読む", data: { does: "opens", target } });
  });

  it("draws a divider as a line above what follows", () => {
    const drawn = renderCard(
      cardOf({ type: "text", text: "上" }, { type: "divider" }, { type: "text", text: "下" }),
      "ja",
    );
    expect(typed(drawn, "TextBlock").find(({ separator }) => separator)?.text).toBe("下");
  });

  it("keeps a line chart's points in order where one line has none for a day that another has", () => {
    const labels = ["9月", "10月", "11月", "12月"];
    const drawnOf = (series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]) => {
      const chart: Block = { type: "chart", kind: "line", title: "推移", labels, series, reading: "推移です。" };
      const [drawn] = typed(renderCard(cardOf(chart), "ja"), "Chart.Line");
      return chartData("Chart.Line", drawn ?? {});
    };
    const unit = { name: "課", values: [3.5, 3.5, null, 4] };
    expect(drawnOf([unit, { name: "市", values: [3, 3, 3, 3] }]).labels).toEqual(labels);
    const apart = drawnOf([unit, { name: "市", values: [null, 3, 3, null] }]);
    expect(apart.labels).toEqual(labels);
    expect(apart.series).toEqual([unit, { name: "市", values: [null, 3, 3, null] }]);
  });

  it("draws what is measured on a scale from one end of it to the other, with a mark at each step", () => {
    const series = [{ name: "市", values: [3.2, 3.4] }];
    const plain: Block = {
      type: "chart",
      kind: "line",
      title: "推移",
      labels: ["9月", "10月"],
      series,
      reading: "推移です。",
    };
    const axisOf = (chart: Block) => {
      const [drawn] = typed(renderCard(cardOf(chart), "ja"), "Chart.Line");
      return options(chartData("Chart.Line", drawn ?? {}), 760, "sans-serif").option.yAxis;
    };
    expect(axisOf({ ...plain, scale: { from: 1, to: 5 } })).toMatchObject({ min: 1, max: 5, interval: 1 });
    expect(axisOf(plain)).not.toHaveProperty("min");
  });

  it("gives a chart its sentence, and the same numbers as a table where it is not known", () => {
    const series = [{ name: "実績", values: [52, null] }];
    const chart: Block = {
      type: "chart",
      kind: "bar",
      title: "時間外",
      unit: "時間",
      labels: ["4月", "5月"],
      series,
      reading: "4月は52時間です。",
    };
    const drawn = renderCard(cardOf(chart), "ja");
    const [bar] = typed(drawn, "Chart.VerticalBar");
    expect(bar).toMatchObject({ data: [{ x: "4月", y: 52 }], yAxisTitle: "時間" });
    expect(texts(bar?.fallback)).toEqual(["時間外", "実績（時間）", "4月", "52", "5月", "–"]);
    expect(texts(drawn)).toContain("4月は52時間です。");
  });
});

describe("A drawn form", () => {
  it("says that everything is kept, and where to look, when an entry is wrong", () => {
    const wrong = formOf({
      id: "fact",
      type: "text",
      label: "事実",
      value: "途中",
      error: "「事実」を入力してください。",
    });
    expect(texts(renderForm(wrong, "ja"))).toEqual([
      "1か所を確認してください。",
      "これまでの入力はすべて残っています。",
    ]);
    expect(texts(renderForm(wrong, "en"))).toContain("Everything you entered is still here.");
    expect(renderFormSheet(wrong, "ja").errors).toEqual({ fact: "「事実」を入力してください。" });
    expect(typed(renderForm(wrong, "ja"), "Input.Text")[0]).toMatchObject({ value: "途中", isRequired: true });
  });

  it("tells a limit before it is broken, and lets nothing be cut", () => {
    const limited = formOf({ id: "fact", type: "text", label: "事実", hint: "いつ、何を", maxLength: 600 });
    expect(texts(renderForm(limited, "ja"))).toEqual(["いつ、何を 600字以内で入力してください。"]);
    expect(typed(renderForm(limited, "ja"), "Input.Text")[0]).not.toHaveProperty("maxLength");
    expect(renderFormSheet(limited, "ja").limits).toEqual({ fact: 600 });
  });

  it("brings every choice back as it was, commas and all", () => {
    const values = fc.uniqueArray(fc.string({ minLength: 1, unit: fc.constantFrom(",", "%", "2", "C", "5", "あ") }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(values, (chosen) => {
        const options = chosen.map((value) => ({ value, label: value }));
        const drawn = renderForm(formOf({ id: "why", type: "choices", label: "理由", options, value: chosen }), "ja");
        const sent = String(typed(drawn, "Input.ChoiceSet")[0]?.value).split(",");
        expect(read(bodies.submit, { target, entries: { why: sent }, via: "submit" }).entries.why).toEqual(chosen);
      }),
    );
  });

  it("keeps whoever was entered in a person field, and begins with nobody", () => {
    const [nobody] = typed(renderForm(formOf({ id: "who", type: "person", label: "相手" }), "ja"), "Input.ChoiceSet");
    expect(nobody).toMatchObject({ choices: [{ title: "まだ選ばれていません", value: " " }] });
    expect(nobody).not.toHaveProperty("value");
    const chosen = { value: "1", label: "長谷川 陸" };
    const [other] = typed(
      renderForm(formOf({ id: "who", type: "person", label: "相手", chosen, value: "2" }), "ja"),
      "Input.ChoiceSet",
    );
    expect(other).toMatchObject({ value: "2", choices: [{}, { value: "2" }] });
  });

  it("lets what is half done be put aside: only its own button waits for required entries", () => {
    const half = {
      ...formOf({ id: "a", type: "text", label: "一言" }),
      buttons: [{ name: "later", label: "あとで続ける" }],
    };
    expect(typed(renderForm(half, "ja"), "Action.Execute")).toMatchObject([
      { style: "positive", data: { does: "submits", via: "submit" } },
      { associatedInputs: "none", data: { does: "submits", via: "later" } },
    ]);
  });
});
