import type { Form } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import type { AdaptiveCard } from "./adaptive-card.ts";
import { blocksParts } from "./block.ts";
import { adaptiveCard } from "./card.ts";
import { fieldParts } from "./field.ts";
import { action, actionSet, type Part, textBlock } from "./parts.ts";

const ja = {
  wrong: (count: number) => `${count}か所を確認してください。`,
  kept: "これまでの入力はすべて残っています。",
};
const en: typeof ja = {
  wrong: (count) => (count === 1 ? "Please look at one entry again." : `Please look at ${count} entries again.`),
  kept: "Everything you entered is still here.",
};

/** A form as Adaptive Card 1.5 JSON, with what was entered in its fields and what is wrong with it. */
export const renderForm = (form: Form, locale: Locale): AdaptiveCard =>
  adaptiveCard([
    ...summary(form, locale),
    ...blocksParts(form.intro ?? [], { locale }),
    ...form.fields.flatMap((field) => fieldParts(field, locale)),
    ...formActions(form),
  ]);

/** Only the form's own button waits until everything required is there: what is half done can be put aside. */
export const formActions = ({ target, submitLabel, buttons = [] }: Form): readonly Part[] =>
  actionSet([
    action(submitLabel, { does: "submits", target, via: "submit" }, "positive"),
    ...buttons.map(({ name, label }) => ({
      ...action(label, { does: "submits", target, via: name }),
      associatedInputs: "none",
    })),
  ]);

/** How many entries are wrong; nothing when none is. */
export function summary(form: Form, locale: Locale): readonly Part[] {
  const t = { ja, en }[locale];
  const wrong = form.fields.filter(({ error }) => error !== undefined).length;
  if (wrong === 0) return [];
  const items = [
    textBlock(t.wrong(wrong), { weight: "bolder", color: "attention" }),
    textBlock(t.kept, { spacing: "small" }),
  ];
  return [{ type: "Container", style: "attention", items }];
}
