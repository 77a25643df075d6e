import type { Offer } from "../../bot/feature.ts";
import type { Block, Card } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { Measures } from "./content.ts";
import { type Measure, nextCheck, statuses, withStatus } from "./measure.ts";
import { text } from "./text.ts";

export type Shows = "status";
export const statusTarget = { feature: "measures", name: "status", about: {} } as const;

/** Every measure with its state, after how many there are in each. */
export function measuresCard({ measures, invented }: Measures, today: string, locale: Locale): Card {
  const t = text[locale];
  if (measures.length === 0) return { type: "card", kicker: t.kicker, body: [{ type: "text", text: t.none }] };
  const counts = statuses.map((status) => ({
    label: t.status[status],
    value: t.count(withStatus(measures, status).length),
  }));
  return {
    type: "card",
    kicker: t.kicker,
    title: t.title(measures.length, withStatus(measures, "doing").length),
    section: measures.find(({ section }) => section.endsWith("#7"))?.section ?? "",
    body: [
      { type: "facts", facts: counts },
      {
        type: "table",
        columns: [t.measure, t.unit, t.state, t.next].map((label) => ({ label })),
        rows: measures.map((measure) => [
          measure.name,
          measure.unit,
          t.status[measure.status],
          t.month(nextCheck(measure, today)),
        ]),
      },
      ...inventedNote(invented, locale),
    ],
    audience: "anyone",
    each: statusTarget,
  };
}

/** One line about the measure of a section, for an answer that quotes it. */
export function stateOfSection(measure: Measure, invented: boolean, today: string, locale: Locale): readonly Block[] {
  const t = text[locale];
  const line = t.ofSection(t.status[measure.status], measure.unit, t.month(nextCheck(measure, today)));
  return [{ type: "text", text: line }, ...inventedNote(invented, locale)];
}

const inventedNote = (invented: boolean, locale: Locale): readonly Block[] =>
  invented ? [{ type: "text", text: text[locale].invented, tone: "quiet" }] : [];

export function offer(locale: Locale): Offer {
  const t = text[locale];
  return { title: t.offer, text: t.offerText, button: { kind: "asks", label: t.offer, words: t.words } };
}
