import type { Button } from "../../view/card.ts";
import type { About, Target } from "../../view/target.ts";

export type Opens = "part" | "kinds" | "message" | "team" | "talk" | "obstacle";
export type Presses = "plan" | "withdraw" | "decline" | "undecline" | "others" | "note";
export type Submits = "part" | "talk" | "obstacle";
/** The first four are nudges. */
export type Shows = NudgeKind | "arrived" | "answered" | "units" | "obstacles";
export type Files = "units";
export type NudgeKind = "pace" | "moment" | "lapse" | "planned";

export const target = (name: Opens | Presses | Submits | Shows | Files, about: About = {}): Target => ({
  feature: "leave",
  name,
  about,
});

export const opens = (name: Opens, label: string, about: About = {}, style?: Button["style"]): Button => ({
  ...{ kind: "opens", label, target: target(name, about) },
  ...(style && { style }),
});

type Pressed = Extract<Button, { kind: "presses" }>;

export const presses = (name: Presses, label: string, about: About, style?: Button["style"]): Pressed => ({
  ...{ kind: "presses", label, target: target(name, about) },
  ...(style && { style }),
});
