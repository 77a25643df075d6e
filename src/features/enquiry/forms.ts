import type { Block } from "../../view/card.ts";
import type { Option } from "../../view/form.ts";
import { form } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import type { Enquiry, Said } from "./enquiry.ts";
import { answerTarget, askTarget } from "./targets.ts";
import { text } from "./text.ts";
import type { Worded } from "./views.ts";

/** What goes along with a question that was put to the bot before. */
export type Before = { readonly id: string; readonly words: string; readonly said: Said };

export const askForm = (before: Before | undefined, worded: Worded, locale: Locale) => {
  const t = text[locale];
  return form({
    title: t.formTitle,
    target: askTarget(before?.id),
    readers: t.readers,
    ...(before && {
      intro: [{ type: "text", text: t.saidBefore(worded(before.said, locale)), tone: "quiet" } as Block],
    }),
    fields: [
      {
        id: "words",
        type: "text",
        long: true,
        maxLength: 2000,
        label: t.words,
        hint: t.wordsHint,
        ...(before && { value: before.words }),
      },
      {
        id: "naming",
        type: "choice",
        label: t.naming,
        hint: t.namingHint,
        options: [
          { value: "named", label: t.named },
          { value: "unnamed", label: t.unnamed },
        ],
      },
    ],
    submitLabel: t.send,
  });
};

/** today: the earliest day of a review. The question as published is left to HR: the asker wrote theirs for HR alone. */
export const answerForm = (
  enquiry: Enquiry,
  drafted: {
    readonly near: readonly Option[];
    readonly reviewOn: string;
    readonly today: string;
    readonly worded: Worded;
  },
  locale: Locale,
) => {
  const t = text[locale];
  const { words, said, asker } = enquiry;
  const { worded } = drafted;
  return form({
    title: t.answerTitle(enquiry.number),
    target: answerTarget(enquiry.id),
    readers: t.answerReaders(asker !== undefined),
    intro: [
      { type: "text", text: words },
      ...(said ? [{ type: "text", text: t.saidBefore(worded(said, locale)), tone: "quiet" } as Block] : []),
    ],
    fields: [
      { id: "text", type: "text", long: true, maxLength: 2000, label: t.answerText },
      {
        id: "sections",
        type: "choices",
        optional: true,
        label: t.sections,
        hint: t.sectionsHint,
        options: drafted.near,
      },
      {
        id: "publish",
        type: "choice",
        label: t.publish,
        hint: t.publishHint,
        options: [
          { value: "no", label: t.publishNo },
          { value: "yes", label: t.publishYes },
        ],
        value: "no",
      },
      {
        id: "question",
        type: "text",
        maxLength: 200,
        optional: true,
        label: t.question,
        hint: t.questionHint,
      },
      { id: "reviewOn", type: "date", label: t.reviewOn, earliest: drafted.today, value: drafted.reviewOn },
    ],
    submitLabel: t.submitAnswer,
  });
};
