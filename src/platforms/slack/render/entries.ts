import { z } from "zod";
import type { Entries } from "../../../view/form.ts";
import type { InputAction } from "./blocks.ts";
import { limits } from "./limits.ts";
import { unpacked } from "./options.ts";

/** No database keeps NUL, and half a letter is none. */
const typed = z.string().transform((words) => words.replaceAll("\0", "").replace(/\p{Cs}/gu, "\ufffd"));
const chosen = z.object({ value: z.string().transform(unpacked) });
const one = { selected_option: chosen.nullish() };
const many = { selected_options: z.array(chosen).max(limits.option.inSelect).nullish() };

/** What an input holds, by its kind; `null` where nothing was entered. */
const input = z.discriminatedUnion("type", [
  z.object({ type: z.literal("plain_text_input"), value: typed.nullish() }),
  z.object({ type: z.literal("datepicker"), selected_date: z.string().nullish() }),
  z.object({ type: z.enum(["radio_buttons", "static_select", "external_select"]), ...one }),
  z.object({ type: z.enum(["checkboxes", "multi_static_select"]), ...many }),
]);
const actions: readonly InputAction[] = ["v", "v2"];
const actionIn = (elements: Readonly<Record<string, unknown>> = {}): InputAction | undefined =>
  actions.find((action) => elements[action] !== undefined);
const state = z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) });

/**
 * The entries of a view, by field: `view.state` of a submission or of a press. Inputs that are not ours and states
 * that cannot be read are left out, so that the form says what is missing.
 */
export function readEntries(given: unknown): Entries {
  const read = state.safeParse(given);
  if (!read.success) return {};
  return Object.fromEntries(
    Object.entries(read.data.values).flatMap(([field, elements]) => {
      const { data } = input.safeParse(elements[actionIn(elements) ?? "v"]);
      return data ? [[field, entryOf(data)]] : [];
    }),
  );
}

/** The `action_id` of a field's input in a view, from its `view.state`; undefined where it has no such field. */
export function actionsOf(given: unknown): (field: string) => InputAction | undefined {
  const read = state.safeParse(given);
  const values = new Map(Object.entries(read.data?.values ?? {}));
  return (field) => actionIn(values.get(field));
}

function entryOf(data: z.infer<typeof input>): string | readonly string[] {
  switch (data.type) {
    case "plain_text_input":
      return data.value ?? "";
    case "datepicker":
      return data.selected_date ?? "";
    case "checkboxes":
    case "multi_static_select":
      return data.selected_options?.map(({ value }) => value) ?? [];
    default:
      return data.selected_option?.value ?? "";
  }
}
