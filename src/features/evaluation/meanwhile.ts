import { type Correction, correct, fill } from "../../view/answers.ts";
import type { Entries, Form } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import type { About } from "../../view/target.ts";
import type { Evaluation } from "./record.ts";
import { text } from "./text.ts";

/**
 * Something else was saved on the page meanwhile: what is typed stays, and what was saved is said at each field that
 * differs. drawn: the form with what was saved, which can then be handed in.
 */
export function meanwhile(drawn: Form, entries: Entries, locale: Locale): Correction {
  const saved = new Map(drawn.fields.map((field) => [field.id, String(field.value ?? "")]));
  const kept = fill(drawn, entries);
  const fields = kept.fields.map((field) => {
    const before = saved.get(field.id) ?? "";
    return before === String(field.value ?? "") ? field : { ...field, error: text[locale].meanwhile(before) };
  });
  return { type: "correction", form: { ...kept, fields } };
}

/**
 * Whether the evaluation went on, or back, since a form was drawn that judges what others handed in. v: the version of
 * the evaluation that the form shows.
 */
export const isOutdated = ({ version }: Pick<Evaluation, "version">, { v }: About): boolean => v !== String(version);

/** What the form is about has changed: it comes back as that is by now, with what was typed. */
export const outdated = (drawn: Form, entries: Entries, locale: Locale): Correction =>
  correct(drawn, entries, Object.fromEntries(drawn.fields.slice(0, 1).map(({ id }) => [id, text[locale].outdated])));
