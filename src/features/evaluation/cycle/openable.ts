import type { CycleKind } from "../definition/definition.ts";
import { fiscalYearOf } from "../definition/fiscal-year.ts";

/** A round that can be opened. */
export type Openable = { readonly kind: CycleKind; readonly year: number };

/** From February on, the next year's can be opened too. */
const years = (today: string): readonly number[] => {
  const year = fiscalYearOf(today);
  return ["02", "03"].includes(today.slice(5, 7)) ? [year, year + 1] : [year];
};

/** What was not opened yet of the city's kinds. A newcomer's special evaluation opens by itself. */
export const openable = (
  kinds: readonly CycleKind[],
  opened: readonly { readonly kind: string; readonly year: number }[],
  today: string,
): readonly Openable[] =>
  kinds
    .filter(({ probation }) => probation === undefined)
    .flatMap((kind) => years(today).map((year) => ({ kind, year })))
    .filter(({ kind, year }) => !opened.some((each) => each.kind === kind.id && each.year === year));
