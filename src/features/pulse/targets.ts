import type { Button, ButtonStyle } from "../../view/card.ts";
import type { About, Target } from "../../view/target.ts";

/** The names of all handlers, and so of all buttons, forms and notices. */
export type Names = {
  opens: "answer" | "prepare" | "unit" | "units" | "city" | "comments" | "promise" | "outcome" | "promised";
  presses: "open";
  submits: "answer" | "units" | "promise" | "outcome";
  shows: "open" | "reminder" | "results" | "promise" | "overview";
};

/** s: a survey that was opened; k: an id of content/surveys; u: a unit; p: a promise. */
export const target = (name: Names[keyof Names], about: About = {}): Target => ({ feature: "pulse", name, about });

export const opens = (name: Names["opens"], about: About, label: string, style?: ButtonStyle): Button => ({
  ...{ kind: "opens", label, target: target(name, about) },
  ...(style && { style }),
});

export const asksPulse = (label: string): Button => ({ kind: "asks", label, words: "アンケート", style: "quiet" });
