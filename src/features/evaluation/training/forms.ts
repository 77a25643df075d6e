import type { Block } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import type { RatingError } from "../definition/definition.ts";
import type { Cycle } from "../record.ts";
import { target } from "../targets.ts";
import { text } from "./text.ts";

/** One rating error with its question; `at` from 0. */
export function trainingForm({ id, training }: Cycle, error: RatingError, at: number, locale: Locale) {
  const t = text[locale];
  const before = training[at - 1];
  return form({
    title: t.title,
    target: target("training", { c: id, p: String(at) }),
    readers: t.readers,
    page: { at: at + 1, titles: training.map(({ name }) => name[locale]) },
    intro: [
      ...(before ? [rightBlock(before, locale)] : []),
      { type: "text", text: error.name[locale], tone: "heading" },
      { type: "text", text: error.explains[locale] },
      { type: "callout", tone: "plain", label: t.example, text: error.example[locale] },
    ],
    fields: [
      {
        ...{ id: "answer", type: "choice", label: error.question[locale], hint: t.question },
        options: error.answers.map((answer, nth) => ({ value: String(nth), label: answer.text[locale] })),
      },
    ],
    submitLabel: at + 1 < training.length ? t.next : t.finish,
  });
}

/** Why the right answer is right. */
export const rightBlock = ({ answers }: RatingError, locale: Locale): Block => ({
  type: "callout",
  tone: "good",
  label: text[locale].right,
  text: answers.find(({ right }) => right)?.why[locale] ?? "",
});
