// CSS variables go into the drawing as they stand, so it follows a switch of light and dark by itself.

export const ink = "var(--ink)";
export const ink2 = "var(--ink-2)";
export const line = "var(--line)";

const pick =
  <T extends string>(first: T, ...others: readonly T[]) =>
  (at: number): T =>
    [first, ...others][at % (others.length + 1)] ?? first;

export const barFill = pick("var(--chart-0)", "var(--chart-1)", "var(--chart-2)", "var(--chart-3)");
export const stroke = pick("var(--key)", "var(--over)", "var(--good)", "var(--ink-2)");
/** Colour is never the only difference. */
export const dash = pick<"solid" | "dashed" | "dotted">("solid", "dashed", "dotted");
export const partFill = pick(
  "var(--key)",
  "var(--chart-2)",
  "var(--chart-1)",
  "var(--edge)",
  "var(--good)",
  "var(--warn)",
);
