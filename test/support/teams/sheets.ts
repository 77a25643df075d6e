import type { Errors } from "./checking.ts";
import type { Json } from "./ledger.ts";
import { inputsIn, shownParts, startsShown, type Toggled } from "./parts.ts";
import { firstTyped, type Typed } from "./typing.ts";

/** A card as it lies before somebody. */
export type Sheet = {
  readonly card: Json;
  readonly typed: Typed;
  readonly toggled: Toggled;
  /** What the renderer itself finds wrong. */
  readonly errors: Errors;
};

/** What somebody did with each card; a card that comes anew has nothing of it. */
export function createSheets() {
  const kept = new WeakMap<Json, Sheet>();
  const of = (card: Json): Sheet =>
    kept.get(card) ?? { card, typed: firstTyped(inputsIn(card)), toggled: {}, errors: {} };
  return {
    of,
    alter: (card: Json, change: Partial<Omit<Sheet, "card">>): void => void kept.set(card, { ...of(card), ...change }),
  };
}

export const partsOf = ({ card, toggled }: Sheet): readonly Json[] => shownParts(card, toggled);

/** What an `Action.ToggleVisibility` folds in and out. */
export function toggledBy({ card, toggled }: Sheet, { targetElements }: Json): Toggled {
  const targets: readonly unknown[] = Array.isArray(targetElements) ? targetElements : [];
  const changes = targets.map((target): [string, boolean] => {
    const { elementId, isVisible } = (typeof target === "string" ? { elementId: target } : target) as Json;
    const id = String(elementId);
    return [id, typeof isVisible === "boolean" ? isVisible : !(toggled[id] ?? startsShown(card, id))];
  });
  return { ...toggled, ...Object.fromEntries(changes) };
}
