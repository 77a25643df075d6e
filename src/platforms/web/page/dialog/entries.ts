import type { Entries } from "../../../../view/form.ts";
import type { Drawn } from "../card/card-view.tsx";

/** What is entered now: field id → text, a list where many can be chosen. */
export const entriesOf = ({ card }: Drawn): Entries =>
  Object.fromEntries(
    card.getAllInputs().flatMap((input) => {
      if (input.id === undefined) return [];
      const value: unknown = input.value;
      const text = typeof value === "string" ? value : "";
      const many = "isMultiSelect" in input && input.isMultiSelect === true;
      return [[input.id, many ? text.split(",").filter((each) => each !== "") : text] as const];
    }),
  );

export const sameEntries = (one: Entries, other: Entries) => JSON.stringify(one) === JSON.stringify(other);
