import { ChoiceSetInput, type PropertyBag, type SerializationContext } from "adaptivecards";
import { PageCard } from "./page-card.ts";
import { type PersonControl, personControl } from "./person-control.tsx";

/** A choice: a named group of radio buttons or boxes, a scale, a list to unfold, or a person to search for. */
export class Choices extends ChoiceSetInput {
  #kind: unknown;
  #person: PersonControl | undefined;

  protected override internalParse(source: PropertyBag, context: SerializationContext): void {
    super.internalParse(source, context);
    this.#kind = (source as { readonly hagukumi?: unknown }).hagukumi;
  }

  protected override internalRender(): HTMLElement | undefined {
    if (this.#kind === "person") return this.#renderPerson();
    const element = super.internalRender();
    if (element && (this.isMultiSelect || this.style === "expanded")) this.#makeGroup(element);
    return element;
  }

  #renderPerson(): HTMLElement {
    const card = this.getRootElement();
    this.#person = personControl({
      chosen: this.choices.find(({ value }) => value === this.defaultValue)?.title ?? this.defaultValue ?? "",
      value: this.defaultValue ?? "",
      required: this.isRequired,
      suggest: async (typed) => (card instanceof PageCard ? await card.suggest(this.id ?? "", typed) : []),
      locale: card instanceof PageCard ? card.locale : "ja",
    });
    return this.#person.element;
  }

  #makeGroup(element: HTMLElement): void {
    element.classList.add("choices", this.#kind === "scale" ? "is-scale" : "is-list");
    element.setAttribute("role", this.isMultiSelect ? "group" : "radiogroup");
    if (this.#kind === "scale") element.dataset.steps = String(this.choices.length);
    // Two forms can be open over each other, so the field's id is no name for its radio buttons.
    const name = `choices-${++groups}`;
    for (const input of element.querySelectorAll("input")) {
      input.name = name;
      input.removeAttribute("aria-label");
      input.removeAttribute("aria-required");
    }
    if (!this.isMultiSelect && this.isRequired) element.setAttribute("aria-required", "true");
    if (this.#kind === "scale") for (const label of element.querySelectorAll("label")) setGrade(label);
  }

  /** The group has the field's name, each button has its own. */
  protected override updateInputControlAriaLabelledBy(): void {
    const group = this.renderedInputControlElement;
    for (const input of group?.querySelectorAll("input") ?? []) input.removeAttribute("aria-labelledby");
    if (group?.classList.contains("choices")) group.setAttribute("aria-labelledby", this.getAllLabelIds().join(" "));
    else if (this.#person) this.#person.labelBy(this.getAllLabelIds().join(" "));
    else super.updateInputControlAriaLabelledBy();
  }

  override get value(): string | undefined {
    return this.#person ? this.#person.value() : super.value;
  }

  override isSet(): boolean {
    return this.#person ? this.#person.value() !== "" : super.isSet();
  }

  override focus(): void {
    if (this.#person) this.#person.focus();
    else super.focus();
  }
}

let groups = 0;

/** 「S　期待を大きく上回る」: the grade, and under it what it means. */
function setGrade(label: HTMLElement): void {
  const [grade = "", ...meaning] = (label.textContent ?? "").split(/　|：/);
  if (meaning.length === 0) return;
  const letter = document.createElement("b");
  letter.className = "grade";
  letter.textContent = grade;
  const words = document.createElement("span");
  words.textContent = meaning.join(" ");
  label.replaceChildren(letter, " ", words);
}
