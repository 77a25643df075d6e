import { besideSaved, type Correction } from "../../view/answers.ts";
import type { Entries, Form } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import { text } from "./text.ts";

/** Something else was saved on the page meanwhile; drawn: the form with it. */
export const meanwhile = (drawn: Form, entries: Entries, locale: Locale): Correction =>
  besideSaved(drawn, entries, text[locale].meanwhile);
