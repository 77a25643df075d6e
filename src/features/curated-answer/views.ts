import type { Offer } from "../../bot/feature.ts";
import type { Block, Button, Card } from "../../view/card.ts";
import { form } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import type { Target } from "../../view/target.ts";
import type { CuratedAnswer } from "./curated-answer.ts";
import { type Text, text } from "./text.ts";

export type Opens = "manage" | "edit" | "write" | "history";
export type Presses = "withdraw" | "restore";
export type Submits = "edit" | "write";
export type Shows = "review";

/** The whole answer as everybody reads it. */
export type ReadButton = (section: string, label: string) => Button;

const targetOf = (name: Opens | Presses, answer: string): Target => ({
  feature: "curated-answer",
  name,
  about: { answer },
});
const opens = (name: Opens, answer: string, label: string, style?: Button["style"]): Button => ({
  ...{ kind: "opens", label, target: targetOf(name, answer) },
  ...(style && { style }),
});
const sectionOf = ({ number }: CuratedAnswer) => `qa#${number}`;

/** changed: those whose basis is no longer what it was; only HR is told. */
type Viewer = { readonly changed: readonly CuratedAnswer[]; readonly mayEdit: boolean };

export function listCard(
  answers: readonly CuratedAnswer[],
  { changed, mayEdit }: Viewer,
  read: ReadButton,
  locale: Locale,
): Card {
  const t = text[locale];
  const shown = answers.filter(({ withdrawn }) => mayEdit || !withdrawn);
  const write: Button = {
    kind: "opens",
    label: t.write,
    target: { feature: "curated-answer", name: "write", about: {} },
  };
  return {
    type: "card",
    kicker: t.kicker,
    title: t.title(answers.filter(({ withdrawn }) => !withdrawn).length),
    body:
      shown.length === 0
        ? [{ type: "text", text: t.none }]
        : shown.map((each) => line(each, { changed, mayEdit }, read, t)),
    ...(mayEdit && { buttons: [write] }),
  };
}

const line = (answer: CuratedAnswer, { changed, mayEdit }: Viewer, read: ReadButton, t: Text): Block => ({
  type: "buttons",
  label: `${answer.question}${marks(answer, mayEdit && changed.includes(answer), t)}`,
  buttons: [
    ...(answer.withdrawn ? [] : [{ ...read(sectionOf(answer), t.read), style: "quiet" as const }]),
    ...(mayEdit ? [opens("manage", answer.id, t.manage, "quiet")] : []),
  ],
});

const marks = ({ withdrawn }: CuratedAnswer, changed: boolean, t: Text): string =>
  [...(withdrawn ? [t.withdrawn] : []), ...(changed ? [t.changed] : [])].map((mark) => `（${mark}）`).join("");

/** To HR. changed: sections whose words are no longer what they were. */
export function manageCard(answer: CuratedAnswer, changed: readonly string[], locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: t.kicker,
    title: answer.question,
    section: sectionOf(answer),
    body: [...warning(changed, t), { type: "text", text: answer.text }, facts(answer, t)],
    buttons: [
      opens("edit", answer.id, t.edit, "main"),
      opens("history", answer.id, t.history),
      answer.withdrawn ? restoreButton(answer.id, t) : withdrawButton(answer.id, t),
    ],
  };
}

const warning = (changed: readonly string[], t: Text): readonly Block[] =>
  changed.length === 0
    ? []
    : [{ type: "callout", tone: "bad", label: t.changed, text: t.changedText(changed.join("、")) }];

const facts = (answer: CuratedAnswer, t: Text): Block => ({
  type: "facts",
  facts: [
    { label: t.state, value: answer.withdrawn ? t.withdrawn : t.published },
    { label: t.author, value: answer.author },
    { label: t.written, value: t.date(answer.writtenOn) },
    { label: t.review, value: t.date(answer.reviewOn) },
    { label: t.version, value: t.versionOf(answer.version) },
    ...(answer.basis.length > 0
      ? [{ label: t.basis, value: answer.basis.map(({ section }) => section).join("、") }]
      : []),
  ],
});

const restoreButton = (id: string, t: Text): Button => ({
  kind: "presses",
  label: t.restore,
  target: targetOf("restore", id),
});
const withdrawButton = (id: string, t: Text): Button => ({
  kind: "presses",
  label: t.withdraw,
  target: targetOf("withdraw", id),
  style: "quiet",
  confirm: { title: t.withdrawTitle, text: t.withdrawText, yes: t.withdrawYes, no: t.withdrawNo },
});

export function historyCard(versions: readonly CuratedAnswer[], locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: t.history,
    title: versions[0]?.question ?? "",
    body: versions.flatMap((each): readonly Block[] => [
      {
        type: "text",
        text: `${t.versionOf(each.version)}　${t.date(each.writtenOn)}　${each.author}`,
        tone: "heading",
      },
      { type: "text", text: each.question, tone: "strong" },
      { type: "text", text: each.text },
    ]),
  };
}

export const reviewCard = (answer: CuratedAnswer, changed: readonly string[], locale: Locale): Card => {
  const t = text[locale];
  return {
    type: "card",
    kicker: t.kicker,
    title: t.reviewTitle(answer.number),
    section: sectionOf(answer),
    body: [
      ...warning(changed, t),
      { type: "text", text: answer.question, tone: "strong" },
      { type: "text", text: t.reviewText },
    ],
    buttons: [opens("manage", answer.id, t.manage, "main")],
  };
};

const fields = (values: { question: string; text: string; reviewOn: string }, today: string, t: Text) =>
  [
    { id: "question", type: "text", maxLength: 200, label: t.question, hint: t.questionHint, value: values.question },
    { id: "text", type: "text", long: true, maxLength: 2000, label: t.text, value: values.text },
    { id: "reviewOn", type: "date", label: t.reviewOn, earliest: today, value: values.reviewOn },
  ] as const;

/** The version goes along, so that two who edit at once do not overwrite each other. */
export const editForm = (answer: CuratedAnswer, today: string, locale: Locale) => {
  const t = text[locale];
  const reviewOn = answer.reviewOn < today ? today : answer.reviewOn;
  return form({
    title: t.formTitle(answer.number),
    target: {
      feature: "curated-answer",
      name: "edit" satisfies Submits,
      about: { answer: answer.id, version: String(answer.version) },
    },
    readers: t.readers,
    fields: fields({ ...answer, reviewOn }, today, t),
    submitLabel: answer.withdrawn ? t.saveOnly : t.save,
  });
};

/** After a conflict: the text as it stands above what was typed. */
export const conflictForm = (answer: CuratedAnswer, today: string, locale: Locale) => {
  const t = text[locale];
  const intro: readonly Block[] = [
    { type: "text", text: t.now, tone: "strong" },
    { type: "text", text: answer.question },
    { type: "text", text: answer.text },
  ];
  return { ...editForm(answer, today, locale), intro };
};

export const writeForm = (today: string, reviewOn: string, locale: Locale) => {
  const t = text[locale];
  return form({
    title: t.writeTitle,
    target: { feature: "curated-answer", name: "write" satisfies Submits, about: {} },
    readers: t.readers,
    fields: fields({ question: "", text: "", reviewOn }, today, t),
    submitLabel: t.save,
  });
};

export function offer(locale: Locale): Offer {
  const t = text[locale];
  return { title: t.offer, text: t.offerText, button: { kind: "asks", label: t.offer, words: t.words } };
}
