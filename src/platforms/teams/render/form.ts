import type { Field, Form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { problemText } from "../../../view/problem.ts";
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
import { forTeams, OURS } from "./teams.ts";

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
  const drawn = onTeams(forTeams(neutral, "dialog").map(withLists(form)), locale);
  return sizeOf(drawn) <= limits.bytes ? drawn : onTeams([textBlock(t.tooLarge)], locale);
}

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
    error === undefined ? [] : [textBlock(error, { id: `error:${id}`, color: "attention", weight: "bolder" })];
  const [input, ...hint] = fieldParts(field, locale);
  return input ? [...wrong, onDialog(form, field, input, locale), ...hint] : wrong;
}

/**
 * Teams keeps back every button while something required is missing. A form that can also be put aside half done must
 * not wait for it: there the label says so, and the server looks. Bounds are left to the server too: Teams has one
 * message for whatever is wrong with an input.
 */
function onDialog(form: Form, field: Field, { min: _, max: __, ...input }: Part, locale: Locale): Part {
  const search = field.type === "person" && { "choices.data": searchOf(form.target, field.id) };
  const errorMessage = literal(problemText(locale, field.label, { kind: "missing" }));
  const drawn = { ...input, ...search, errorMessage } as Part;
  if ((form.buttons ?? []).length === 0 || field.optional) return drawn;
  return { ...drawn, isRequired: false, label: literal(text[locale].required(String(input.label))) };
}

/** People are looked up while a name is typed; the answer comes from the bot, not from the tenant's directory. */
const searchOf = (target: Target, field: string) => ({ type: "Data.Query", dataset: datasetOf(target, field) });

/** Says which inputs hold lists, since their values come joined with commas. */
const withLists =
  ({ fields }: Form) =>
  (part: Part): Part => {
    const lists = fields.filter(({ type }) => type === "choices").map(({ id }) => id);
    if (part.type !== "ActionSet" || lists.length === 0) return part;
    const actions = (part.actions as readonly Part[]).map((each) => {
      const data = each.data as Readonly<Record<string, unknown>> | undefined;
      const ours = data?.[OURS] as object | undefined;
      return ours ? { ...each, data: { ...data, [OURS]: { ...ours, lists } } } : each;
    });
    return { ...part, actions };
  };
