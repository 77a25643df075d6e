import type { LimitKind } from "./designation.ts";
import type { Case, Judged, Minutes, State } from "./limits.ts";

/** A sum of minutes held against a limit. under: the limit itself is already too much. */
export type Measure = {
  readonly counted: number;
  /** With 特例業務. */
  readonly total: number;
  readonly limit: number;
  readonly under?: boolean;
  readonly nearPercent: number;
};

/** The state of what counts, and besides it `exempt` where only 特例業務 takes it past the limit. */
export function statesOf({ counted, total, limit, under = false, nearPercent }: Measure): readonly State[] {
  const most = under ? limit - 1 : limit;
  const exempt = total > most && counted <= most ? (["exempt"] as const) : [];
  if (counted > most) return ["breach"];
  if (counted === most) return ["reached", ...exempt];
  return counted * 100 >= limit * nearPercent ? ["near", ...exempt] : exempt;
}

/** What counts in these months, without 特例業務 and with it; `undefined` where one of them has no data. */
export function sumOf({ worked, exempt }: Pick<Case, "worked" | "exempt">, months: readonly string[]) {
  if (months.some((month) => !worked.has(month))) return undefined;
  const total = months.reduce((sum, month) => sum + (worked.get(month) ?? 0), 0);
  return { total, counted: total - months.reduce((sum, month) => sum + within(exempt, worked, month), 0) };
}

const within = (exempt: Minutes, worked: Minutes, month: string) =>
  Math.min(exempt.get(month) ?? 0, worked.get(month) ?? 0);

export const isLimited = (kind: LimitKind | "none" | undefined): kind is LimitKind =>
  kind !== undefined && kind !== "none";

/** The findings of one measure. per: over how many months the value is an average. */
export const findingsOf = (
  measure: Measure,
  { per = 1, ...rest }: Pick<Judged, "rule" | "kind" | "month" | "months"> & { readonly per?: number },
): readonly Judged[] =>
  statesOf(measure).map((state) => ({
    ...rest,
    state,
    value: Math.ceil((state === "exempt" ? measure.total : measure.counted) / per),
    limit: measure.limit / per,
  }));
