import type { Button, ButtonStyle } from "../../view/card.ts";
import type { About, Target } from "../../view/target.ts";
import type { Names } from "./index.ts";

/** Whatever a button or a form of the feature can lead to: one without a handler does not compile. */
type Name = Names[keyof Names];

/** p: a pair, m: a meeting, o: a promise, v: the version that something was drawn from. */
export const target = (name: Name, about: About): Target => ({ feature: "one-on-one", name, about });

export const opens = (name: Names["opens"], about: About, label: string, style?: ButtonStyle): Button => ({
  ...{ kind: "opens", label, target: target(name, about) },
  ...(style && { style }),
});

export const presses = (name: Names["presses"], about: About, label: string, style?: ButtonStyle): Button => ({
  ...{ kind: "presses", label, target: target(name, about) },
  ...(style && { style }),
});

export const asksTalks = (label: string): Button => ({ kind: "asks", label, words: "1on1", style: "quiet" });
