import type { Suggestion, WeekPart, WeekWords } from "../../bot/weekly.ts";
import { addDays, type Calendar } from "../../services/calendar.ts";
import type { Block, Button } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";

/** Numbers by feature and fact, as the last card was told with them. */
export type Facts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What one feature says of a week. */
export type Said = { readonly feature: string; readonly part: WeekPart };

/** A week as the card says it. */
export type Week = {
  readonly sentence: string;
  readonly suggestion: Suggestion | undefined;
  /** The feature whose suggestion it is. */
  readonly suggested: string | undefined;
  readonly since: readonly string[];
  readonly details: readonly Block[];
  readonly buttons: readonly Button[];
};

/** The most urgent feature gives the sentence and the suggestion, so that they are about one thing. At least one is said. */
export function weekOf(said: readonly Said[], before: Facts, locale: Locale): Week {
  const inTurn = said.toSorted((a, b) => b.part.urgency - a.part.urgency);
  const words = inTurn.map(({ feature, part }) => ({ feature, part, words: part.words(locale) }));
  const [first] = words;
  const suggestion = first?.words.suggestion;
  return {
    sentence: first?.words.sentence ?? "",
    suggestion,
    suggested: suggestion && first?.feature,
    since: words.flatMap(({ feature, part }) => sinceThen(part, before[feature], locale)),
    details: words.flatMap((each) => each.words.details),
    buttons: words.flatMap(({ words: { buttons = [] } }: { readonly words: WeekWords }) => buttons),
  };
}

function sinceThen({ since }: WeekPart, before: Facts[string] | undefined, locale: Locale): readonly string[] {
  const line = before && since?.(before, locale);
  return line ? [line] : [];
}

export const factsOf = (said: readonly Said[]): Facts =>
  Object.fromEntries(said.map(({ feature, part }) => [feature, part.facts]));

/** The feature whose suggestion a card of these would make. */
export const suggestedBy = (said: readonly Said[]): string | undefined => weekOf(said, {}, "ja").suggested;

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
};

/** When somebody wants the card. weekday: 1 is Monday, 5 Friday. hour: one of `hours`. */
export type Wanted = { readonly weekday: number; readonly hour: string };
export const hours = ["09:00", "10:00", "13:00", "15:00"] as const;
export const usual: Wanted = { weekday: 1, hour: "10:00" };

/** Whether the card is due on a day: on the wanted day of the week, or where that is closed on the next that is open. */
export function isDueOn(day: string, { weekday }: Wanted, { isWorkingDay }: Pick<Calendar, "isWorkingDay">): boolean {
  const wanted = addDays(mondayOf(day), weekday - 1);
  if (day < wanted || !isWorkingDay(day)) return false;
  for (let before = wanted; before < day; before = addDays(before, 1)) if (isWorkingDay(before)) return false;
  return true;
}
