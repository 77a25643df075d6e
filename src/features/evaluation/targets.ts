import type { Button, ButtonStyle } from "../../view/card.ts";
import type { About, Target } from "../../view/target.ts";

export const target = (name: string, about: About): Target => ({ feature: "evaluation", name, about });

export const opens = (name: string, about: About, label: string, style?: ButtonStyle): Button => ({
  ...{ kind: "opens", label, target: target(name, about) },
  ...(style && { style }),
});

export const presses = (name: string, about: About, label: string, style?: ButtonStyle): Button => ({
  ...{ kind: "presses", label, target: target(name, about) },
  ...(style && { style }),
});

export const asksDesk = (label: string): Button => ({ kind: "asks", label, words: "評価", style: "quiet" });
