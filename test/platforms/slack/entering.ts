import type { InputElement, ModalView, SlackOption } from "../../../src/platforms/slack/render/blocks.ts";
import { slackOption } from "../../../src/platforms/slack/render/options.ts";

// What a person does in a modal, and the `view.state` that Slack then sends (docs.slack.dev/reference/views).

type Typed = string | readonly string[];

/** typed: by `block_id`; a field that nobody touched keeps what the view was opened with. */
export const stateOf = (view: ModalView, typed: Readonly<Record<string, Typed>> = {}) => ({
  values: Object.fromEntries(
    view.blocks.flatMap((block) =>
      block.type === "input"
        ? [[block.block_id, { [block.element.action_id]: held(block.element, typed[block.block_id]) }]]
        : [],
    ),
  ),
});

function held(element: InputElement, typed: Typed | undefined): unknown {
  const { type } = element;
  switch (type) {
    case "plain_text_input":
      return { type, value: typed ?? element.initial_value ?? null };
    case "datepicker":
      return { type, selected_date: typed ?? element.initial_date ?? null };
    case "external_select":
      return { type, selected_option: typed === undefined ? (element.initial_option ?? null) : found(typed) };
    case "checkboxes":
    case "multi_static_select":
      return {
        type,
        selected_options: typed === undefined ? (element.initial_options ?? []) : picked(element.options, typed),
      };
    default:
      return {
        type,
        selected_option: (typed === undefined ? element.initial_option : picked(element.options, typed)[0]) ?? null,
      };
  }
}

const found = (typed: Typed): SlackOption => slackOption({ value: [typed].flat()[0] ?? "", label: "誰か" });

/** A person picks of what is offered. */
const picked = (offered: readonly SlackOption[], typed: Typed): readonly SlackOption[] => {
  const wanted = [typed].flat().map((value) => slackOption({ value, label: "" }).value);
  return offered.filter(({ value }) => wanted.includes(value));
};
