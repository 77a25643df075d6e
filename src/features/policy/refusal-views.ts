import type { Block, Button, Card } from "../../view/card.ts";
import type { Answer, Asker, Cited } from "./answer.ts";
import { documentBlocks } from "./document-views.ts";
import type { Reason } from "./retrieval/index.ts";
import { openSection } from "./targets.ts";
import { type Text, text } from "./text.ts";
import { type Around, notes, quote } from "./views.ts";

/** A plain no with its reason, the nearest passage shown as no more than near, and a next step. */
export function refusalCard(answer: Extract<Answer, { refused: true }>, asker: Asker, around: Around = {}): Card {
  const t = text[asker.locale];
  const [nearest] = answer.cited;
  const { feedback = [], askHr = [], people = [] } = around;
  const buttons = [...(nearest ? [readNearest(nearest, t)] : []), ...askHr];
  return {
    type: "card",
    kicker: t.refusalKicker,
    title: t.refused[answer.reason],
    body: [
      { type: "text", text: refusalText(answer, t) },
      ...(nearest ? nearestBlocks(nearest, asker) : notFound(answer.reason, t)),
      ...(askHr.length > 0 ? [{ type: "text", text: t.nextStep, tone: "quiet" } as const] : []),
      ...people,
      ...feedback,
    ],
    ...(buttons.length > 0 && { buttons }),
  };
}

/** The title says already that there is nothing. */
const refusalText = ({ reason, words }: Extract<Answer, { refused: true }>, t: Text): string =>
  reason === "not-covered" || reason === "out-of-scope" ? t.refusedText[reason] : words;

/** What else to try, where other words might find it. */
const notFound = (reason: Reason, t: Text): readonly Block[] =>
  reason === "not-covered" || reason === "value-missing" ? [{ type: "text", text: t.otherWords, tone: "quiet" }] : [];

const nearestBlocks = (nearest: Cited, asker: Asker): readonly Block[] => [
  { type: "text", text: text[asker.locale].nearest, tone: "strong" },
  quote(nearest),
  ...documentBlocks(nearest, asker),
  ...notes([nearest], text[asker.locale]),
];

const readNearest = (nearest: Cited, t: Text): Button => ({
  kind: "opens",
  label: t.readNearest,
  target: openSection(nearest.section),
});
