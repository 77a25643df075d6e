import { CardElement, type PropertyBag, type SerializationContext } from "adaptivecards";

/** Teams' own element: how far something has come. Its figure stands above it in words. */
export class ProgressBar extends CardElement {
  #value = 0;
  #max = 1;
  #title = "";

  override getJsonTypeName(): string {
    return "ProgressBar";
  }

  protected override internalParse(source: PropertyBag, context: SerializationContext): void {
    super.internalParse(source, context);
    const { value, max, title } = source as {
      readonly value?: unknown;
      readonly max?: unknown;
      readonly title?: unknown;
    };
    this.#value = Number(value) || 0;
    this.#max = Number(max) || 100;
    this.#title = typeof title === "string" ? title : "";
  }

  protected override internalRender(): HTMLElement {
    const bar = document.createElement("progress");
    bar.max = this.#max;
    bar.value = this.#value;
    bar.className = "progress-bar";
    bar.setAttribute("aria-label", this.#title);
    return bar;
  }
}
