import { createHash } from "node:crypto";
import type { Stage } from "../definition/definition.ts";
import { type Action, type InterviewKind, interviewKinds, may } from "../evaluation.ts";
import { type Evaluation, type Interview, interviewOf, raterIn, type Sheet } from "../record.ts";

/** The two who meet. */
export type Side = "member" | "first";
export const across: Readonly<Record<Side, Side>> = { member: "first", first: "member" };

/** Which of the two the viewer is; undefined: neither. */
export function sideOf({ roles }: Pick<Evaluation, "roles">): Side | undefined {
  if (roles.has("member")) return "member";
  return roles.has("first") ? "first" : undefined;
}

/** Whoever stands on a side today; nobody where the first rater's post is vacant. */
export const whoIs = (evaluation: Evaluation, side: Side) =>
  side === "member" ? evaluation.member : raterIn(evaluation, "first");

export const stageOf = (kind: InterviewKind): Stage => `${kind}-interview`;

export const isInterviewKind = (kind: string | undefined): kind is InterviewKind =>
  interviewKinds.some((each) => each === kind);

/** Whose proposals are open; undefined where there are none, or where whoever made them does not rate any more. */
export function proposer(evaluation: Evaluation, interview: Interview | undefined): Side | undefined {
  if (!interview || interview.proposed.length === 0) return undefined;
  const sides: readonly Side[] = ["member", "first"];
  return sides.find((side) => whoIs(evaluation, side)?.id === interview.proposedBy);
}

/** The times that the viewer can choose from. from: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`; what is earlier is past. */
export function choices(evaluation: Evaluation, kind: InterviewKind, from: string): readonly string[] {
  const interview = interviewOf(evaluation, kind);
  const [own, whose] = [sideOf(evaluation), proposer(evaluation, interview)];
  if (!interview || interview.held || !own || !whose || own === whose) return [];
  if (!may(`choose.${kind}`, evaluation.situation)) return [];
  return interview.proposed.filter((at) => at >= from);
}

export type Act = "propose" | "prepare" | "record" | "sign" | "omit";

/** What the viewer can do about an interview now, besides choosing a time. */
export function actsNow(evaluation: Evaluation, kind: InterviewKind): readonly Act[] {
  const interview = interviewOf(evaluation, kind);
  const held = interview?.held !== undefined;
  const possible: readonly (readonly [Act, boolean])[] = [
    ["sign", held && interview?.signed === undefined],
    ["record", true],
    ["propose", !held],
    ["prepare", !held],
    ["omit", !held],
  ];
  return possible
    .filter(([act, open]) => open && may(`${act}.${kind}` satisfies Action, evaluation.situation))
    .map(([act]) => act);
}

/** What was signed, or recorded by a former rater, stands as it is: one can only add to it. */
export const isFixed = ({ held, signed }: Interview, writerId: string): boolean =>
  held !== undefined && (signed !== undefined || held.by !== writerId);

/** What the viewer prepared, who stands on a side. */
export const ownSheet = (interview: Interview | undefined, side: Side): Sheet | undefined =>
  side === "member" ? interview?.memberSheet : interview?.raterSheets.find(({ own }) => own)?.sheet;

/**
 * A mark of what a form or a button was drawn from: it differs once that was changed elsewhere. One for each thing that
 * can be changed, so that the sheet of one side does not stop the record of the other.
 */
export const markOf = {
  times: (interview: Interview | undefined) =>
    digest([interview?.proposed ?? [], interview?.proposedBy, interview?.meetsAt]),
  sheet: (interview: Interview | undefined, side: Side) => digest([ownSheet(interview, side)]),
  record: (interview: Interview | undefined) => digest([interview?.held, interview?.signed, interview?.omitted]),
};

const digest = (what: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(what)).digest("base64url").slice(0, 16);

/** The interviews that the viewer has a part in by now, or can read of. */
export const interviewsNow = (evaluation: Evaluation): readonly InterviewKind[] =>
  interviewKinds.filter((kind) => {
    const inCycle = evaluation.cycle.kind.stages.some(({ stage }) => stage === stageOf(kind));
    return interviewOf(evaluation, kind) !== undefined || (inCycle && actsNow(evaluation, kind).length > 0);
  });
