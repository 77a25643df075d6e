import type { Block, Button } from "../view/card.ts";
import type { Locale } from "../view/locale.ts";

/** Somebody who leads, and those whose week is theirs to see: ids of people. */
export type Team = { readonly lead: string; readonly members: readonly string[] };

/** What a feature would have a manager do this week. */
export type Suggestion = {
  /** One sentence that asks for it. It stands on a card that a chat keeps, so it names nobody. */
  readonly text: string;
  /** Why now, in one sentence that names nobody either. */
  readonly reason: string;
  /** The policy section it serves. */
  readonly section: string;
  /** Left out where what it needs stands in the details. */
  readonly button?: Button;
};

/** What a feature has to say of a team's week, in the reader's language. */
export type WeekWords = {
  /** The week in one sentence that names nobody. */
  readonly sentence: string;
  readonly suggestion?: Suggestion;
  /** What 「くわしく」 shows of it: there people may be named, since it is drawn for the manager alone. */
  readonly details: readonly Block[];
  /** Below the details. */
  readonly buttons?: readonly Button[];
};

export type WeekPart = {
  /** 0 to 100: of several features the most urgent gives the sentence, and the suggestion if it has one. */
  readonly urgency: number;
  /** Worth saying beside something else only: no card comes for its sake. */
  readonly isAside?: boolean;
  /** For whoever runs the product: numbers only. */
  readonly facts: Readonly<Record<string, number>>;
  readonly words: (locale: Locale) => WeekWords;
  /** What became of it since the last card, by that card's facts, in one sentence that names nobody. */
  readonly since?: (before: Readonly<Record<string, number>>, locale: Locale) => string | undefined;
};

/**
 * What a feature has to say of each team's week that begins on `monday` (`YYYY-MM-DD`), by the lead's id; nothing for
 * a team of which there is nothing to say. All teams at once, so that its cost grows with people and not with queries.
 */
export type Weekly<Tx> = (
  tx: Tx,
  teams: readonly Team[],
  week: { readonly monday: string; readonly today: string },
) => Promise<ReadonlyMap<string, WeekPart>>;
