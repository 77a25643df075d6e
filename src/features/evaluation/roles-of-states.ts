import type { RaterRole } from "./definition/definition.ts";
import type { State } from "./evaluation.ts";

/** Whose turn it is in the states that wait for one person, and which of a rater's roles has which state of the path. */
export const turnsOf: readonly { readonly state: State; readonly role: "member" | RaterRole }[] = [
  { state: "goals", role: "member" },
  { state: "agreement", role: "first" },
  { state: "self", role: "member" },
  { state: "first", role: "first" },
  { state: "second", role: "second" },
  { state: "adjusting", role: "adjuster" },
  { state: "confirming", role: "confirmer" },
];

/** The part that a rater writes is of the same name. */
export const stateOfRole: Readonly<Record<RaterRole, State>> = {
  first: "first",
  second: "second",
  adjuster: "adjusting",
  confirmer: "confirming",
};
