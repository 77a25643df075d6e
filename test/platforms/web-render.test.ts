import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderCard } from "../../src/platforms/adaptive-cards/card.ts";
import { renderForm } from "../../src/platforms/adaptive-cards/form.ts";
import { renderFormSheet, renderSheet } from "../../src/platforms/web/sheets.ts";
import { faults } from "../support/adaptive-cards.ts";
import { cards, forms } from "../support/cards.ts";

/** Every text in a drawing, wherever it stands. */
const texts = (drawn: unknown): string => JSON.stringify(drawn);

describe("The drawing of cards", () => {
  it("has no fault that the official library knows of, in both languages", () => {
    fc.assert(
      fc.property(cards, fc.constantFrom("ja" as const, "en" as const), (card, locale) => {
        expect(faults(renderCard(card, locale))).toEqual([]);
      }),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(forms, fc.constantFrom("ja" as const, "en" as const), (form, locale) => {
        expect(faults(renderForm(form, locale))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("loses no text", () => {
    fc.assert(
      fc.property(cards, (card) => {
        const drawn = texts(renderCard(card, "ja"));
        const said = [
          card.kicker,
          card.title,
          card.section,
          ...card.body.flatMap((block) => ("text" in block ? [block.text] : "reading" in block ? [block.reading] : [])),
        ];
        for (const text of said) expect(drawn).toContain(JSON.stringify(text ?? "").slice(1, -1));
      }),
      { numRuns: 150 },
    );
  });

  it("keeps every entry and every error of a form", () => {
    fc.assert(
      fc.property(forms, (form) => {
        const sheet = renderFormSheet(form, "ja");
        expect(Object.keys(sheet.errors).sort()).toEqual(form.fields.map(({ id }) => id).sort());
        for (const field of form.fields) {
          if (field.type === "text" && field.value)
            expect(texts(sheet.card)).toContain(JSON.stringify(field.value).slice(1, -1));
        }
      }),
      { numRuns: 100 },
    );
  });

  it("has at most one filled button when the card asks for one", () => {
    const target = { feature: "a", name: "b", about: {} };
    const card = renderCard(
      {
        type: "card",
        body: [],
        buttons: [
          { kind: "opens", label: "読む", target, style: "main" },
          { kind: "opens", label: "閉じる", target },
        ],
      },
      "ja",
    );
    expect(texts(card).match(/"style":"positive"/g)).toHaveLength(1);
  });

  it("cites the main section first, and says when it is only being considered", () => {
    const sheet = renderSheet(
      {
        type: "card",
        title: "意欲のある職員への支援",
        section: "agano#6-4-3-1",
        body: [
          { type: "callout", tone: "considering", label: "検討", text: "…" },
          { type: "quote", text: "…", title: "自主研修", source: { section: "agano#6-2-1-4", path: [] } },
        ],
      },
      "ja",
    );
    expect(sheet.cited).toEqual([
      { section: "agano#6-4-3-1", heading: "意欲のある職員への支援", considering: true },
      { section: "agano#6-2-1-4", heading: "自主研修", considering: false },
    ]);
  });
});
