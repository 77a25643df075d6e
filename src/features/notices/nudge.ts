import { mayUse } from "../../bot/audience.ts";
import type { Feature, Handler } from "../../bot/feature.ts";
import type { Person } from "../../people/person.ts";
import { addDays, addMonths, type Calendar } from "../../services/calendar.ts";
import type { Locale } from "../../view/locale.ts";

/** A kind of nudge that may be put off or turned off. */
export type NudgeKind = {
  readonly feature: string;
  readonly kind: string;
  readonly name: (locale: Locale) => string;
  /** Whom it may come to. */
  readonly who: Handler<never, never>["who"];
};
type Kind = Pick<NudgeKind, "feature" | "kind">;

/** until: the first instant at which it comes again; undefined: not until its reader says so. */
export type Stop = Kind & { readonly until: Date | undefined };

/** What some features list; a kind that no card is drawn for is never told, and not listed. */
export const nudgesOf = <Tx>(features: readonly Feature<Tx>[]): readonly NudgeKind[] =>
  features.flatMap(({ name: feature, nudges = {}, shows }) =>
    Object.entries(nudges).flatMap(([kind, name]) => {
      const shown = Object.hasOwn(shows, kind) ? shows[kind] : undefined;
      return shown ? [{ feature, kind, name, who: shown.who }] : [];
    }),
  );

/** Those that may come to somebody. */
export const nudgesFor = (nudges: readonly NudgeKind[], person: Person): readonly NudgeKind[] =>
  nudges.filter(({ who }) => mayUse(who, person));

export const sameKind = (a: Kind, b: Kind): boolean => a.feature === b.feature && a.kind === b.kind;

/** For how long a nudge is stopped. */
export const spans = ["tomorrow", "week", "month", "off"] as const;
export type Span = (typeof spans)[number];
type Ending = Exclude<Span, "off">;

/** The day on which a nudge that is stopped today comes again: a working day, since nobody is nudged on others. */
export function resumesOn(span: Ending, today: string, { isWorkingDay }: Pick<Calendar, "isWorkingDay">): string {
  let day = firstDay[span](today);
  for (let looked = 0; looked < 60 && !isWorkingDay(day); looked++) day = addDays(day, 1);
  return day;
}

const firstDay: Readonly<Record<Ending, (today: string) => string>> = {
  tomorrow: (today) => addDays(today, 1),
  week: (today) => addDays(today, 7 - weekdayFromMonday(today)),
  month: (today) => addMonths(today, 1),
};

const weekdayFromMonday = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

export const beginningOf = (day: string): Date => new Date(`${day}T00:00:00+09:00`);
