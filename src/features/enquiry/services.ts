import { Refusal } from "../../bot/refusal.ts";
import type { Calendar } from "../../services/calendar.ts";
import type { Tx } from "../../services/database/database.ts";
import type { Card } from "../../view/card.ts";
import type { Option } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import type { Enquiry } from "./enquiry.ts";
import type { Before } from "./forms.ts";
import type { Enquiries } from "./store.ts";
import type { Shows } from "./targets.ts";
import type { SectionButton, Worded } from "./views.ts";

/** What the feature is handed. */
export type Services = {
  readonly enquiries: Enquiries;
  readonly calendar: Calendar;
  /** Working days after which HR is told that a question still waits. */
  readonly remindAfter: number;
  /** Months until a published answer is looked at again, unless HR says otherwise. */
  readonly reviewAfter: number;
  /** A question that was put to the bot and is still kept. */
  readonly before: (question: string) => Promise<Before | undefined>;
  readonly worded: Worded;
  /** Those in HR on a day. */
  readonly personnel: (day: string) => Promise<readonly string[]>;
  /** The card in place of any other, where words of crisis were written. */
  readonly inCrisis: (words: string, locale: Locale) => Card | undefined;
  /** Sections near to a question, at most ten. */
  readonly near: (words: string, locale: Locale) => readonly Option[];
  readonly sectionButton: SectionButton;
  /** Makes an answer a 庁内Q&A. */
  readonly publish: (tx: Tx, answer: Published) => Promise<void>;
};
export type Published = {
  readonly question: string;
  readonly text: string;
  readonly sections: readonly string[];
  readonly authorId: string;
  readonly reviewOn: string;
  readonly now: Date;
};

/** What is not there, or not theirs, is not shown. */
export function existing<T>(found: T | undefined): T {
  if (found === undefined) throw new Refusal("not-found");
  return found;
}

export const forHr = async ({ enquiries }: Services, id = "", tx?: Tx): Promise<Enquiry> =>
  existing(await enquiries.forHr(id, tx));

/** Every card of HR's about this enquiry. */
export const redraw = (id: string) => ({
  redraw: { feature: "enquiry", kind: "asked" satisfies Shows, about: { enquiry: id } },
});
