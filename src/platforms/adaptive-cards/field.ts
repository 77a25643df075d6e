import type { Field, Option } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import { type Problem, problemText, unfilled } from "../../view/problem.ts";
import { choicesOf, packed } from "./choices.ts";
import { inUnit, literal, type Part, quiet, textBlock } from "./parts.ts";

const nobody: Readonly<Record<Locale, string>> = { ja: "まだ選ばれていません", en: "Nobody chosen yet" };

/** More choices than these are folded into a list. */
const SHOWN_CHOICES = 5;

/** A field as an input with its label, and its hint beneath. */
export function fieldParts(field: Field, locale: Locale): readonly Part[] {
  const hint = hintOf(field, locale);
  const { error } = field;
  const label = field.type === "number" && field.unit ? inUnit(locale, field.label, field.unit) : field.label;
  const input = {
    ...inputOf(field, locale),
    id: field.id,
    label: literal(label),
    isRequired: !field.optional,
    errorMessage: literal(error ?? atOnce(field, locale)),
    spacing: "large",
  };
  return hint === "" ? [input] : [input, textBlock(hint, { ...quiet, spacing: "small" })];
}

/** A limit is said before it is broken, in the words of its error. */
function hintOf(field: Field, locale: Locale): string {
  const said = (problem: Problem) => problemText(locale, field.label, problem);
  const own = field.hint ? [field.hint] : [];
  if (field.type === "text" && field.maxLength !== undefined)
    return [...own, said({ kind: "too-long", most: field.maxLength })].join(" ");
  if (field.type === "choices" && field.atMost !== undefined)
    return [...own, said({ kind: "too-many", most: field.atMost })].join(" ");
  return own.join("");
}

/** What the page itself can see to be wrong; everything else is said by the server. */
function atOnce(field: Field, locale: Locale): string {
  const problems: readonly Problem[] = [
    unfilled(field),
    ...(field.type === "date" && field.earliest ? [{ kind: "too-early", day: field.earliest } as const] : []),
    ...(field.type === "date" && field.latest ? [{ kind: "too-late", day: field.latest } as const] : []),
  ];
  return problems.map((problem) => problemText(locale, field.label, problem)).join(locale === "ja" ? "" : " ");
}

/**
 * Numbers are entered as text, so that 「７．５」 is read and a wrong entry is not lost. Text has no `maxLength`:
 * a browser would cut what is pasted without a word.
 */
function inputOf(field: Field, locale: Locale): Part {
  switch (field.type) {
    case "text":
      return { type: "Input.Text", value: field.value ?? "", isMultiline: field.long ?? false };
    case "number":
      return { type: "Input.Text", value: field.value ?? "", hagukumi: "number" };
    case "choice":
      return choiceSet(field.options, field.value, field.options.length > SHOWN_CHOICES ? "compact" : "expanded");
    case "choices":
      return manyOf(field);
    case "scale":
      return { ...choiceSet(field.steps, field.value, "expanded"), hagukumi: "scale" };
    case "yes-no":
      return choiceSet(yesNo(field), field.value, "expanded");
    case "date":
      return dateOf(field);
    case "person":
      return personOf(field, locale);
  }
}

type Of<T extends Field["type"]> = Extract<Field, { type: T }>;

const yesNo = ({ yes, no }: Of<"yes-no">): readonly Option[] => [
  { value: "yes", label: yes },
  { value: "no", label: no },
];

const choiceSet = (
  options: readonly Option[],
  value: string | undefined,
  style: "compact" | "expanded" | "filtered",
): Part => ({ type: "Input.ChoiceSet", style, wrap: true, choices: choicesOf(options), ...(value && { value }) });

const manyOf = ({ options, value = [] }: Of<"choices">): Part => ({
  ...choiceSet([], value.map(packed).join(","), "expanded"),
  choices: choicesOf(options, packed),
  isMultiSelect: true,
});

const dateOf = ({ value, earliest, latest }: Of<"date">): Part => ({
  type: "Input.Date",
  value: value ?? "",
  ...(earliest && { min: earliest }),
  ...(latest && { max: latest }),
});

/** A list may not be empty, so it begins with nobody, which counts as not answered. Whoever was entered stays in it. */
function personOf({ chosen, value = chosen?.value }: Of<"person">, locale: Locale): Part {
  const known = chosen && chosen.value === value ? [chosen] : [];
  const typed = value && known.length === 0 ? [{ value, label: value }] : [];
  const empty = { value: " ", label: nobody[locale] };
  return { ...choiceSet([empty, ...known, ...typed], value, "filtered"), hagukumi: "person" };
}
