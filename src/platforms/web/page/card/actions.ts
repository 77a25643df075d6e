import { ExecuteAction, type PropertyBag, type SerializationContext } from "adaptivecards";
import type { ActionData } from "../../wire.ts";

/** A button of a card. The server checks what was entered, with all its rules, so the renderer's own check stays off. */
export class CardAction extends ExecuteAction {
  #isQuiet = false;

  protected override internalParse(source: PropertyBag, context: SerializationContext): void {
    super.internalParse(source, context);
    this.#isQuiet = source.hagukumi === "quiet";
  }

  protected override updateCssClasses(): void {
    super.updateCssClasses();
    if (this.#isQuiet) this.renderedElement?.classList.add("is-quiet");
  }

  override prepareForExecution(): boolean {
    return true;
  }

  /** The renderer names a button twice more, as label and tooltip; its words are enough. */
  override setupElementForAccessibility(element: HTMLElement, promoteTooltipToLabel?: boolean): void {
    super.setupElementForAccessibility(element, promoteTooltipToLabel);
    if (!(element instanceof HTMLButtonElement)) return;
    element.removeAttribute("aria-label");
    element.removeAttribute("title");
    element.removeAttribute("role");
    element.removeAttribute("tabindex");
  }
}

/** What an action of our server asks for; undefined for any other. */
export function actionData(data: unknown): ActionData | undefined {
  const known = ["opens", "presses", "asks", "saves", "uploads", "submits"];
  const does = (data as { readonly does?: unknown } | undefined)?.does;
  return typeof does === "string" && known.includes(does) ? (data as ActionData) : undefined;
}
