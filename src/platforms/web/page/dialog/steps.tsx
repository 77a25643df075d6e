import type { FormSheet } from "../../wire.ts";
import { useText } from "../desk.ts";

/** The pages of a long form, and where one is. */
export function Steps({ page: { at, titles } }: { readonly page: NonNullable<FormSheet["page"]> }) {
  const t = useText();
  return (
    <ol class="steps" aria-label={t.form.pages(titles.length)}>
      {titles.map((title, index) => {
        const number = index + 1;
        const state = number === at ? "step is-here" : number < at ? "step is-done" : "step";
        return (
          <li key={title} class={state} {...(number === at && { "aria-current": "step" as const })}>
            <span class="step-number">{number}</span>
            <span class="step-title">{title}</span>
            {number < at && <span class="for-screen-readers">{t.form.done}</span>}
          </li>
        );
      })}
    </ol>
  );
}
