import type { Block } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { unrated } from "../parts/part.ts";
import { type Evaluation, partOf } from "../record.ts";
import { linesOf } from "./forms.ts";
import { ratingPages } from "./pages.ts";
import { text } from "./text.ts";

/** What was written beside the grades, as far as its viewer may read it. */
export function wordsBlocks(evaluation: Evaluation, locale: Locale): readonly Block[] {
  const kinds = ["self", "first", "second"] as const;
  const t = text[locale];
  return kinds.flatMap((kind): readonly Block[] => {
    const body = partOf(evaluation, kind)?.body;
    if (!body) return [];
    const lines = ratingPages(evaluation).flatMap((page) => linesOf(page, locale));
    const said = lines
      .map(({ label, of }) => ({ label, value: (of(body) ?? unrated).words }))
      .filter(({ value }) => value !== "");
    if (said.length === 0) return [];
    return [
      { type: "text", text: t.wrote(t.titles[kind]), tone: "heading" },
      { type: "facts", facts: said },
    ];
  });
}
