import type { Button } from "../../view/card.ts";
import type { Target } from "../../view/target.ts";
import type { Plan } from "./trial.ts";

export type Opens = "plan" | "report";
export type Presses = "start" | "resume" | "keep" | "drop" | "restore";
export type Submits = "plan";
export type Shows = "list" | "report" | "suspended";

/** The policy's word on it is EBPM. */
export const section = "agano#6-2-3-1";

export const target = <N extends string>(name: N, about: Target["about"] = {}) => ({ feature: "trial", name, about });

export const opens = (name: Opens, about: Target["about"], label: string): Button => ({
  ...{ kind: "opens", label, target: target(name, about) },
});

/** Units by their codes, so that many find room in a button. */
export type Chosen = Omit<Plan, "units"> & { readonly codes: readonly string[] };

export const aboutOf = ({ feature, kind, codes, first, steps, gap }: Chosen): Target["about"] => ({
  ...{ kind: `${feature} ${kind}`, units: codes.join(" "), first, steps: String(steps), gap: String(gap) },
});

/** What a button brought back, to be checked like anything typed. */
export function chosenIn(about: Target["about"]): Chosen {
  const [feature = "", kind = ""] = (about.kind ?? "").split(" ");
  const codes = (about.units ?? "").split(" ").filter((code) => code !== "");
  return { feature, kind, codes, first: about.first ?? "", steps: Number(about.steps), gap: Number(about.gap) };
}
