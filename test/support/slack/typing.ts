import { packed, unpacked } from "../../../src/platforms/slack/render/options.ts";
import type { Entries } from "../../../src/view/form.ts";
import type { Block, Blocks } from "./conversations.ts";
import type { Json } from "./ledger.ts";
import { inputsOf, listed, wordsOf } from "./reading.ts";

// What a person types into the inputs of a modal, and how Slack tells of it.

/** What stands in each input, by the input's `block_id`, as it stands in `view.state`. */
export type Typed = Readonly<Record<string, Json>>;

/**
 * As Slack shows a view: an input that was there before keeps what was typed, a new one has its first value. The same one
 * has both its ids (docs.slack.dev/reference/methods/views.update).
 */
export const shownIn = (blocks: Blocks, before: Typed = {}, blocksBefore: Blocks = []): Typed =>
  Object.fromEntries(
    inputsOf(blocks).map((block) => {
      const [kept, element] = [before[block.block_id], elementOf(block)];
      const old = blocksBefore.find(({ type, block_id }) => type === "input" && block_id === block.block_id);
      const same = old && elementOf(old).action_id === element.action_id && kept?.type === element.type;
      return [block.block_id, kept && same ? kept : firstOf(element)];
    }),
  );

/** offered: people whom the bot offered for a field that asks it. */
export function typedOver(blocks: Blocks, now: Typed, entries: Entries, offered: readonly Json[] = []): Typed {
  const typed = Object.entries(entries).map(([field, entry]) => {
    const block = inputsOf(blocks).find(({ block_id }) => block_id === field);
    if (!block) throw new Error(`no field ${field}`);
    return [field, entered(elementOf(block), entry, offered)];
  });
  return { ...now, ...Object.fromEntries(typed) };
}

/** `view.state`. */
export const stateOf = (blocks: Blocks, typed: Typed) => ({
  values: Object.fromEntries(
    inputsOf(blocks).map((block) => [
      block.block_id,
      { [String(elementOf(block).action_id)]: typed[block.block_id] ?? firstOf(elementOf(block)) },
    ]),
  ),
});

/** What stands in the inputs, in the words of the form. */
export const entriesOf = (typed: Typed): Entries =>
  Object.fromEntries(Object.entries(typed).map(([field, held]) => [field, entryOf(held)]));

const chosenIn = (option: unknown): string => unpacked(String((option as Json | null)?.value ?? ""));

function entryOf({ type, value, selected_date, selected_option, selected_options }: Json): string | readonly string[] {
  if (type === "plain_text_input") return String(value ?? "");
  if (type === "datepicker") return String(selected_date ?? "");
  if (selected_options !== undefined) return listed(selected_options).map(chosenIn);
  return selected_option ? chosenIn(selected_option) : "";
}

export const elementOf = ({ element }: Block): Json => (element ?? {}) as Json;

const isMany = (type: unknown): boolean => type === "checkboxes" || type === "multi_static_select";

function firstOf({ type, initial_value, initial_date, initial_option, initial_options }: Json): Json {
  if (type === "plain_text_input") return { type, value: initial_value ?? null };
  if (type === "datepicker") return { type, selected_date: initial_date ?? null };
  if (isMany(type)) return { type, selected_options: initial_options ?? [] };
  return { type, selected_option: initial_option ?? null };
}

function entered(element: Json, entry: string | readonly string[], offered: readonly Json[]): Json {
  const { type } = element;
  const all = [entry].flat();
  const [one = ""] = all;
  if (type === "plain_text_input") return { type, value: one === "" ? null : one };
  if (type === "datepicker") return { type, selected_date: one === "" ? null : one };
  const choices = type === "external_select" ? offered : listed(element.options);
  if (isMany(type)) return { type, selected_options: all.filter(Boolean).map((value) => choiceOf(choices, value)) };
  const none = choices.find(({ value }) => value === packed("")) ?? null;
  return { type, selected_option: one === "" ? none : choiceOf(choices, one) };
}

/** A person picks of what is there, by its value or by its words. */
function choiceOf(choices: readonly Json[], wanted: string): Json {
  const found = choices.find(({ value, text }) => value === packed(wanted) || wordsOf(text) === wanted);
  if (!found) throw new Error(`${wanted} is not offered`);
  return found;
}
