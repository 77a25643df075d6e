import type { Input } from "adaptivecards";
import type { Drawn } from "../card/card-view.tsx";
import { controlOf, describe } from "./controls.ts";

/**
 * Puts each error under its field, tied to it for those who hear the page, and lists all of them in the
 * summary on top, each leading to its field. The summary takes the focus.
 */
export function showErrors({ card, element }: Drawn, errors: Readonly<Record<string, string>>, label: string): void {
  const wrong = card.getAllInputs().flatMap((input) => {
    const error = input.id === undefined ? undefined : errors[input.id];
    return error === undefined ? [] : [{ input, error }];
  });
  for (const each of wrong) mark(each);
  const summary = element.querySelector<HTMLElement>(".is-attention");
  if (!summary || wrong.length === 0) return;
  summary.append(linksTo(wrong));
  summary.tabIndex = -1;
  summary.setAttribute("role", "group");
  summary.setAttribute("aria-label", label);
  summary.classList.add("error-summary");
  summary.focus();
}

type Wrong = { readonly input: Input; readonly error: string };

function mark({ input, error }: Wrong): void {
  const message = document.createElement("p");
  message.className = "field-error";
  message.textContent = error;
  input.renderedElement?.append(message);
  describe(input, message);
  const control = controlOf(input);
  control?.setAttribute("aria-invalid", "true");
  control?.classList.add("is-wrong");
}

function linksTo(wrong: readonly Wrong[]): HTMLElement {
  const list = document.createElement("ul");
  list.className = "error-links";
  for (const { input, error } of wrong) {
    const link = document.createElement("button");
    link.type = "button";
    link.className = "as-link";
    link.textContent = named(input.label ?? "", error);
    link.addEventListener("click", () => input.focus());
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  return list;
}

/** The error as it is where it names its field itself; a label's unit does not count. */
function named(label: string, error: string): string {
  const name = label.replace(/\s*[（(][^（(]*[）)]$/, "");
  return error.includes(name) ? error : `${label}：${error}`;
}
