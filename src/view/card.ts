import type { Target } from "./target.ts";

/** What a person is shown: a sheet with a finding as its title, and what they can do next. */
export type Card = {
  readonly type: "card";
  /** A short word above the title that says what kind of sheet this is. */
  readonly kicker?: string;
  /** The finding itself, as a sentence where there is one. */
  readonly title?: string;
  /** The policy section this card serves, such as `agano#6-3-2-1`. */
  readonly section?: string;
  readonly body: readonly Block[];
  /** At most one is `main`. */
  readonly buttons?: readonly Button[];
  /**
   * Whether others in the same conversation may read it. Absent means private: a platform then
   * answers in a direct message, or so that only the reader sees it.
   */
  readonly audience?: "anyone";
  /** Draws it again for whoever looks at it, in their language and as it is by then, where a platform can. */
  readonly each?: Target;
  /** The bot's no, and why: nothing was changed, so that a form stays open with what was typed in it. */
  readonly refused?: "not-found" | "stale" | "not-yours" | "stranger" | "too-long" | "unheard" | "fault";
};

export type Block =
  | { readonly type: "text"; readonly text: string; readonly tone?: "normal" | "quiet" | "strong" | "heading" }
  | Callout
  | { readonly type: "facts"; readonly facts: readonly Fact[] }
  | Table
  | Chart
  | Quote
  | Progress
  | { readonly type: "buttons"; readonly label?: string; readonly buttons: readonly Button[] }
  | { readonly type: "divider" };

/** A band that must not be overlooked, such as 「検討」. Its colour is never the only sign: `label` says it. */
export type Callout = {
  readonly type: "callout";
  readonly tone: "considering" | "good" | "bad" | "plain";
  readonly label: string;
  readonly text: string;
};

export type Fact = { readonly label: string; readonly value: string };

/** Every row has as many cells as there are columns. */
export type Table = {
  readonly type: "table";
  readonly columns: readonly { readonly label: string; readonly align?: "start" | "end" }[];
  readonly rows: readonly (readonly string[])[];
};

/**
 * labels: one for each point; every series has as many values, `null` where there are no data (never 0).
 * A donut has one series. scale: both ends of what lines are measured on in whole steps, such as 1 to 5; without it, and
 * for bars and a donut, the axis begins at 0 and ends where the values do. Slack draws axes of its own. `reading` says the
 * chart in one sentence, for all to read and for those who cannot see it.
 */
export type Chart = {
  readonly type: "chart";
  readonly kind: "bar" | "line" | "donut";
  readonly title: string;
  readonly unit?: string;
  readonly scale?: { readonly from: number; readonly to: number };
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly reading: string;
};

/** The words of a source, verbatim, with where they stand. */
export type Quote = {
  readonly type: "quote";
  readonly text: string;
  readonly source: { readonly section: string; readonly path: readonly string[] };
  /** A heading of its own, when the quote stands beside the main one. */
  readonly title?: string;
  /** Opens more of the source; drawn as the title itself where the platform can. */
  readonly button?: Button;
};

/** value and max in the same unit; max above 0. `reading` is the figure in words. */
export type Progress = {
  readonly type: "progress";
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly reading: string;
};

/**
 * A button names what happens next, never how. `opens` leads to a dialog, `presses` acts at once and
 * its answer replaces the card, `asks` says its own label to the bot as the person would, `links` leads to a page,
 * `saves` gives a file on the page, and in a chat leads to the page: files about people never go through a chat.
 * `uploads` takes one there in the same way; its answer replaces the card.
 * Teams must know before the press (a dialog needs `task/fetch`), so the difference belongs here.
 */
export type Button =
  | { readonly kind: "opens"; readonly label: string; readonly target: Target; readonly style?: ButtonStyle }
  | {
      readonly kind: "presses";
      readonly label: string;
      readonly target: Target;
      readonly style?: ButtonStyle;
      /** Asked before a costly act; the press happens only after a yes. */
      readonly confirm?: { readonly title: string; readonly text: string; readonly yes: string; readonly no: string };
    }
  | { readonly kind: "asks"; readonly label: string; readonly words: string; readonly style?: ButtonStyle }
  | { readonly kind: "saves"; readonly label: string; readonly target: Target; readonly style?: ButtonStyle }
  | { readonly kind: "uploads"; readonly label: string; readonly target: Target; readonly style?: ButtonStyle }
  /** url: made by a feature, never out of what anybody typed or a model said. */
  | { readonly kind: "links"; readonly label: string; readonly url: string; readonly style?: ButtonStyle };

export type ButtonStyle = "main" | "danger" | "quiet";

/** The shortest card: one sentence. */
export const say = (text: string): Card => ({ type: "card", body: [{ type: "text", text }] });

/** A no, in one sentence. */
export const refuse = (refused: NonNullable<Card["refused"]>, text: string): Card => ({ ...say(text), refused });
