import type { Button, ButtonStyle } from "../../view/card.ts";
import type { About, Target } from "../../view/target.ts";

/** A target of this feature; whoever names it says by `satisfies` that there is a handler. */
export const target = (name: string, about: About = {}): Target => ({ feature: "overtime", name, about });

export const opens = (name: string, about: About, label: string, style?: ButtonStyle): Button => ({
  ...{ kind: "opens", label, target: target(name, about) },
  ...(style && { style }),
});

export const presses = (name: string, about: About, label: string, style?: ButtonStyle): Button => ({
  ...{ kind: "presses", label, target: target(name, about) },
  ...(style && { style }),
});

export const saves = (name: string, label: string): Button => ({
  ...{ kind: "saves", label, style: "quiet" },
  target: target(name),
});

/** The feature's own word, which brings one's own month. */
export const word = "残業";
