import type { Target } from "../../view/target.ts";

export type Opens = "section" | "why";
export type Presses = "rate";
export type Submits = "why";

export const openSection = (section: string): Target => ({
  feature: "policy",
  name: "section" satisfies Opens,
  about: { section },
});

/** `helpful`: yes or no, of a question that is kept. */
export const rate = (question: string, helpful: "yes" | "no"): Target => ({
  feature: "policy",
  name: "rate" satisfies Presses,
  about: { question, helpful },
});

/** Why an answer did not help. */
export const why = (question: string): Target => ({
  feature: "policy",
  name: "why" satisfies Opens & Submits,
  about: { question },
});
