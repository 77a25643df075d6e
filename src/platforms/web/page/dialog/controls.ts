import type { Input } from "adaptivecards";

// Where the renderer puts the parts of a field.

/** What holds the control, below the label. */
export const controlPlace = (input: Input): HTMLElement | undefined =>
  input.renderedElement?.querySelector<HTMLElement>(".ac-input-container") ?? undefined;

/** What takes the focus and carries the description: the field itself, or the group around its choices. */
export function controlOf(input: Input): Element | undefined {
  const place = controlPlace(input);
  return place?.querySelector("input[role=combobox]") ?? place?.firstElementChild ?? undefined;
}

/** Adds to what a screen reader says after the field's name. */
export function describe(input: Input, by: HTMLElement): void {
  const control = controlOf(input);
  by.id ||= `description-${++described}`;
  const before = control?.getAttribute("aria-describedby");
  control?.setAttribute("aria-describedby", before ? `${before} ${by.id}` : by.id);
}
let described = 0;
