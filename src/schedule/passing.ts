/**
 * The steps on the way of what comes in and what goes out, between which a process may die. Whoever is told of them
 * may end it there, which is how `npm run chaos` proves that nothing is lost; in use nobody listens.
 */
export type Step =
  | "in.received"
  | "in.stored"
  | "in.acknowledged"
  | "in.claimed"
  | "in.acted"
  | "in.sending"
  | "in.sent"
  | "in.marked"
  | "out.enqueued"
  | "out.committed"
  | "out.claimed"
  | "out.drawn"
  | "out.sending"
  | "out.sent"
  | "out.marked";

export type Passing = (step: Step) => void;
