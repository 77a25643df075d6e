import type { Stage } from "./definition/definition.ts";
import type { State } from "./evaluation.ts";

/** The stage whose deadline counts in a state. */
export const stageOf: Readonly<Partial<Record<State, Stage>>> = {
  goals: "goals",
  agreement: "opening-interview",
  self: "self-review",
  first: "first-rating",
  second: "second-rating",
  adjusting: "adjusting",
  confirming: "confirming",
  disclosing: "disclosing",
  disclosed: "complaints",
};
