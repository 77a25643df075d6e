import type { Block, Button, Card } from "../../../src/view/card.ts";
import type { Field, Form } from "../../../src/view/form.ts";

// Everything that a card or a form says, and that a drawing may therefore not lose.

export const saidByCard = ({ kicker, title, section, body, buttons = [] }: Card): readonly string[] =>
  shown([kicker, title, section, ...body.flatMap(saidByBlock), ...buttons.flatMap(saidByButton)]);

export const saidByForm = ({
  title,
  readers,
  intro = [],
  fields,
  submitLabel,
  buttons = [],
}: Form): readonly string[] =>
  shown([
    title,
    ...readers,
    ...intro.flatMap(saidByBlock),
    ...fields.flatMap(saidByField),
    submitLabel,
    ...buttons.map(({ label }) => label),
  ]);

const shown = (texts: readonly (string | undefined)[]): readonly string[] =>
  texts.filter((text) => text !== undefined && text.trim() !== "") as readonly string[];

function saidByBlock(block: Block): readonly (string | undefined)[] {
  switch (block.type) {
    case "text":
      return [block.text];
    case "callout":
      return [block.label, block.text];
    case "facts":
      return block.facts.flatMap(({ label, value }) => [label, value]);
    case "table":
      return [...block.columns.map(({ label }) => label), ...block.rows.flat()];
    case "chart":
      return [
        block.title,
        block.unit,
        ...block.labels,
        ...block.series.flatMap(({ name, values }) => [name, ...values.map((value) => value?.toString())]),
        block.reading,
      ];
    case "quote":
      return [block.title, block.text, ...block.source.path, ...(block.button ? saidByButton(block.button) : [])];
    case "progress":
      return [block.label, block.reading];
    case "buttons":
      return [block.label, ...block.buttons.flatMap(saidByButton)];
    case "divider":
      return [];
  }
}

const saidByButton = (button: Button): readonly string[] =>
  button.kind === "presses" && button.confirm ? [button.label, ...Object.values(button.confirm)] : [button.label];

function saidByField(field: Field): readonly (string | undefined)[] {
  const entered = field.type === "text" || field.type === "number" ? [field.value] : [];
  return [field.label, field.hint, field.error, ...entered, ...optionLabels(field)];
}

function optionLabels(field: Field): readonly (string | undefined)[] {
  if (field.type === "choice" || field.type === "choices") return field.options.map(({ label }) => label);
  if (field.type === "scale") return field.steps.map(({ label }) => label);
  if (field.type === "yes-no") return [field.yes, field.no];
  return [];
}
