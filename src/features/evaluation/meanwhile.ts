import { besideSaved, type Correction, correct } from "../../view/answers.ts";
import type { Entries, Form } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import type { About } from "../../view/target.ts";
import type { Evaluation } from "./record.ts";
import { text } from "./text.ts";

/** Something else was saved on the page meanwhile; drawn: the form with it. */
export const meanwhile = (drawn: Form, entries: Entries, locale: Locale): Correction =>
  besideSaved(drawn, entries, text[locale].meanwhile);

/**
 * Whether the evaluation went on, or back, since a form was drawn that judges what others handed in. v: the version of
 * the evaluation that the form shows.
 */
export const isOutdated = ({ version }: Pick<Evaluation, "version">, { v }: About): boolean => v !== String(version);

/** What the form is about has changed: it comes back as that is by now, with what was typed. */
export const outdated = (drawn: Form, entries: Entries, locale: Locale): Correction =>
  correct(drawn, entries, Object.fromEntries(drawn.fields.slice(0, 1).map(({ id }) => [id, text[locale].outdated])));
