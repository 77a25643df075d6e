import { packed, unpacked } from "../../../src/platforms/adaptive-cards/choices.ts";
import type { Entries } from "../../../src/view/form.ts";
import type { Json } from "./ledger.ts";
import { listed } from "./reading.ts";

// What a person types into the inputs of a card, as Teams' own renderer holds and sends it.

/** What stands in each input, by its id; "" where there is nothing. Of many choices, their values joined with commas. */
export type Typed = Readonly<Record<string, string>>;
/** Choices that the bot offered for a field that asks it, by the id of the field. */
export type Offered = Readonly<Record<string, readonly Json[]>>;

const idOf = ({ id }: Json): string => String(id);

export const firstTyped = (inputs: readonly Json[]): Typed =>
  Object.fromEntries(inputs.map((input) => [idOf(input), firstOf(input)]));

function firstOf(input: Json): string {
  const value = String(input.value ?? "");
  if (input.type === "Input.Toggle") return value === valueOn(input) ? value : String(input.valueOff ?? "false");
  if (input.type !== "Input.ChoiceSet") return value;
  // What is not among the choices is not shown as chosen.
  const there = listed(input.choices).map((choice) => String(choice.value));
  if (input.isMultiSelect !== true) return there.includes(value) ? value : "";
  return inOrder(there, value.split(","));
}

/** Many chosen values come in the order in which they stand, whatever was ticked first. */
const inOrder = (there: readonly string[], chosen: readonly string[]): string =>
  there.filter((value) => chosen.includes(value)).join(",");

const valueOn = ({ valueOn }: Json): string => String(valueOn ?? "true");

export function typedOver(inputs: readonly Json[], now: Typed, entries: Entries, offered: Offered): Typed {
  const typed = Object.entries(entries).map(([field, entry]) => {
    const input = inputs.find((each) => each.id === field);
    if (!input) throw new Error(`no field ${field} among ${inputs.map(idOf).join(", ")}`);
    return [field, entered(input, entry, offered[field] ?? [])];
  });
  return { ...now, ...Object.fromEntries(typed) };
}

function entered(input: Json, entry: string | readonly string[], offered: readonly Json[]): string {
  const all = [entry].flat();
  const [one = ""] = all;
  if (input.type === "Input.Text") return keyed(input, one);
  if (input.type !== "Input.ChoiceSet") return one;
  const choices = [...listed(input.choices), ...offered];
  if (input.isMultiSelect !== true) return one === "" ? "" : choiceOf(choices, one, [one]);
  const ticked = all.filter((each) => each !== "").map((each) => choiceOf(choices, each, [packed(each)]));
  return inOrder(
    choices.map(({ value }) => String(value)),
    ticked,
  );
}

/** One line takes no second one, and a limit cuts what is pasted without a word. */
function keyed({ isMultiline, maxLength }: Json, words: string): string {
  const line = isMultiline === true ? words : words.replace(/[\r\n]+/g, "");
  return Number(maxLength) > 0 ? line.slice(0, Number(maxLength)) : line;
}

/** A person picks of what is there, by its value or by its words. */
function choiceOf(choices: readonly Json[], wanted: string, values: readonly string[]): string {
  const found = choices.find(({ value, title }) => values.includes(String(value)) || title === wanted);
  if (!found) throw new Error(`${wanted} is not offered, but ${choices.map(({ title }) => title).join("、")}`);
  return String(found.value);
}

/** What stands in the inputs, in the words of the form. */
export const entriesOf = (inputs: readonly Json[], typed: Typed): Entries =>
  Object.fromEntries(
    inputs.map((input) => {
      const value = typed[idOf(input)] ?? "";
      return [idOf(input), input.isMultiSelect === true ? value.split(",").filter(Boolean).map(unpacked) : value];
    }),
  );

/** What an action sends of it: an input in which there is nothing is not sent at all. */
export const collected = (inputs: readonly Json[], typed: Typed): Typed =>
  Object.fromEntries(
    inputs.map((input) => [idOf(input), typed[idOf(input)] ?? ""] as const).filter(([, value]) => value !== ""),
  );
