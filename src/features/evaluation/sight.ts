import { hasReached, type Role, type State } from "./evaluation.ts";

/** What one author writes in an evaluation. */
export const partKinds = ["goals", "self", "first", "second", "adjusting", "confirming", "handover"] as const;
export type PartKind = (typeof partKinds)[number];

export type Looking = {
  readonly roles: ReadonlySet<Role>;
  readonly state: State;
  readonly path: readonly State[];
  /** Whether it was disclosed to the person: they had it disclosed, and did not decline. */
  readonly disclosed: boolean;
  /** A complaint in writing waits for the review board. */
  readonly underReview: boolean;
};

/**
 * Whether a viewer may read a part. One's own always; another's never before it was handed in. The first rater reads
 * what the person handed in, the second what the first did, and so on; the person reads the ratings once they are
 * disclosed to them; HR reads what was handed in, and the board what it must review.
 */
export function sees(
  part: { readonly kind: PartKind; readonly own: boolean; readonly handedIn: boolean },
  at: Looking,
) {
  if (part.own) return true;
  if (!part.handedIn) return false;
  return [...at.roles].some((role) => readersOf[part.kind](role, at));
}

type Rule = (role: Role, at: Looking) => boolean;

const upTheChain: Rule = (role, { state, path, underReview }) => {
  if (role === "hr") return true;
  if (role === "board") return underReview;
  if (role === "second") return hasReached(state, "second", path);
  if (role === "adjuster") return hasReached(state, "adjusting", path);
  return role === "confirmer" && hasReached(state, "confirming", path);
};

const toMember: Rule = (role, { disclosed }) => role === "member" && disclosed;
/** The first rater of the day holds the interview after disclosure, and needs what was decided, whoever rated. */
const toFirstAfterwards: Rule = (role, { state, path }) => role === "first" && hasReached(state, "disclosed", path);

const readersOf: Readonly<Record<PartKind, Rule>> = {
  goals: (role, at) => role === "first" || upTheChain(role, at),
  self: (role, at) => role === "first" || upTheChain(role, at),
  first: (role, at) => upTheChain(role, at) || toMember(role, at) || toFirstAfterwards(role, at),
  second: (role, at) =>
    (role !== "second" && upTheChain(role, at)) || toMember(role, at) || toFirstAfterwards(role, at),
  adjusting: (role, at) =>
    (["hr", "confirmer", "board"].includes(role) && upTheChain(role, at)) ||
    toMember(role, at) ||
    toFirstAfterwards(role, at),
  confirming: (role, at) => ["hr", "board"].includes(role) && upTheChain(role, at),
  handover: (role, at) => role === "first" || upTheChain(role, at),
};
