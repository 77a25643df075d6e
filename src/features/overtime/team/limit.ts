import type { Seen } from "../members/seen.ts";

/** What a manager is told of somebody: that a month's limit was passed, or a longer one reached, or that one is likely to be passed. */
export type Told = "month" | "longer" | "likely";

export function toldOf({ findings }: Pick<Seen, "findings">, month: string): Told {
  const isPast = (state: string) => state === "breach" || state === "reached";
  if (findings.some((each) => each.rule === "month" && each.state === "breach" && each.month === month)) return "month";
  return findings.some(({ rule, state }) => rule !== "month" && isPast(state)) ? "longer" : "likely";
}
