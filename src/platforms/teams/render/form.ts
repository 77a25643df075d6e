import { cut, pieces, rawSize } from "../../../view/cut.ts";
import type { Field, Form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { problemText, unfilled } from "../../../view/problem.ts";
import type { Target } from "../../../view/target.ts";
import type { AdaptiveCard } from "../../adaptive-cards/adaptive-card.ts";
import { blocksParts } from "../../adaptive-cards/block.ts";
import { fieldParts } from "../../adaptive-cards/field.ts";
import { formActions, summary } from "../../adaptive-cards/form.ts";
import { literal, type Part, quiet, textBlock } from "../../adaptive-cards/parts.ts";
import { type Text, text } from "../text.ts";
import { onTeams } from "./card.ts";
import { datasetOf } from "./dataset.ts";
import { limits, sizeOf } from "./limits.ts";
import { forTeams, OURS, ours } from "./teams.ts";

/**
 * A form as the card of a dialog: who can read it, what must be read first, the fields with what was entered and, above
 * each, what is wrong with it. One that Teams cannot hold is not drawn in part: the dialog says where it can be filled in.
 */
export function renderForm(form: Form, locale: Locale): AdaptiveCard {
  const t = text[locale];
  const neutral = [
    ...pageLine(form, t),
    ...summary(form, locale),
    ...readers(form, t),
    ...blocksParts(form.intro ?? [], { locale }),
    ...form.fields.flatMap((field) => fieldOf(form, field, locale)),
    ...formActions(form),
  ];
  const drawn = onTeams(forTeams(neutral, "dialog").map(carrying(form)), locale);
  return sizeOf(drawn) <= limits.dialogBytes ? drawn : tooLarge(form, locale);
}

/** Where it can be filled in, and what was typed in it so far, to be copied. */
function tooLarge({ fields }: Form, locale: Locale): AdaptiveCard {
  const t = text[locale];
  const typed = fields.flatMap((field) =>
    isTyped(field) && field.value ? [textBlock(field.label, { weight: "bolder" }), ...lines(field.value)] : [],
  );
  const heading = typed.length > 0 ? [textBlock(t.notSaved, { weight: "bolder", spacing: "large" })] : [];
  const said = forTeams([textBlock(t.tooLarge), ...heading, ...typed], "dialog");
  const drawn = onTeams(said, locale);
  return sizeOf(drawn) <= limits.dialogBytes ? drawn : onTeams(said.slice(0, 1), locale);
}

const lines = (value: string): readonly Part[] =>
  pieces(value, limits.text, rawSize).map((words) => textBlock(words, { spacing: "small" }));

/** What one types, and would have to type again; the rest is chosen. */
const isTyped = (field: Field): field is Extract<Field, { type: "text" | "number" }> =>
  field.type === "text" || field.type === "number";

const readers = ({ readers: names }: Form, t: Text): readonly Part[] =>
  names.length === 0
    ? []
    : [textBlock(`${t.labelled(t.readers)}${names.join(t.between)}`, { id: "readers", weight: "bolder" })];

function pageLine({ page }: Form, t: Text): readonly Part[] {
  if (!page) return [];
  const titles = page.titles.map((title, at) => (at === page.at - 1 ? t.pageHere(title) : title));
  return [textBlock(`${t.pageOf(page.at, page.titles.length)}　${titles.join(" › ")}`, quiet)];
}

/** What is wrong stands above the input: Teams itself says only what is missing. */
function fieldOf(form: Form, field: Field, locale: Locale): readonly Part[] {
  const { error, id } = field;
  const wrong =
    error === undefined
      ? []
      : [textBlock(error, { id: `error:${id}`, color: "attention", weight: "bolder", spacing: "large" })];
  const [input, ...hint] = fieldParts(field, locale);
  if (!input) return wrong;
  const drawn = onDialog(form, field, input, locale);
  // It stands with what it is about.
  return [...wrong, ...(wrong.length > 0 ? [{ ...drawn, spacing: "small" }] : [drawn]), ...hint];
}

/**
 * Teams keeps back every button while something required is missing. A form that can also be put aside half done must
 * not wait for it: there the label says so, and the server looks. Bounds are left to the server too: Teams has one
 * message for whatever is wrong with an input.
 */
function onDialog(form: Form, field: Field, { min: _, max: __, ...input }: Part, locale: Locale): Part {
  const search = field.type === "person" && { "choices.data": searchOf(form.target, field.id) };
  const errorMessage = literal(problemText(locale, field.label, unfilled(field)));
  const drawn = { ...input, ...search, errorMessage } as Part;
  if ((form.buttons ?? []).length === 0 || field.optional) return drawn;
  return { ...drawn, isRequired: false, label: literal(text[locale].required(String(input.label))) };
}

/** People are looked up while a name is typed; the answer comes from the bot, not from the tenant's directory. */
const searchOf = (target: Target, field: string) => ({ type: "Data.Query", dataset: datasetOf(target, field) });

const LABEL = 100;

/** Says which inputs hold lists, since their values come joined with commas, and what those are called in which one types. */
function carrying({ fields }: Form): (part: Part) => Part {
  const lists = fields.filter(({ type }) => type === "choices").map(({ id }) => id);
  const labels = Object.fromEntries(fields.filter(isTyped).map(({ id, label }) => [id, cut(label, LABEL, rawSize)]));
  const filled = (each: Part): Part => {
    const data = each.data as Readonly<Record<string, object>> | undefined;
    const carried = data?.[OURS] as { readonly does?: string } | undefined;
    return carried?.does === "submits" ? { ...each, data: { ...data, ...ours({ ...carried, lists, labels }) } } : each;
  };
  return (part) =>
    part.type === "ActionSet" ? { ...part, actions: (part.actions as readonly Part[]).map(filled) } : part;
}
