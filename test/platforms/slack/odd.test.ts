import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { literal } from "../../../src/platforms/slack/render/escaped.ts";
import { renderHome } from "../../../src/platforms/slack/render/home.ts";
import { renderMessage } from "../../../src/platforms/slack/render/message.ts";
import { errorsOf, renderModal } from "../../../src/platforms/slack/render/modal.ts";
import { renderCardModal } from "../../../src/platforms/slack/render/sheet.ts";
import { text } from "../../../src/platforms/slack/text.ts";
import { wordsOf } from "./drawn-words.ts";
import { messageFaults, viewFaults } from "./limits.ts";
import { oddCards, oddForms } from "./odd.ts";
import { saidByCard, saidByForm } from "./said.ts";
import { validator } from "./validator.ts";

const locales = fc.constantFrom("ja" as const, "en" as const);
const tables = fc.constantFrom("native" as const, "words" as const);
const runs = { numRuns: 120 };

describe("What no feature should make", () => {
  it("is a card that Slack takes all the same, with nothing lost and no half letter", () => {
    fc.assert(
      fc.property(oddCards, locales, tables, (card, locale, how) => {
        const { more, ...first } = renderMessage(card, locale, how);
        for (const message of [first, ...more]) {
          expect(messageFaults(message)).toEqual([]);
          expect(validator?.validateMessage(message) ?? []).toEqual([]);
        }
        const words = wordsOf([first, ...more].map(({ blocks }) => blocks));
        expect(words).not.toMatch(/\p{Cs}/u);
        for (const said of saidByCard(card)) expect(words).toContain(literal(said));
      }),
      runs,
    );
  });

  it("is a modal and a home that Slack takes", () => {
    fc.assert(
      fc.property(oddCards, locales, (card, locale) => {
        for (const view of [renderCardModal(card, locale), renderHome([card, card], locale).view]) {
          expect(viewFaults(view)).toEqual([]);
          expect(validator?.validateView(view) ?? []).toEqual([]);
        }
        const words = wordsOf(renderCardModal(card, locale));
        for (const said of saidByCard(card)) expect(words).toContain(literal(said));
      }),
      runs,
    );
  });

  it("is a form that Slack takes, or one that says where it can be filled in", () => {
    let whole = 0;
    fc.assert(
      fc.property(oddForms, locales, (form, locale) => {
        const view = renderModal(form, locale);
        expect(viewFaults(view)).toEqual([]);
        expect(validator?.validateView(view) ?? []).toEqual([]);
        const words = wordsOf(view);
        expect(words).not.toMatch(/\p{Cs}/u);
        if (words.includes(text[locale].tooLarge)) return;
        whole++;
        for (const said of saidByForm(form)) expect(words).toContain(literal(said));
        const inputs = view.blocks.flatMap((block) => (block.type === "input" ? [block.block_id] : []));
        const errors = errorsOf(form);
        expect(inputs).toEqual(expect.arrayContaining(Object.keys(errors)));
        if (inputs.length > 0)
          for (const { error = "" } of form.fields) expect(Object.values(errors).join("\n")).toContain(error.trim());
      }),
      runs,
    );
    expect(whole).toBeGreaterThan(30);
  });
});
