import { type PropertyBag, type SerializationContext, TextInput } from "adaptivecards";

/** A text field; one for a number brings the keypad of a phone along. */
export class TextField extends TextInput {
  #isNumber = false;

  protected override internalParse(source: PropertyBag, context: SerializationContext): void {
    super.internalParse(source, context);
    this.#isNumber = (source as { readonly hagukumi?: unknown }).hagukumi === "number";
  }

  protected override internalRender(): HTMLElement | undefined {
    const element = super.internalRender();
    if (element && this.#isNumber) {
      element.classList.add("is-number");
      element.setAttribute("inputmode", "decimal");
    }
    if (element && this.isRequired) element.setAttribute("aria-required", "true");
    return element;
  }
}
