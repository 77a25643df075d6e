import type { Field, Form, Option } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { problemText } from "../../../view/problem.ts";
import type { AdaptiveCard, FormSheet } from "../wire.ts";
import { blockParts } from "./block.ts";
import { adaptiveCard } from "./card.ts";
import { action, actionSet, type Part, quiet, textBlock } from "./parts.ts";

const ja = {
  wrong: (count: number) => `${count}か所を確認してください。`,
  kept: "これまでの入力はすべて残っています。",
};
const en: typeof ja = {
  wrong: (count) => (count === 1 ? "Please look at one entry again." : `Please look at ${count} entries again.`),
  kept: "Everything you entered is still here.",
};

/** A form as Adaptive Card 1.5 JSON, with what was entered and what is wrong with it. */
export const renderForm = (form: Form, locale: Locale): AdaptiveCard =>
  adaptiveCard(
    [
      ...summary(form, locale),
      ...(form.intro ?? []).flatMap(blockParts),
      ...form.fields.flatMap((field) => fieldParts(field, locale)),
      ...actionSet([
        action(form.submitLabel, { does: "submits", target: form.target, via: "submit" }, "positive"),
        ...(form.buttons ?? []).map(({ name, label }) =>
          action(label, { does: "submits", target: form.target, via: name }),
        ),
      ]),
    ],
    locale,
  );

/** A form as the page lays it out in a dialog. */
export const renderFormSheet = (form: Form, locale: Locale): FormSheet => ({
  type: "form",
  title: form.title,
  card: renderForm(form, locale),
  readers: form.readers,
  ...(form.page && { page: form.page }),
  errors: Object.fromEntries(form.fields.flatMap(({ id, error }) => (error === undefined ? [] : [[id, error]]))),
  people: form.fields.flatMap(({ type, id }) => (type === "person" ? [id] : [])),
});

function summary(form: Form, locale: Locale): readonly Part[] {
  const t = { ja, en }[locale];
  const wrong = form.fields.filter(({ error }) => error !== undefined).length;
  if (wrong === 0) return [];
  const items = [
    textBlock(t.wrong(wrong), { weight: "bolder", color: "attention" }),
    textBlock(t.kept, { spacing: "small" }),
  ];
  return [{ type: "Container", style: "attention", items }];
}

function fieldParts(field: Field, locale: Locale): readonly Part[] {
  const hint = field.hint === undefined ? [] : [textBlock(field.hint, { ...quiet, spacing: "small" })];
  return [{ ...input(field), spacing: "large", ...common(field, locale) }, ...hint];
}

/** A required field left empty is told by the page at once; any other error comes from the server. */
const common = (field: Field, locale: Locale) => ({
  id: field.id,
  label: labelled(field),
  isRequired: !field.optional,
  errorMessage: field.error ?? problemText(locale, field.label, { kind: "missing" }),
});

const labelled = (field: Field) =>
  field.type === "number" && field.unit ? `${field.label}（${field.unit}）` : field.label;

/** Numbers are entered as text, so that 「７．５」 is read and a wrong entry is not lost. */
function input(field: Field): Part {
  switch (field.type) {
    case "text":
      return { type: "Input.Text", value: field.value ?? "", isMultiline: field.long ?? false };
    case "number":
      return { type: "Input.Text", value: field.value ?? "", hagukumi: "number" };
    case "choice":
      return choiceSet(field.options, field.value, field.options.length > 5 ? "compact" : "expanded");
    case "choices":
      return { ...choiceSet(field.options, field.value?.join(","), "expanded"), isMultiSelect: true };
    case "scale":
      return { ...choiceSet(field.steps, field.value, "expanded"), hagukumi: "scale" };
    case "yes-no":
      return choiceSet(
        [
          { value: "yes", label: field.yes },
          { value: "no", label: field.no },
        ],
        field.value,
        "expanded",
      );
    case "date":
      return {
        type: "Input.Date",
        value: field.value ?? "",
        ...(field.earliest && { min: field.earliest }),
        ...(field.latest && { max: field.latest }),
      };
    case "person":
      return {
        ...choiceSet(field.chosen ? [field.chosen] : [], field.value ?? field.chosen?.value, "filtered"),
        hagukumi: "person",
      };
  }
}

const choiceSet = (
  options: readonly Option[],
  value: string | undefined,
  style: "compact" | "expanded" | "filtered",
): Part => ({
  type: "Input.ChoiceSet",
  style,
  wrap: true,
  choices: options.map((option) => ({ title: option.label, value: option.value })),
  ...(value && { value }),
});
