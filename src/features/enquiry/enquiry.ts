import type { Calendar } from "../../services/calendar.ts";
import { dayInJapan } from "../../services/clock.ts";

/** A question to the personnel section, as its viewer may see it. */
export type Enquiry = {
  readonly id: string;
  /** The number that people quote. */
  readonly number: number;
  /** undefined: the asker stays unnamed to this viewer. */
  readonly asker: { readonly name: string; readonly unit: string } | undefined;
  readonly words: string;
  /** What the bot had said to it; undefined where it was not asked. */
  readonly said: Said | undefined;
  readonly askedAt: Date;
  readonly takenBy: Colleague | undefined;
  readonly answer: Given | undefined;
  readonly withdrawn: boolean;
};
export type Colleague = { readonly id: string; readonly name: string };
export type Given = {
  readonly text: string;
  readonly sections: readonly string[];
  readonly by: string;
  readonly at: Date;
};
/** outcome: `answered`, or the reason of the refusal; worded for whoever reads it, since the asker's language would tell who asks. */
export type Said = { readonly outcome: string; readonly section: string | null };

export type State = "open" | "taken" | "answered" | "withdrawn";

export function stateOf({ answer, takenBy, withdrawn }: Pick<Enquiry, "answer" | "takenBy" | "withdrawn">): State {
  if (withdrawn) return "withdrawn";
  if (answer) return "answered";
  return takenBy ? "taken" : "open";
}

/** Working days that an enquiry has waited, the day on which it was asked not counted. */
export const waited = ({ askedAt }: Pick<Enquiry, "askedAt">, calendar: Calendar, today: string): number =>
  calendar.workingDaysSince(dayInJapan(askedAt), today);
