import type { Button, ButtonStyle } from "../../../view/card.ts";
import type { About, Target } from "../../../view/target.ts";
import type { InterviewKind } from "../evaluation.ts";
import type { Evaluation } from "../record.ts";
import { opens, presses, target } from "../targets.ts";

export type Submits =
  | "interview-propose"
  | "interview-prepare"
  | "interview-record"
  | "interview-sign"
  | "interview-omit";
export type Opens = "interview" | Submits;
export type Presses = "interview-choose" | "interview-sign-now";

const about = ({ id }: Pick<Evaluation, "id">, kind: InterviewKind, more: About = {}): About => ({
  e: id,
  kind,
  ...more,
});

/** Leads to what a form of an interview hands in; v: a mark of what it was drawn from. */
export const formTarget = (name: Submits, evaluation: Evaluation, kind: InterviewKind, v: string): Target =>
  target(name, about(evaluation, kind, { v }));

export const opensTalk = (
  name: Opens,
  evaluation: Pick<Evaluation, "id">,
  kind: InterviewKind,
  label: string,
  style?: ButtonStyle,
): Button => opens(name, about(evaluation, kind), label, style);

export const pressesTalk = (
  name: Presses,
  evaluation: Evaluation,
  kind: InterviewKind,
  more: About,
  label: string,
  style?: ButtonStyle,
): Button => presses(name, about(evaluation, kind, more), label, style);
