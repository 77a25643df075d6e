import { join } from "node:path";
import type { Held } from "../../../src/features/overtime/limits/designation.ts";
import {
  type Finding,
  type Hours,
  type Judged,
  limitFindings,
  type Rules,
} from "../../../src/features/overtime/limits/limits.ts";
import { monthsFrom } from "../../../src/features/overtime/limits/month.ts";
import { readOvertimeSettings } from "../../../src/features/overtime/settings.ts";

export const content = join(import.meta.dirname, "../../../content");
export const settings = await readOvertimeSettings(content);
export const { rules } = settings;

/** "45:01" to minutes. */
export function at(clock: string): number {
  const [hours, minutes] = clock.split(":").map(Number) as [number, number];
  return hours * 60 + minutes;
}

/** Months in a row from the first, each "45:01" or undefined where there is no data. */
export const worked = (from: string, clocks: readonly (string | undefined)[]): Map<string, number> =>
  new Map(
    monthsFrom(from, "2099-12")
      .slice(0, clocks.length)
      .flatMap((month, index) => {
        const clock = clocks[index];
        return clock === undefined ? [] : [[month, at(clock)] as const];
      }),
  );

export const always = (kind: Held["kind"]): readonly Held[] => [{ kind }];

export const hours = (minutes: ReadonlyMap<string, number>, held: readonly Held[] = always("standard")): Hours => ({
  ...{ worked: minutes, exempt: new Map(), held },
});

export const months = (from: string, to = from) => ({ from, to });

/** "rule state month value/limit", the hours as clocks. */
export const told = (findings: readonly Finding[]): readonly string[] =>
  findings.map((each) =>
    each.state === "unknown"
      ? `${each.rule} unknown ${each.month} (${each.missing.join()})`
      : `${each.rule} ${each.state} ${each.month} ${inHours(each)}`,
  );

const inHours = ({ rule, value, limit }: Judged) =>
  rule === "months-over" ? `${value}/${limit}` : `${clock(value)}/${clock(limit)}`;

export const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

/** What the default rules say of these months. */
export const judged = (its: Hours, range: { from: string; to: string }, by: Rules = rules): readonly string[] =>
  told(limitFindings(its, by, range));

/** Only what one rule says. */
export const judgedBy = (rule: string, its: Hours, range: { from: string; to: string }, by: Rules = rules) =>
  judged(its, range, by).filter((line) => line.startsWith(`${rule} `));
