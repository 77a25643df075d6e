import type { RaterRole } from "./definition/definition.ts";

/** Where an evaluation stands, in the order in which it goes on; whose turn it is follows from it. */
export const states = [
  "goals",
  "agreement",
  "self",
  "first",
  "second",
  "adjusting",
  "confirming",
  "disclosing",
  "disclosed",
  "closed",
] as const;
/** `exempt`: there is none, for a reason that HR gave; it stands beside the way. */
export type State = (typeof states)[number] | "exempt";

/**
 * What somebody is to one evaluation. `former`: rated first before a hand-over. `listener`: HR who did not rate it, for
 * a complaint by word of mouth; `board`: of the review board, and did not rate it.
 */
export type Role = "member" | "first" | "second" | "adjuster" | "confirmer" | "former" | "hr" | "listener" | "board";

/** What must be so before a step, besides whose turn it is. */
export type Need = "trained" | "opened" | "interview" | "talk-in-time" | "review-in-time";

/** to: the state after it; `next` and `back` along the evaluation's own path; none: it stays where it is. */
type Step = {
  readonly by: readonly Role[];
  readonly at: readonly State[];
  readonly to?: State | "next" | "back";
  readonly needs?: readonly Need[];
};

export const interviewKinds = ["opening", "middle", "review", "feedback"] as const;
export type InterviewKind = (typeof interviewKinds)[number];

/** When each interview can be dealt with. */
const talks: Readonly<Record<InterviewKind, readonly State[]>> = {
  opening: ["goals", "agreement", "self"],
  middle: ["self"],
  review: ["first"],
  feedback: ["disclosed"],
};
const both: readonly Role[] = ["member", "first"];
/** What is closed has been filed, and is written to no more. */
const beforeClosed: readonly State[] = states.filter((state) => state !== "closed");

const interview = <K extends InterviewKind>(kind: K) => {
  const at = talks[kind];
  const steps = {
    [`propose.${kind}`]: { by: both, at },
    [`choose.${kind}`]: { by: both, at },
    [`prepare.${kind}`]: { by: both, at },
    [`record.${kind}`]: { by: ["first"], at },
    [`sign.${kind}`]: { by: ["member"], at: beforeClosed },
    [`omit.${kind}`]: { by: ["first"], at },
  };
  return steps as Record<`${"propose" | "choose" | "prepare" | "record" | "sign" | "omit"}.${K}`, Step>;
};

const beforeRated: readonly State[] = ["goals", "agreement", "self", "first"];
const beforeConfirmed: readonly State[] = [...beforeRated, "second", "adjusting", "confirming"];

/** The whole machine: who may do what, and when. What is not in it cannot be done. */
export const steps = {
  writeGoals: { by: ["member"], at: ["goals"] },
  submitGoals: { by: ["member"], at: ["goals"], to: "next" },
  recallGoals: { by: ["member"], at: ["agreement"], to: "goals" },
  returnGoals: { by: ["first"], at: ["agreement"], to: "goals" },
  agreeGoals: { by: ["first"], at: ["agreement"], to: "next" },
  // Goals change in mid-year when the work does; they are agreed anew.
  reopenGoals: { by: ["first"], at: ["self"], to: "goals" },
  noteOwn: { by: ["member"], at: ["goals", "agreement", "self"] },
  noteFact: { by: ["first"], at: beforeRated },
  writeSelf: { by: ["member"], at: ["self"] },
  submitSelf: { by: ["member"], at: ["self"], to: "next", needs: ["opened"] },
  returnSelf: { by: ["first"], at: ["first"], to: "self" },
  writeFirst: { by: ["first"], at: ["first"], needs: ["trained"] },
  submitFirst: { by: ["first"], at: ["first"], to: "next", needs: ["trained", "opened", "interview"] },
  returnFirst: { by: ["second"], at: ["second"], to: "first" },
  writeSecond: { by: ["second"], at: ["second"], needs: ["trained"] },
  submitSecond: { by: ["second"], at: ["second"], to: "next", needs: ["trained"] },
  returnSecond: { by: ["adjuster"], at: ["adjusting"], to: "back" },
  adjust: { by: ["adjuster"], at: ["adjusting"], to: "next" },
  returnAdjusted: { by: ["confirmer"], at: ["confirming"], to: "back" },
  confirm: { by: ["confirmer"], at: ["confirming"], to: "next" },
  disclose: { by: ["hr"], at: ["disclosing"], to: "next", needs: ["opened"] },
  decline: { by: ["member"], at: [...beforeConfirmed, "disclosing"] },
  // Whoever declined can still see their result until it is filed.
  acceptDisclosure: { by: ["member"], at: [...beforeConfirmed, "disclosing", "disclosed"] },
  complainByWord: { by: ["member"], at: ["disclosed"], needs: ["talk-in-time"] },
  complainInWriting: { by: ["member"], at: ["disclosed"], needs: ["review-in-time"] },
  answerByWord: { by: ["listener"], at: ["disclosed"] },
  answerInWriting: { by: ["board"], at: ["disclosed"] },
  // After a complaint that was found right: the raters do their part again.
  rateAnew: { by: ["hr"], at: ["disclosing", "disclosed"], to: "first" },
  close: { by: ["hr"], at: ["disclosed"], to: "next" },
  exempt: { by: ["hr"], at: beforeRated, to: "exempt" },
  include: { by: ["hr"], at: ["exempt"] },
  standIn: { by: ["hr"], at: beforeConfirmed },
  extend: { by: ["hr"], at: [...beforeConfirmed, "disclosing"] },
  handOver: { by: ["former"], at: [...beforeRated, "second"] },
  ...interview("opening"),
  ...interview("middle"),
  ...interview("review"),
  ...interview("feedback"),
} as const satisfies Readonly<Record<string, Step>>;
export type Action = keyof typeof steps;

/** An evaluation as the machine sees it, to one who wants to do something. */
export type Situation = {
  readonly roles: ReadonlySet<Role>;
  readonly state: State;
  /** The states that this evaluation goes through. */
  readonly path: readonly State[];
  readonly met: ReadonlySet<Need>;
};

/** What comes of an action, or why it cannot be: not theirs, not now, or something comes before it. */
export type Decision = { readonly to: State } | { readonly no: "role" | "state" | Need };

export function decide(action: Action, { roles, state, path, met }: Situation): Decision {
  const { by, at, to, needs = [] }: Step = steps[action];
  if (!by.some((role) => roles.has(role))) return { no: "role" };
  if (!at.includes(state)) return { no: "state" };
  const missing = needs.find((need) => !met.has(need));
  if (missing) return { no: missing };
  return { to: after(to, action === "include" ? undefined : state, path) };
}

/** Whether it can be done now. */
export const may = (action: Action, situation: Situation): boolean => "to" in decide(action, situation);

/** Whether it would be theirs now, though something may come before it. */
export function isTurn(action: Action, { roles, state }: Pick<Situation, "roles" | "state">): boolean {
  const { by, at }: Step = steps[action];
  return by.some((role) => roles.has(role)) && at.includes(state);
}

/** from: undefined where it begins. */
function after(to: Step["to"], from: State | undefined, path: readonly State[]): State {
  if (from === undefined) return path[0] ?? "closed";
  if (to === undefined) return from;
  if (to === "next") return path[path.indexOf(from) + 1] ?? "closed";
  if (to === "back") return path[path.indexOf(from) - 1] ?? from;
  return path.includes(to) || to === "exempt" ? to : from;
}

/** Whether an evaluation has come as far as a state of its path. */
export const hasReached = (state: State, wanted: State, path: readonly State[]): boolean =>
  path.indexOf(state) >= 0 && path.indexOf(wanted) >= 0 && path.indexOf(state) >= path.indexOf(wanted);

/** Who rates, and who did: those of today have no end. */
export type RaterPost = { readonly role: RaterRole; readonly id: string; readonly to: string | undefined };

/** What a viewer is to an evaluation. Whoever is rated, or rates, handles no complaint about it, and nobody is HR to themselves. */
export function rolesOf(
  viewer: { readonly id: string; readonly hr: boolean; readonly board: boolean },
  memberId: string,
  raters: readonly RaterPost[],
): ReadonlySet<Role> {
  if (viewer.id === memberId) return new Set<Role>(["member"]);
  const posts = raters.filter(({ id }) => id === viewer.id);
  const roles = new Set<Role>(posts.filter(({ to }) => to === undefined).map(({ role }) => role));
  if (posts.some(({ role, to }) => role === "first" && to !== undefined) && !roles.has("first")) roles.add("former");
  if (viewer.hr) roles.add("hr");
  if (viewer.hr && posts.length === 0) roles.add("listener");
  if (viewer.board && posts.length === 0) roles.add("board");
  return roles;
}
