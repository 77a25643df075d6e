import type { CycleKind, SheetForm } from "../definition/definition.ts";
import type { State } from "../evaluation.ts";

/** What is rated with a form in a cycle. */
export const ratesOf = (form: SheetForm, kind: CycleKind) => ({
  ability: form.rates.includes("ability") && (kind.ability !== undefined || kind.probation !== undefined),
  performance: form.rates.includes("performance") && kind.performance !== undefined,
});

/** The states that an evaluation with this form goes through in a cycle of this kind, in order. */
export function pathOf(form: SheetForm, kind: CycleKind): readonly State[] {
  const has = (stage: string) => kind.stages.some((each) => each.stage === stage);
  const goals: readonly State[] = ratesOf(form, kind).performance && has("goals") ? ["goals", "agreement"] : [];
  const self: readonly State[] = has("self-review") ? ["self"] : [];
  const raters: readonly (readonly [boolean, State])[] = [
    [form.raters.includes("second") && has("second-rating"), "second"],
    [form.raters.includes("adjuster") && has("adjusting"), "adjusting"],
    [form.raters.includes("confirmer") && has("confirming"), "confirming"],
  ];
  const rating = raters.filter(([applies]) => applies).map(([, state]) => state);
  return [...goals, ...self, "first", ...rating, "disclosing", "disclosed", "closed"];
}
