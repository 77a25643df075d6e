import type { Card, Quote } from "../../view/card.ts";
import type { Form } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import { renderCard } from "../adaptive-cards/card.ts";
import { renderForm } from "../adaptive-cards/form.ts";
import type { Cited, FormSheet, Sheet } from "./wire.ts";

/** A card as the page lays it out. */
export const renderSheet = (card: Card, locale: Locale): Sheet => ({
  type: "sheet",
  lang: locale,
  card: renderCard(card, locale),
  name: nameOf(card),
  cited: cited(card),
  ...(card.refused && { no: firstText(card) }),
});

/** What a card is called where only one line is shown. */
export const nameOf = (card: Card): string => card.title ?? card.kicker ?? firstText(card).slice(0, 60);

export const firstText = (card: Card): string =>
  card.body.flatMap((block) => (block.type === "text" ? [block.text] : []))[0] ?? "";

/** The sections of a card, each once: its own first, then those of its quotes in order. */
function cited(card: Card): readonly Cited[] {
  const considering = card.body.some((block) => block.type === "callout" && block.tone === "considering");
  const own = card.section ? [{ section: card.section, heading: card.title ?? "", considering }] : [];
  const quoted = card.body.filter((block) => block.type === "quote").map(citedBy);
  return [...own, ...quoted].filter(
    ({ section }, at, all) => section !== "" && all.findIndex((each) => each.section === section) === at,
  );
}

const citedBy = ({ title, source }: Quote): Cited => ({
  section: source.section,
  heading: title ?? source.path.at(-1) ?? "",
  considering: false,
});

/** A form as the page lays it out in a dialog. */
export const renderFormSheet = (form: Form, locale: Locale): FormSheet => ({
  type: "form",
  lang: locale,
  title: form.title,
  card: renderForm(form, locale),
  readers: form.readers,
  ...(form.page && { page: form.page }),
  errors: Object.fromEntries(form.fields.flatMap(({ id, error }) => (error === undefined ? [] : [[id, error]]))),
  people: form.fields.flatMap(({ type, id }) => (type === "person" ? [id] : [])),
  limits: Object.fromEntries(
    form.fields.flatMap((field) => (field.type === "text" && field.maxLength ? [[field.id, field.maxLength]] : [])),
  ),
});
