import { Container } from "adaptivecards";

/** A container that tells the style sheet what it is, so that a quote can have its rule and a row its link. */
export class StyledContainer extends Container {
  override render(): HTMLElement | undefined {
    const element = super.render();
    if (element && this.style) element.classList.add(`is-${this.style}`);
    // Quotes are the policy's own words, which are Japanese in both languages.
    if (element && this.style === "emphasis") element.lang = "ja";
    if (element && this.selectAction) pressableByTitle(element, this.selectAction.title ?? "");
    return element;
  }
}

/**
 * The renderer makes the whole row one button, and a screen reader then hears the whole passage as its name.
 * The title is the button instead; the row still takes the press of a mouse.
 */
function pressableByTitle(row: HTMLElement, does: string): void {
  for (const attribute of ["role", "tabindex", "aria-label", "title"]) row.removeAttribute(attribute);
  row.classList.add("row-to-open");
  row.lang = "ja";
  const title = row.querySelector(".ac-textBlock");
  if (!(title instanceof HTMLElement)) return;
  title.tabIndex = 0;
  title.setAttribute("role", "button");
  title.setAttribute("aria-label", `${title.textContent ?? ""}：${does}`);
  title.classList.add("row-title");
  title.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    row.click();
  });
}
