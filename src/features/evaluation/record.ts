import type {
  CycleKind,
  Difficulty,
  RaterRole,
  RatingError,
  Scale,
  SheetForm,
  Stage,
} from "./definition/definition.ts";
import type { InterviewKind, Role, Situation, State } from "./evaluation.ts";
import type { Bodies } from "./parts/part.ts";
import type { PartKind } from "./sight.ts";

/** A round as it was opened. Days are `YYYY-MM-DD`, both ends in. */
export type Cycle = {
  readonly id: string;
  readonly year: number;
  readonly from: string;
  readonly to: string;
  readonly closed: boolean;
} & Frozen;

/** What of the definition a running cycle keeps. */
export type Frozen = {
  readonly kind: CycleKind;
  readonly scale: Scale;
  readonly difficulties: readonly Difficulty[];
  readonly forms: readonly SheetForm[];
  readonly training: readonly RatingError[];
};

export type Colleague = { readonly id: string; readonly name: string; readonly staffNumber: string };
export type Member = Colleague & { readonly unit: string; readonly unitId: string; readonly title: string };

export type Rater = Colleague & {
  readonly role: RaterRole;
  readonly from: string;
  /** The first day on which they no longer rate. */
  readonly to: string | undefined;
  readonly standIn: boolean;
};

export type Deadlines = Readonly<Partial<Record<Stage, { readonly opens: string; readonly due: string }>>>;

/** One part that the viewer may read. */
export type Part<K extends PartKind = PartKind> = {
  readonly id: string;
  readonly kind: K;
  readonly author: Colleague;
  readonly own: boolean;
  readonly body: Bodies[K];
  readonly handedInAt: Date | undefined;
  readonly version: number;
};

/** A dated fact of the viewer's own (職務行動記録). */
export type Fact = {
  readonly id: string;
  readonly day: string;
  readonly item: string | undefined;
  readonly words: string;
};

/** An interview as far as the viewer may know of it. */
export type Interview = {
  readonly id: string;
  readonly kind: InterviewKind;
  /** `YYYY-MM-DDTHH:MM` in Asia/Tokyo. */
  readonly proposed: readonly string[];
  readonly proposedBy: string | undefined;
  readonly meetsAt: string | undefined;
  readonly memberSheet: Sheet | undefined;
  /** Of each first rater there was, in the order in which they rated. */
  readonly raterSheets: readonly RaterSheet[];
  readonly held: { readonly on: string; readonly record: string; readonly by: string } | undefined;
  readonly signed: { readonly at: Date; readonly remark: string } | undefined;
  readonly omitted: string | undefined;
  readonly version: number;
};

/** What one side prepares: looking back, what comes next, what they want to ask. */
export type Sheet = { readonly back: string; readonly next: string; readonly ask: string };

export type RaterSheet = {
  readonly id: string;
  readonly author: Colleague;
  readonly own: boolean;
  readonly sheet: Sheet;
};

export type Complaint = {
  readonly id: string;
  readonly number: number;
  readonly tier: "talk" | "review";
  readonly words: string;
  readonly madeAt: Date;
  readonly answer:
    | { readonly words: string; readonly by: string; readonly at: Date; readonly upheld: boolean }
    | undefined;
  readonly withdrawn: boolean;
};

/**
 * What became of complaints since it was disclosed, to those in HR who did not rate: one waits for its answer, or it is
 * to be rated anew. `none` to everybody else, whatever there is.
 */
export type Redress = "none" | "waiting" | "upheld";

/** An evaluation with what one viewer may see of it, and what they may do. */
export type Evaluation = {
  readonly id: string;
  readonly cycle: Cycle;
  readonly member: Member;
  /** What is rated, both ends in; a newcomer's is not the cycle's. */
  readonly period: { readonly from: string; readonly to: string };
  readonly form: SheetForm;
  readonly state: State;
  readonly path: readonly State[];
  readonly since: Date;
  readonly version: number;
  readonly exempt: string | undefined;
  readonly declined: boolean;
  readonly disclosedOn: string | undefined;
  /** What whoever sent it back wants changed; shown to whose turn it is. */
  readonly returned: string | undefined;
  readonly deadlines: Deadlines;
  readonly raters: readonly Rater[];
  /** Who handed in the part of each role that is done, whoever has the post by now. */
  readonly authors: Readonly<Partial<Record<RaterRole, Colleague>>>;
  readonly roles: ReadonlySet<Role>;
  readonly situation: Situation;
  readonly parts: readonly Part[];
  readonly facts: readonly Fact[];
  readonly interviews: readonly Interview[];
  readonly complaints: readonly Complaint[];
  readonly redress: Redress;
};

/** The newest part of a kind; the viewer's own where they have one. */
export function partOf<K extends PartKind>(evaluation: Evaluation, kind: K): Part<K> | undefined {
  const found = evaluation.parts.filter((part): part is Part<K> => part.kind === kind);
  return found.find(({ own }) => own) ?? found.toSorted((a, b) => handedIn(b) - handedIn(a))[0];
}
const handedIn = ({ handedInAt }: Part): number => handedInAt?.getTime() ?? 0;

export const ownPart = <K extends PartKind>(evaluation: Evaluation, kind: K): Part<K> | undefined =>
  evaluation.parts.find((part): part is Part<K> => part.kind === kind && part.own);

export const interviewOf = (evaluation: Evaluation, kind: InterviewKind): Interview | undefined =>
  evaluation.interviews.find((each) => each.kind === kind);

/** Held and recorded, or its omission explained. */
export const isSettled = (interview: Interview | undefined): boolean =>
  interview?.held !== undefined || interview?.omitted !== undefined;

export const raterIn = (evaluation: Pick<Evaluation, "raters">, role: RaterRole): Rater | undefined =>
  evaluation.raters.find((each) => each.role === role && each.to === undefined);

/** Who rated in a role, or does; the manager of the day may be another. */
export const whoRated = (evaluation: Pick<Evaluation, "raters" | "authors">, role: RaterRole): Colleague | undefined =>
  evaluation.authors[role] ?? raterIn(evaluation, role);

/** The grade that stands for the whole: the adjuster's where they set one, else the second's, else the first's. */
export function overallOf(evaluation: Evaluation): string | undefined {
  const grades = [
    partOf(evaluation, "adjusting")?.body.grade,
    partOf(evaluation, "second")?.body.overall.grade,
    partOf(evaluation, "first")?.body.overall.grade,
  ];
  return grades.find((grade) => grade !== undefined && grade !== "");
}
