import { TextBlock, TextSize } from "adaptivecards";
import type { Drawn } from "../card/card-view.tsx";
import { controlPlace, describe } from "./controls.ts";

/** A hint comes after its input; it is read before one types, so it goes under the label. */
export function tieHints({ card }: Drawn): void {
  for (const input of card.getAllInputs()) {
    const next = card.getItemAt(card.indexOf(input) + 1);
    const hint = next instanceof TextBlock && next.isSubtle && next.size === TextSize.Small ? next : undefined;
    const place = controlPlace(input);
    if (!hint?.renderedElement || !place) continue;
    hint.renderedElement.classList.add("field-hint");
    place.before(hint.renderedElement);
    describe(input, hint.renderedElement);
  }
}
