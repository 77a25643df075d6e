import { isDay } from "../../../view/answers.ts";
import { cut, rawSize } from "../../../view/cut.ts";
import type { Field, Option } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { type Text, text } from "../text.ts";
import type { InputElement, SlackBlock } from "./blocks.ts";
import { closed } from "./closed.ts";
import { literal } from "./escaped.ts";
import { hintOf } from "./hint.ts";
import { limits } from "./limits.ts";
import { carries, distinct, isLong, numbered, slackOption } from "./options.ts";
import { contexts, fits, isBlank, joined, plainText, rich, richLines, sections, shortText } from "./parts.ts";

/** A field as an input, after what does not fit into it and what is wrong with it; its hint beneath. */
export function fieldBlocks(field: Field, locale: Locale): readonly SlackBlock[] {
  const t = text[locale];
  const label =
    field.type === "number" && !isBlank(field.unit ?? "") ? t.inUnit(field.label, field.unit ?? "") : field.label;
  const hint = hintOf(field, locale);
  const before = [...longLabel(label), ...longHint(hint), ...choicesInFull(field, t), ...mistake(field, label, t)];
  const element = elementOf(field, t);
  if (!element) return [...before, ...notInIt(field, element, t), ...nothingToChoose(label, hint, t)];
  const input: SlackBlock = {
    type: "input",
    block_id: field.id,
    label: shortText(label, limits.input.label),
    ...(!isBlank(hint) && { hint: shortText(hint, limits.input.hint) }),
    optional: field.optional ?? false,
    element,
  };
  return [...before, ...notInIt(field, element, t), input];
}

/** Whether the input can hold what was entered and carry every choice: else the form must not be filled in here. */
export function canHold(field: Field): boolean {
  if (field.id.length > limits.id) return false;
  if (field.type === "text" || field.type === "number") return (field.value ?? "").length <= limits.input.entry;
  if (field.type === "person") return carries(personOptions(field));
  const options = optionsOf(field);
  return options.length <= limits.option.inSelect && carries(options);
}

/** Whether it is drawn as an input: Slack takes errors for inputs only. */
export const isInput = (field: Field): boolean =>
  (field.type !== "choice" && field.type !== "choices" && field.type !== "scale") || optionsOf(field).length > 0;

const nothingToChoose = (label: string, hint: string, t: Text): readonly SlackBlock[] => [
  ...sections(`${t.labelled(closed(label))}${t.noOptions}`),
  ...(fits(hint, limits.input.hint) ? contexts(hint) : []),
];

const longLabel = (label: string) => (fits(label, limits.input.label) ? [] : rich([{ text: label, bold: true }]));
const longHint = (hint: string) => (fits(hint, limits.input.hint) ? [] : contexts(hint));

/** Labels that are too long for a choice, in full and with the number that the choice has. */
function choicesInFull(field: Field, t: Text): readonly SlackBlock[] {
  if (field.type === "person")
    return personOptions(field)
      .filter(isLong)
      .flatMap((chosen) => contexts(chosen.label));
  const lines = numbered(optionsOf(field))
    .filter(isLong)
    .map(({ label }) => [{ text: label }]);
  if (lines.length === 0) return [];
  return richLines([[{ text: `${t.labelled(field.label)}${t.options}`, bold: true }], ...lines]);
}

const NAME_LETTERS = 60;

/** It names its field: the line above an input looks as if it belonged to the one before. */
const mistake = ({ error }: Field, label: string, t: Text): readonly SlackBlock[] =>
  error === undefined ? [] : rich([{ text: t.mend(cut(label, NAME_LETTERS, rawSize)), bold: true }, { text: error }]);

/** What was entered elsewhere and is nothing that this input can show. */
function notInIt(field: Field, element: InputElement | undefined, t: Text): readonly SlackBlock[] {
  const entered = typeof field.value === "string" ? [field.value] : (field.value ?? []);
  const lost = entered.filter((value) => !isBlank(value) && !(element && holds(element, value, field)));
  return lost.length > 0 ? contexts(t.earlier(joined(lost, t.between))) : [];
}

function holds(element: InputElement, value: string, field: Field): boolean {
  if (element.type === "datepicker") return element.initial_date === value;
  if (element.type === "plain_text_input" || element.type === "external_select") return true;
  return optionsOf(field).some((option) => option.value === value);
}

/**
 * The input of a field. Numbers are entered as text, so that 「７．５」 is read. Text has no `max_length`: Slack counts
 * otherwise than a person does, so the limit is checked when it arrives.
 */
function elementOf(field: Field, t: Text): InputElement | undefined {
  switch (field.type) {
    case "text":
      return textInput(field.value, field.long ?? false);
    case "number":
      return textInput(field.value, false);
    case "choices":
      return manyOf(field);
    case "choice":
    case "scale":
    case "yes-no":
      return oneOf(field, t);
    case "date":
      return {
        type: "datepicker",
        action_id: "v",
        ...(field.value && isDay(field.value) && { initial_date: field.value }),
      };
    case "person":
      return personInput(field, t);
  }
}

type Of<T extends Field["type"]> = Extract<Field, { type: T }>;

const textInput = (value: string | undefined, multiline: boolean): InputElement => ({
  type: "plain_text_input",
  action_id: "v",
  multiline,
  ...(value && { initial_value: literal(value) }),
});

/** A choice that may be left open has one for that: on Slack what is chosen cannot be taken back. */
function oneOf(field: Of<"choice" | "scale" | "yes-no">, t: Text): InputElement | undefined {
  const options = numbered(optionsOf(field));
  if (options.length === 0) return undefined;
  const closes = field.optional && options.every(({ value }) => value !== "");
  const all = [...options, ...(closes ? [{ value: "", label: t.none }] : [])].slice(0, limits.option.inSelect);
  const chosen = options.find(({ value }) => value === field.value);
  return {
    type: all.length > limits.option.inButtons ? "static_select" : "radio_buttons",
    action_id: "v",
    options: all.map(slackOption),
    ...(chosen && { initial_option: slackOption(chosen) }),
  };
}

function manyOf({ options, value = [] }: Of<"choices">): InputElement | undefined {
  if (options.length === 0) return undefined;
  const all = numbered(distinct(options));
  const chosen = all.filter((option) => value.includes(option.value));
  return {
    type: all.length > limits.option.inButtons ? "multi_static_select" : "checkboxes",
    action_id: "v",
    options: all.map(slackOption),
    ...(chosen.length > 0 && { initial_options: chosen.map(slackOption) }),
  };
}

function personInput(field: Of<"person">, t: Text): InputElement {
  const [known] = personOptions(field);
  return {
    type: "external_select",
    action_id: "v",
    placeholder: plainText(t.search),
    min_query_length: 0,
    ...(known && { initial_option: slackOption(known) }),
  };
}

/** Whoever was chosen or entered. */
function personOptions({ chosen, value = chosen?.value }: Of<"person">): readonly Option[] {
  if (value === undefined || isBlank(value)) return [];
  return [chosen?.value === value ? chosen : { value, label: value }];
}

function optionsOf(field: Field): readonly Option[] {
  if (field.type === "choice" || field.type === "choices") return distinct(field.options);
  if (field.type === "scale") return distinct(field.steps);
  if (field.type !== "yes-no") return [];
  return [
    { value: "yes", label: field.yes },
    { value: "no", label: field.no },
  ];
}
