import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AdaptiveCard } from "../../../src/platforms/adaptive-cards/adaptive-card.ts";
import { renderMessages, renderWhole } from "../../../src/platforms/teams/render/card.ts";
import { readDataset } from "../../../src/platforms/teams/render/dataset.ts";
import { renderForm } from "../../../src/platforms/teams/render/form.ts";
import type { Block, Card } from "../../../src/view/card.ts";
import { form as formOf } from "../../../src/view/form.ts";
import { faults } from "../../support/adaptive-cards.ts";
import { cards, forms, words } from "../../support/cards.ts";
import { brokenRules } from "../../support/teams/card-rules.ts";

const locales = fc.constantFrom("ja" as const, "en" as const);
const target = { feature: "a", name: "b", about: {} };
const cardOf = (...body: readonly Block[]): Card => ({ type: "card", title: "題", body });

/** adaptivecards 3.0.6 refuses `lang` in every second card: its pattern remembers where it last matched. */
const official = ({ lang: _, ...card }: AdaptiveCard): readonly string[] => faults(card);
const inMessages = (card: Card, locale: "ja" | "en") => renderMessages(card, locale);

/** Every element and action of a drawing with this type, wherever it stands. */
function typed(drawn: unknown, type: string): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(drawn)) return drawn.flatMap((each) => typed(each, type));
  if (typeof drawn !== "object" || drawn === null) return [];
  const own = (drawn as { type?: unknown }).type === type ? [drawn as Readonly<Record<string, unknown>>] : [];
  return [...own, ...Object.values(drawn).flatMap((each) => typed(each, type))];
}

/** What stands in it to be read: plain texts, and the runs of literal lines. */
const read = (drawn: unknown): readonly string[] =>
  ["TextBlock", "TextRun"].flatMap((type) => typed(drawn, type).map(({ text }) => String(text)));

describe("A card on Teams", () => {
  it("breaks no rule of Teams', and none that the official library knows of, in both languages", () => {
    fc.assert(
      fc.property(cards, locales, (card, locale) => {
        for (const drawn of inMessages(card, locale)) {
          expect(brokenRules(drawn, "message")).toEqual([]);
          expect(official(drawn)).toEqual([]);
        }
        for (const surface of ["message", "dialog"] as const) {
          const whole = renderWhole(card, locale, surface);
          expect(brokenRules(whole, surface)).toEqual([]);
          expect(official(whole)).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("is read as it was written, whatever markdown or link hides in it", () => {
    fc.assert(
      fc.property(words, locales, (text, locale) => {
        const drawn = inMessages(cardOf({ type: "text", text }), locale);
        for (const { text: shown } of drawn.flatMap((each) => typed(each, "TextBlock")))
          expect(String(shown)).not.toMatch(/[*_[\]`<>~\\]|https?:|\n|^\s{0,3}([-+#]|\d+[.)])/u);
        // Literal lines put together again; an empty one holds a space that does not break.
        const said = drawn.flatMap(read).filter((line) => line !== "題");
        const bare = (given: string) => given.replace(/[\u2060\u00a0\r\n]/gu, "");
        expect(bare(said.join(""))).toContain(bare(text));
      }),
      { numRuns: 200 },
    );
  });

  it("goes on in the next message where one cannot hold it, and says so", () => {
    const card = cardOf(
      ...Array.from({ length: 40 }, (_, at) => ({ type: "text", text: `${at} ${"長い文。".repeat(200)}` }) as const),
    );
    const drawn = renderMessages(card, "ja");
    expect(drawn.length).toBeGreaterThan(2);
    const said = drawn.map((each) => read(each).join("\n"));
    for (let at = 0; at < 40; at++)
      expect(said.filter((text) => text.includes(`${at} 長い文`)).length).toBeGreaterThan(0);
    expect(said[0]).toContain(`次のメッセージに続きます（1／${drawn.length}）。`);
    expect(said.at(-1)).toContain(`前のメッセージの続きです（${drawn.length}／${drawn.length}）。`);
  });

  it("acts by Action.Execute, or by a submit where a client knows none; in a dialog by a submit alone", () => {
    const card: Card = { ...cardOf(), buttons: [{ kind: "presses", label: "はい", target }] };
    const [inMessage] = typed(renderMessages(card, "ja"), "Action.Execute");
    expect(inMessage).toMatchObject({ title: "はい", data: { hagukumi: { does: "presses", target } } });
    expect(inMessage?.fallback).toMatchObject({ type: "Action.Submit", data: inMessage?.data });
    const inDialog = renderWhole(card, "ja", "dialog");
    expect(typed(inDialog, "Action.Execute")).toEqual([]);
    expect(typed(inDialog, "Action.Submit")).toMatchObject([{ data: { hagukumi: { does: "presses", target } } }]);
  });

  it("opens a dialog by the submit that Teams asks for, and says words as the person would", () => {
    const buttons = [
      { kind: "opens", label: "書く", target },
      { kind: "asks", label: "年休は？", words: "年休を取りやすくする取組は？" },
    ] as const;
    const [opens, asks] = typed(renderMessages({ ...cardOf(), buttons }, "ja"), "Action.Submit");
    expect(opens?.data).toMatchObject({ msteams: { type: "task/fetch" } });
    expect(asks?.data).toMatchObject({
      msteams: { type: "messageBack", text: buttons[1].words, displayText: "年休は？" },
    });
  });

  it.each(["saves", "uploads"] as const)(
    "leads to the page where a button %s a file: none goes through Teams",
    (kind) => {
      const card: Card = { ...cardOf(), buttons: [{ kind, label: "記録書を保存する", target }] };
      const [button] = typed(renderMessages(card, "ja"), "Action.Submit");
      expect(button).toMatchObject({
        title: "記録書を保存する",
        data: { msteams: { type: "messageBack", text: "画面" }, hagukumi: { does: "asks", words: "画面" } },
      });
      const [inDialog] = typed(renderWhole(card, "ja", "dialog"), "Action.Submit");
      expect(inDialog?.data).toMatchObject({ hagukumi: { does: "asks", words: "画面" } });
      expect(JSON.stringify(renderMessages(card, "ja"))).not.toContain(kind);
    },
  );

  it("asks before a costly act, beneath the button, and acts on the yes alone", () => {
    const confirm = { title: "引き渡しますか", text: "元に戻せません。", yes: "引き渡す", no: "やめる" };
    const card: Card = { ...cardOf(), buttons: [{ kind: "presses", label: "引き渡す…", target, confirm }] };
    const [drawn] = renderMessages(card, "ja");
    const [shows, hides] = typed(drawn, "Action.ToggleVisibility");
    const targets = shows?.targetElements as readonly string[];
    const question = typed(drawn, "Container").find(({ id }) => id === targets[0]);
    expect(question).toMatchObject({ isVisible: false });
    expect(hides).toMatchObject({ title: "やめる", targetElements: targets });
    expect(typed(drawn, "Action.Execute")).toMatchObject([{ title: "引き渡す" }]);
    expect(typed(question, "Action.Execute")).toHaveLength(1);
  });

  it("shows a chart with a table of the same numbers where a client knows no chart", () => {
    const chart: Block = {
      type: "chart",
      kind: "bar",
      title: "時間外",
      unit: "時間",
      labels: ["4月", "5月"],
      series: [{ name: "実績", values: [12, null] }],
      reading: "4月は12時間でした。",
    };
    const [drawn] = typed(renderMessages(cardOf(chart), "ja"), "Chart.VerticalBar");
    expect(drawn?.fallback).toMatchObject({ type: "Table" });
    expect(read(drawn?.fallback)).toEqual(expect.arrayContaining(["4月", "12", "5月", "–"]));
  });
});

describe("A form on Teams", () => {
  it("breaks no rule of Teams', and none that the official library knows of, in both languages", () => {
    fc.assert(
      fc.property(forms, locales, (form, locale) => {
        const drawn = renderForm(form, locale);
        expect(brokenRules(drawn, "dialog")).toEqual([]);
        expect(official(drawn)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  const wrong = formOf({
    title: "記録",
    target,
    readers: ["係長", "人事係"],
    fields: [{ id: "fact", type: "text", label: "事実", value: "途中", error: "「事実」が長すぎます。" }],
    submitLabel: "保存",
  });

  it("names its readers before the first field, keeps every entry, and says what is wrong above it", () => {
    const body = renderForm(wrong, "ja").body as readonly Readonly<Record<string, unknown>>[];
    const at = (id: string) => body.findIndex((part) => part.id === id);
    expect(read(body)).toContain("読める人：係長、人事係");
    expect(at("readers")).toBeLessThan(at("error:fact"));
    expect(at("error:fact")).toBe(at("fact") - 1);
    expect(body[at("fact")]).toMatchObject({ value: "途中", label: "事実", isRequired: true });
  });

  it("can be put aside half done: nothing holds its other buttons back", () => {
    const half = { ...wrong, buttons: [{ name: "later", label: "あとで" }] };
    const [input] = typed(renderForm(half, "ja"), "Input.Text");
    expect(input).toMatchObject({ isRequired: false, label: "事実（必須）" });
    expect(typed(renderForm(half, "ja"), "Action.Submit")).toMatchObject([
      { data: { hagukumi: { via: "submit" } } },
      { data: { hagukumi: { via: "later" } } },
    ]);
  });

  it("looks people up by the form's own target, and says which entries are lists", () => {
    const options = [{ value: "a,b", label: "甲" }];
    const form = formOf({
      ...wrong,
      target: { feature: "f", name: "n", about: { id: "1" }, key: "k" },
      fields: [
        { id: "who", type: "person", label: "相手" },
        { id: "why", type: "choices", label: "理由", options },
      ],
    });
    const [who] = typed(renderForm(form, "ja"), "Input.ChoiceSet");
    const search = who?.["choices.data"] as { readonly dataset: string } | undefined;
    expect(readDataset(search?.dataset ?? "")).toEqual({
      target: { feature: "f", name: "n", about: { id: "1" } },
      field: "who",
    });
    expect(typed(renderForm(form, "ja"), "Action.Submit")).toMatchObject([
      { data: { hagukumi: { lists: ["why"], labels: {} } } },
    ]);
    for (const foreign of ["graph.microsoft.com/users", "people.", "people.e30", ""])
      expect(readDataset(foreign)).toBeUndefined();
  });
});

const schemaFile = path.join(
  import.meta.dirname,
  "..",
  "..",
  "..",
  "..",
  "shared",
  "schemas",
  "adaptive-card.1.5.0.json",
);

describe.skipIf(!existsSync(schemaFile))(
  `Microsoft's schema of Adaptive Cards 1.5 (${schemaFile}, where it is there)`,
  () => {
    it("finds no fault in cards and forms", () => {
      const valid = schema();
      fc.assert(
        fc.property(cards, forms, locales, (card, form, locale) => {
          for (const drawn of [...inMessages(card, locale), renderForm(form, locale)]) {
            const known = standard(drawn) as { readonly body: readonly unknown[] };
            // One part at a time: the schema blames a fault on every kind of part that there is.
            for (const part of known.body) expect(valid({ ...known, body: [part] }), JSON.stringify(part)).toBe(true);
          }
        }),
        { numRuns: 40 },
      );
    });
  },
);

function schema(): ValidateFunction {
  const { id, $schema: _, ...rest } = JSON.parse(readFileSync(schemaFile, "utf8"));
  const ajv = new Ajv({ strict: false, logger: false });
  for (const format of ["uri", "uri-reference", "date", "time"]) ajv.addFormat(format, true);
  return ajv.compile({ $id: id, ...rest });
}

/** As a client reads it that knows nothing of Teams' own: with what stands in for those elements. */
function standard(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(standard).filter((each) => each !== undefined);
  if (typeof node !== "object" || node === null) return node;
  const { type, fallback } = node as { readonly type?: unknown; readonly fallback?: unknown };
  if (/^(Chart\.|ProgressBar$)/.test(String(type)))
    return typeof fallback === "object" ? standard(fallback) : undefined;
  // The schema file forgets a style that its own pages describe (Input.ChoiceSet, `filtered`, since 1.5).
  const kept = Object.entries(node).filter(
    ([name, held]) => name !== "msteams" && name !== "choices.data" && held !== "filtered",
  );
  return Object.fromEntries(kept.map(([name, held]) => [name, name === "data" ? held : standard(held)]));
}
