import type { Option } from "../../../view/form.ts";
import type { SlackOption } from "./blocks.ts";
import { limits } from "./limits.ts";
import { fits, shortText } from "./parts.ts";

// `%`, `&`, `<` and `>` inside a value travel as %25, %26, %3C and %3E; a lone `%` stands for the empty value.
const EMPTY = "%";

/** The value of a choice as Slack carries it: at most 75 characters. */
export const packed = (value: string): string =>
  value === "" ? EMPTY : value.replace(/[%&<>]/g, (sign) => encodeURIComponent(sign));
export const unpacked = (value: string): string =>
  value === EMPTY ? "" : value.replace(/%(25|26|3C|3E)/g, (code) => decodeURIComponent(code));

/** Whether Slack can carry every value as it is. */
export const carries = (options: readonly Option[]): boolean =>
  options.every(({ value }) => packed(value).length <= limits.option.value);

export const isLong = ({ label }: Option): boolean => !fits(label, limits.option.label);

/** Where a label is too long all are numbered, so that the list of the full labels beside them can be read. */
export const numbered = (options: readonly Option[]): readonly Option[] =>
  options.some(isLong) ? options.map(({ value, label }, at) => ({ value, label: `${at + 1}. ${label}` })) : options;

export const slackOption = ({ value, label }: Option): SlackOption => ({
  text: shortText(label, limits.option.label),
  value: packed(value),
});

/** Slack refuses a value that stands twice: its labels are then said together. */
export function distinct(options: readonly Option[]): readonly Option[] {
  const labels = new Map<string, Set<string>>();
  for (const { value, label } of options) labels.set(value, (labels.get(value) ?? new Set()).add(label));
  return [...labels].map(([value, said]) => ({ value, label: [...said].join(" ／ ") }));
}

/** The answer to an `external_select` that asks for people: at most 100, and none whose id Slack cannot carry. */
export const renderOptions = (options: readonly Option[]): readonly SlackOption[] =>
  distinct(options)
    .filter((option) => carries([option]))
    .slice(0, limits.option.inSelect)
    .map(slackOption);
