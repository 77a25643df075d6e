import type { Block, Card } from "../../../view/card.ts";
import { type Field, form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Opened } from "../opened.ts";
import type { Question } from "../survey.ts";
import { steps } from "../survey.ts";
import { opens, target } from "../targets.ts";
import { text } from "../text.ts";

/** Characters of a comment. */
const LONGEST = 300;

/** All questions on one sheet, so that nothing of an answer is kept anywhere before it is sent. */
export function answerForm(opened: Opened, locale: Locale, promise: readonly Block[] = []) {
  const t = text[locale];
  const { name, questions, comment } = opened.content;
  return form({
    title: name[locale],
    target: target("answer", { s: opened.id }),
    readers: t.readers,
    intro: [...promise, { type: "text", text: t.promise }, { type: "text", text: t.final, tone: "strong" }],
    fields: [
      ...questions.map((question) => fieldOf(question, locale)),
      ...(comment ? [commentField(comment[locale], locale)] : []),
    ],
    submitLabel: t.send,
  });
}

function fieldOf({ id, ask, options }: Question, locale: Locale): Field {
  const asked = { id, label: ask[locale] };
  if (options)
    return { ...asked, type: "choice", options: options.map((each) => ({ value: each.id, label: each.name[locale] })) };
  const labels = text[locale].steps;
  return { ...asked, type: "scale", steps: steps.map((value, at) => ({ value, label: `${value}　${labels[at]}` })) };
}

const commentField = (label: string, locale: Locale): Field => ({
  ...{ id: "comment", type: "text", long: true, maxLength: LONGEST, optional: true },
  ...{ label, hint: text[locale].optional },
});

/** The same for everybody, whoever has answered by now: it lies in a chat for others to find. */
export function askCard(opened: Opened, kind: "open" | "reminder", locale: Locale): Card {
  const t = text[locale];
  const { name, questions } = opened.content;
  const date = t.day(opened.closesOn);
  return {
    type: "card",
    kicker: t.kicker,
    title: kind === "open" ? t.openTitle(name[locale]) : t.reminderTitle(date),
    body: [
      { type: "text", text: kind === "open" ? t.openText(questions.length, date) : t.reminderText },
      { type: "text", text: t.promise },
      { type: "text", text: t.final, tone: "quiet" },
      { type: "text", text: t.chats, tone: "quiet" },
    ],
    buttons: [opens("answer", { s: opened.id }, t.begin, "main")],
  };
}

/** Says nothing of what was answered. */
export const thanksCard = (locale: Locale): Card => ({
  type: "card",
  kicker: text[locale].kicker,
  title: text[locale].thanksTitle,
  body: [{ type: "text", text: text[locale].thanks }],
});

export const noteCard = (words: string, locale: Locale): Card => ({
  type: "card",
  kicker: text[locale].kicker,
  body: [{ type: "text", text: words }],
});
