import { type Member, readers, writers } from "./office.ts";
import type { Random } from "./random.ts";

/** Which way something comes in. */
export const ways = ["message", "mention", "command", "press", "form"] as const;
export type Way = (typeof ways)[number];
/** Whom it tells, and how: nobody, or a reader by a notice of this class. `redraw`: a status card that is there already. */
export const tellings = ["none", "nudge", "receipt", "status", "redraw"] as const;
export type Telling = (typeof tellings)[number];

/** One thing that somebody means to do, which is to have one effect. */
export type Intent = {
  readonly id: string;
  readonly way: Way;
  readonly by: Member;
  readonly tells: Telling;
  readonly to: Member;
  /** The status card it moves on. */
  readonly board: string;
  /** Where it is said. What goes through the inbox has its effect in the order of sending there. */
  readonly conversation: string;
  /** Slack got its 200, and no word of a no in it. */
  accepted: boolean;
};

/** What one person does, one thing after another. A press and a form begin with the message whose answer has the buttons. */
export type Script = { readonly by: Member; readonly steps: readonly Step[] };
export type Step = { readonly base: Intent; readonly next?: Intent };

export type Mix = { readonly ways: readonly Way[]; readonly tells: readonly Telling[]; readonly each: number };
export const mixed: Mix = {
  ways: ["message", "message", "message", "press", "press", "form", "mention", "command"],
  tells: ["none", "nudge", "receipt", "status", "redraw"],
  each: 2,
};

/** What all writers do in one round. */
export const scripts = (round: number, mix: Mix, random: Random): readonly Script[] =>
  writers.map((by, writer) => ({
    by,
    steps: Array.from({ length: mix.each }, (_, at) => step(`i${round}-${writer}-${at}`, by, mix, random)),
  }));

function step(id: string, by: Member, mix: Mix, random: Random): Step {
  const way = random.pick(mix.ways);
  const to = random.pick(readers);
  const tells = random.pick(mix.tells);
  const board = tells === "redraw" ? `kept-${to.staffNumber}` : `of-${id}`;
  const channel = way === "mention" || way === "command" ? "C0GENERAL" : by.direct;
  const common = { by, tells, to, board, conversation: channel };
  if (way !== "press" && way !== "form") return { base: { id, way, ...common, accepted: false } };
  return {
    base: { ...common, id, way: "message", accepted: false },
    next: { ...common, id: `${id}.${way}`, way, accepted: false },
  };
}

/** As the feature reads it. */
export const wordsOf = ({ id, tells, to, board }: Intent): string =>
  `${id} ${tells === "redraw" ? "status" : tells} ${to.staffNumber} ${board}`;

/** What is stored before it is done. */
export const isStored = ({ way }: Intent): boolean => way !== "form";
