import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SlackBlock } from "../../../src/platforms/slack/render/blocks.ts";
import { actionsOf, readEntries } from "../../../src/platforms/slack/render/entries.ts";
import { errorsOf, renderModal, renderNextPage } from "../../../src/platforms/slack/render/modal.ts";
import { renderOptions } from "../../../src/platforms/slack/render/options.ts";
import { readMetadata, readPressed } from "../../../src/platforms/slack/render/value.ts";
import { text } from "../../../src/platforms/slack/text.ts";
import { correct, fill } from "../../../src/view/answers.ts";
import type { Entries, Field, Form } from "../../../src/view/form.ts";
import { forms } from "../../support/cards.ts";
import { pageOne, pageTwo } from "../diary-views.ts";
import { wordsOf } from "./drawn-words.ts";
import { stateOf } from "./entering.ts";
import { viewFaults } from "./limits.ts";
import { saidByForm } from "./said.ts";
import { plain } from "./shapes.ts";
import { validator, validatorPath } from "./validator.ts";

const locales = fc.constantFrom("ja" as const, "en" as const);
const formOf = (...fields: readonly Field[]): Form => ({ ...pageOne, fields });
const inputsIn = (drawn: readonly SlackBlock[]) => drawn.filter((block) => block.type === "input");
const isRefused = (view: ReturnType<typeof renderModal>) => view.submit === undefined;

describe("A form as a Slack modal", () => {
  it("keeps every limit, in both languages", () => {
    fc.assert(
      fc.property(forms, locales, (form, locale) => {
        expect(viewFaults(renderModal(form, locale))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it.skipIf(!validator)(`passes the shared validator (${validator ? "found" : `absent: ${validatorPath}`})`, () => {
    fc.assert(
      fc.property(forms, locales, (form, locale) => {
        expect(validator?.validateView(renderModal(form, locale))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("loses no word, or says that it cannot be filled in here", () => {
    let whole = 0;
    fc.assert(
      fc.property(forms, locales, (form, locale) => {
        const view = renderModal(form, locale);
        const words = wordsOf(view);
        if (isRefused(view)) {
          expect(words).toContain(text[locale].tooLarge);
          return;
        }
        whole++;
        for (const said of saidByForm(form)) expect(words).toContain(said);
        expect(inputsIn(view.blocks).map(({ block_id }) => block_id)).toEqual(form.fields.map(({ id }) => id));
      }),
      { numRuns: 200 },
    );
    expect(whole).toBeGreaterThan(100);
  });

  it("carries its target there and back, and the errors by field", () => {
    fc.assert(
      fc.property(forms, (form) => {
        const view = renderModal(form, "ja");
        if (!isRefused(view)) expect(readMetadata(view.private_metadata)).toEqual(form.target);
        expect(Object.keys(errorsOf(form)).sort()).toEqual(form.fields.map(({ id }) => id).sort());
      }),
      { numRuns: 100 },
    );
    expect(readMetadata("")).toBeUndefined();
  });

  it("shows who can read it, the page, and what must be read, before anything is typed", () => {
    const [readers, page, intro] = renderModal(pageOne, "ja").blocks;
    expect(wordsOf(page)).toBe("1／2　【内容】 › 時間");
    expect(wordsOf(readers)).toBe("読める人：あなた、課長");
    expect(wordsOf(intro)).toBe("昨日の続き");
  });

  it("shows an error above its field, with what was entered", () => {
    const sent = { topic: "窓口の改善", detail: "", mood: "A", tags: ["会議"] };
    const { form } = correct(pageOne, sent, { topic: "20字以内で入力してください。" });
    const view = renderModal(form, "ja");
    const at = view.blocks.findIndex((block) => block.type === "input");
    expect(wordsOf(view.blocks[at - 1])).toBe("「題」を確認してください：20字以内で入力してください。");
    expect(view.blocks[at]).toEqual({
      type: "input",
      block_id: "topic",
      label: plain("題"),
      hint: plain("20字以内で入力してください。"),
      optional: false,
      element: { type: "plain_text_input", action_id: "v", multiline: false, initial_value: "窓口の改善" },
    });
    expect(wordsOf(view)).toContain("1か所を確認してください。これまでの入力はすべて残っています。");
    expect(errorsOf(form)).toEqual({ topic: "20字以内で入力してください。" });
  });

  it("has other inputs on a page that follows one with the same fields: Slack would keep what stood in those", () => {
    const page = (value: string) => formOf({ id: "topic", type: "text", label: "題", value });
    const first = renderModal(page("1つめ"), "ja");
    const second = renderNextPage(page("2つめ"), "ja", actionsOf(stateOf(first)));
    const third = renderNextPage(page("3つめ"), "ja", actionsOf(stateOf(second)));
    const idsOf = (view: typeof first) =>
      inputsIn(view.blocks).map((block) => block.type === "input" && [block.block_id, block.element.action_id]);
    expect([first, second, third].flatMap(idsOf)).toEqual([
      ["topic", "v"],
      ["topic", "v2"],
      ["topic", "v"],
    ]);
    expect(readEntries(stateOf(second, { topic: "書き直した" }))).toEqual({ topic: "書き直した" });
    expect(viewFaults(second)).toEqual([]);
  });

  it("has the form's other buttons below, and its submit in the bar", () => {
    const view = renderModal(pageOne, "ja");
    expect(view.submit).toEqual(plain("次へ"));
    const row = view.blocks.at(-1);
    const [later] = row?.type === "actions" ? row.elements : [];
    expect(readPressed(later?.value)).toEqual({ does: "submits", via: "later" });
  });

  it("says so when it is too large, and cuts nothing that was entered", () => {
    const many = Array.from({ length: 120 }, (_, at): Field => ({ id: `f${at}`, type: "text", label: `${at}` }));
    for (const form of [
      formOf(...many),
      formOf({ id: "long", type: "text", long: true, label: "長い文", value: "あ".repeat(3001) }),
      formOf({ id: "one", type: "choice", label: "一つ", options: [{ value: "a".repeat(76), label: "甲" }] }),
    ]) {
      const view = renderModal(form, "ja");
      expect(isRefused(view)).toBe(true);
      expect(inputsIn(view.blocks)).toEqual([]);
      expect(wordsOf(view)).toContain("チャットで「画面」と送信し");
    }
  });
});

describe("What is entered on Slack", () => {
  const every: Form = { ...pageOne, fields: [...pageOne.fields, ...pageTwo.fields] };
  const entered: Entries = {
    topic: "窓口 <改善> & 共有",
    detail: "一行目\n二行目",
    mood: "A",
    tags: ["窓口", "その他, など"],
    on: "2026-03-31",
    hours: "７．５",
    agreed: "no",
    place: "会議",
    who: "002003",
  };

  it("comes back as it was, for every kind of field", () => {
    expect(readEntries(stateOf(renderModal(every, "ja"), entered))).toEqual(entered);
  });

  it("is still there when nobody touches it again", () => {
    expect(readEntries(stateOf(renderModal(fill(every, entered), "en")))).toEqual(entered);
  });

  it("is empty where nothing was entered", () => {
    const none = { topic: "", detail: "", mood: "", tags: [], on: "", hours: "", agreed: "", place: "", who: "" };
    expect(readEntries(stateOf(renderModal(every, "ja")))).toEqual(none);
  });

  it("can be taken back where a choice may be left open", () => {
    const view = renderModal(fill(every, entered), "ja");
    expect(readEntries(stateOf(view, { place: "" })).place).toBe("");
    const place = inputsIn(view.blocks).find(({ block_id }) => block_id === "place");
    expect(wordsOf(place?.element)).toContain("選択しない");
  });

  it("comes back the same for any words and any values", () => {
    const values = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(values, fc.string({ maxLength: 500 }), (offered, words) => {
        const options = offered.map((value) => ({ value, label: `選択肢 ${value}` }));
        const view = renderModal(
          formOf(
            { id: "many", type: "choices", label: "いくつか", options },
            { id: "one", type: "scale", label: "一つ", steps: options },
            { id: "words", type: "text", label: "自由に", long: true },
          ),
          "ja",
        );
        const typed = { many: offered, one: offered.at(-1) ?? "", words };
        expect(viewFaults(view)).toEqual([]);
        expect(readEntries(stateOf(view, typed))).toEqual(typed);
      }),
    );
  });

  it("comes back the same where a value looks like one of Slack's or of ours", () => {
    for (const value of ["%26", "&amp;", "%", "<a>", "50%", "%25"]) {
      const options = [{ value, label: "甲" }];
      const view = renderModal(formOf({ id: "one", type: "choice", label: "一つ", options }), "ja");
      expect(JSON.stringify(inputsIn(view.blocks))).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
      expect(readEntries(stateOf(view, { one: value }))).toEqual({ one: value });
    }
  });

  it("loses half letters and NUL, which no database keeps", () => {
    const state = { values: { words: { v: { type: "plain_text_input", value: "a\0b\ud83d" } } } };
    expect(readEntries(state)).toEqual({ words: "ab\ufffd" });
  });

  it("is nothing where the state is not ours", () => {
    for (const foreign of [undefined, null, "x", {}, { values: 3 }]) expect(readEntries(foreign)).toEqual({});
    const others = { a: { v: { type: "users_select", selected_user: "U1" } }, b: { w: 1 } };
    expect(readEntries({ values: others })).toEqual({});
  });
});

describe("Choices on Slack", () => {
  const steps = (count: number, label = "段階") =>
    Array.from({ length: count }, (_, at) => ({ value: `v${at}`, label: `${label}${at}` }));

  it("lie open up to ten, and are a list above that", () => {
    const typeOf = (field: Field) => inputsIn(renderModal(formOf(field), "ja").blocks)[0]?.element.type;
    expect(typeOf({ id: "a", type: "scale", label: "尺度", steps: steps(10) })).toBe("radio_buttons");
    expect(typeOf({ id: "a", type: "scale", label: "尺度", steps: steps(11) })).toBe("static_select");
    expect(typeOf({ id: "a", type: "choices", label: "複数", options: steps(10) })).toBe("checkboxes");
    expect(typeOf({ id: "a", type: "choices", label: "複数", options: steps(100) })).toBe("multi_static_select");
  });

  it("are numbered and listed in full when their labels are too long", () => {
    const label = `自ら進んで${"学び、".repeat(30)}広める`;
    const view = renderModal(formOf({ id: "a", type: "scale", label: "行動", steps: steps(2, label) }), "ja");
    expect(viewFaults(view)).toEqual([]);
    expect(wordsOf(view)).toContain(`行動：選択肢の全文\n1. ${label}0\n2. ${label}1`);
    const [input] = inputsIn(view.blocks);
    expect(wordsOf(input?.element)).toMatch(/1\. 自ら進んで.*…2\. 自ら進んで.*…/);
  });

  it("of people are found by search, at most a hundred at once", () => {
    const found = renderOptions(Array.from({ length: 300 }, (_, at) => ({ value: `${at}`, label: `職員${at}` })));
    expect(found).toHaveLength(100);
    expect(found[0]).toEqual({ text: plain("職員0"), value: "0" });
  });

  it("keep in sight a day or a choice that is not offered", () => {
    const view = renderModal(
      formOf(
        { id: "on", type: "date", label: "日付", value: "2026-02-31" },
        { id: "a", type: "scale", label: "尺度", steps: steps(2), value: "昔の段階" },
      ),
      "ja",
    );
    expect(wordsOf(view)).toContain("前に入力された内容：2026-02-31");
    expect(wordsOf(view)).toContain("前に入力された内容：昔の段階");
  });
});
