import { render } from "preact";
import type { Option } from "../../../../view/form.ts";
import type { Locale } from "../../../../view/locale.ts";
import { PersonCombobox } from "./person-combobox.tsx";

export type PersonControl = {
  readonly element: HTMLElement;
  /** Value of the chosen person; what was typed when nobody is chosen. */
  readonly value: () => string;
  readonly labelBy: (ids: string) => void;
  readonly focus: () => void;
};

type Options = {
  readonly chosen: string;
  readonly value: string;
  readonly required: boolean;
  readonly suggest: (typed: string) => Promise<readonly Option[]>;
  readonly locale: Locale;
};

/** The person field as an element of the renderer. */
export function personControl({ chosen, value, required, suggest, locale }: Options): PersonControl {
  const element = document.createElement("div");
  element.className = "person-field";
  let current = value;
  const onValue = (next: string) => {
    current = next;
  };
  render(
    <PersonCombobox initial={chosen} required={required} suggest={suggest} locale={locale} onValue={onValue} />,
    element,
  );
  const input = () => element.querySelector("input");
  return {
    element,
    value: () => current,
    labelBy: (ids) => input()?.setAttribute("aria-labelledby", ids),
    focus: () => input()?.focus(),
  };
}
