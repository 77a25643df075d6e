import type { Json } from "./ledger.ts";
import type { Typed } from "./typing.ts";

// What Teams' own renderer looks at before it sends anything: while something is wrong it sends nothing.

export type Errors = Readonly<Record<string, string>>;

/** Where an input says no words for its error, there are none to read. */
export const wrongIn = (inputs: readonly Json[], typed: Typed): Errors =>
  Object.fromEntries(
    inputs
      .filter((input) => isWrong(input, typed[String(input.id)] ?? ""))
      .map(({ id, errorMessage }) => [String(id), String(errorMessage ?? "")]),
  );

function isWrong(input: Json, value: string): boolean {
  if (input.type === "Input.Toggle") return input.isRequired === true && value !== String(input.valueOn ?? "true");
  // An empty number with a limit is taken for wrong, a slip of the renderer's that blocks the whole card.
  if (value === "") return input.isRequired === true || (input.type === "Input.Number" && hasLimit(input));
  switch (input.type) {
    case "Input.Text":
      return typeof input.regex === "string" && !new RegExp(input.regex).test(value);
    case "Input.Number":
      return isOutside(Number(value), Number(input.min ?? -Infinity), Number(input.max ?? Infinity));
    case "Input.Date":
    case "Input.Time":
      // Both are written so that what is later is also greater.
      return isOutside(value, String(input.min ?? ""), String(input.max ?? "~"));
    default:
      return false;
  }
}

const hasLimit = ({ min, max }: Json): boolean => min !== undefined || max !== undefined;
const isOutside = <T extends number | string>(value: T, least: T, most: T): boolean =>
  !(value >= least && value <= most);
