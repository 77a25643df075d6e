import type { Drawn } from "../card/card-view.tsx";
import { controlPlace } from "./controls.ts";

const letters = new Intl.Segmenter("ja", { granularity: "grapheme" });
const count = (text: string) => [...letters.segment(text.trim())].length;

/** Under a text with a limit, how much of it is used: letters as a person counts them. */
export function countLetters({ card }: Drawn, limits: Readonly<Record<string, number>>): void {
  for (const input of card.getAllInputs()) {
    const most = input.id === undefined ? undefined : limits[input.id];
    const field = controlPlace(input)?.querySelector<HTMLInputElement | HTMLTextAreaElement>("input, textarea");
    if (most === undefined || !field) continue;
    const line = document.createElement("p");
    line.className = "letter-count";
    line.setAttribute("aria-hidden", "true");
    const update = () => {
      const used = count(field.value);
      line.textContent = `${used}／${most}`;
      line.classList.toggle("is-over", used > most);
    };
    update();
    field.addEventListener("input", update);
    controlPlace(input)?.after(line);
  }
}
