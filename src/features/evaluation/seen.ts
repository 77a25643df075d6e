import { addDays } from "../../services/calendar.ts";
import type { Crypto } from "../../services/crypto.ts";
import { raterRoles } from "./definition/definition.ts";
import { asDisclosed } from "./disclosed.ts";
import { hasReached, type Need, type Role, rolesOf, type State } from "./evaluation.ts";
import type { Bodies } from "./parts/part.ts";
import type {
  Complaint,
  Cycle,
  Deadlines,
  Evaluation,
  Interview,
  Part,
  Rater,
  RaterSheet,
  Redress,
  Sheet,
} from "./record.ts";
import { stateOfRole } from "./roles-of-states.ts";
import { type Looking, type PartKind, sees } from "./sight.ts";
import { dayOf, deadlinesOf, type EvaluationRow, formOf, partPlace, type Viewer } from "./store.ts";

type Seeing = Viewer & { readonly trained: boolean; readonly board: boolean };
type Opening = Pick<Crypto, "open">;

/** An evaluation as one viewer sees it: nothing else is even deciphered. undefined where they are nothing to it. */
export function seenBy(row: EvaluationRow, cycle: Cycle, seeing: Seeing, crypto: Opening): Evaluation | undefined {
  const { person } = seeing;
  const raters = row.raters.map(raterOf);
  const viewer = { id: person.id, hr: person.roles.includes("HR"), board: seeing.board };
  const roles = visibleRoles(rolesOf(viewer, row.personId, raters), row);
  if (roles.size === 0) return undefined;
  const { state, path } = row;
  const disclosed = row.disclosedOn !== null && !row.declined && hasReached(state, "disclosed", path);
  const at: Looking = { roles, state, path, disclosed, underReview: isUnderReview(row) };
  const deadlines = deadlinesOf(row.deadlines);
  const interviews =
    roles.has("member") || roles.has("first") || roles.has("hr") ? interviewsOf(row, person.id, roles, crypto) : [];
  const disclosedOn = row.disclosedOn ? dayOf(row.disclosedOn) : undefined;
  const met = metNeeds({ seeing, state, cycle, deadlines, disclosedOn, reviewed: isReviewed(row, cycle) });
  const parts = row.parts
    .filter((part) => sees(lookOf(part, person.id), at))
    .map((part) => partFrom(part, person.id, crypto));
  return {
    ...{ id: row.id, cycle, state, path, deadlines, raters, roles, disclosedOn, interviews },
    authors: authorsOf(row),
    ...{ since: row.since, version: row.version, exempt: row.exempt ?? undefined, declined: row.declined },
    member: memberOf(row),
    period: { from: dayOf(row.fromDay), to: dayOf(row.toDay) },
    form: formOf(cycle, row.formId),
    returned:
      row.returned && isTurnOf(state, roles) ? crypto.open(row.returned, `evaluation.returned:${row.id}`) : undefined,
    situation: { roles, state, path, met },
    parts: roles.has("member") ? asDisclosed(parts, cycle.kind.disclosure) : parts,
    facts: row.facts.filter(({ authorId }) => authorId === person.id).map((fact) => factFrom(fact, crypto)),
    complaints: row.complaints
      .filter((each) => seesComplaint(each.tier, roles))
      .map((each) => complaintFrom(each, roles, crypto)),
    redress: roles.has("listener") ? redressOf(row) : "none",
  };
}

/** The board comes in only where there is something to review. */
function visibleRoles(roles: ReadonlySet<Role>, row: EvaluationRow): ReadonlySet<Role> {
  const reviewed = row.complaints.some(({ tier }) => tier === "review");
  return new Set([...roles].filter((role) => role !== "board" || reviewed));
}

const isUnderReview = ({ complaints }: EvaluationRow) =>
  complaints.some(({ tier, answeredAt, withdrawnAt }) => tier === "review" && !answeredAt && !withdrawnAt);

/** What was said before it was rated anew and disclosed again has had its answer. */
function redressOf({ complaints, since }: EvaluationRow): Redress {
  const open = complaints.filter(({ withdrawnAt, madeAt }) => !withdrawnAt && madeAt >= since);
  if (open.some(({ answeredAt }) => !answeredAt)) return "waiting";
  return open.some(({ upheld }) => upheld) ? "upheld" : "none";
}

const isReviewed = ({ interviews }: EvaluationRow, { kind }: Cycle) =>
  !kind.stages.some(({ stage }) => stage === "review-interview") ||
  interviews.some(({ kind: which, heldOn, omitted }) => which === "review" && (heldOn !== null || omitted !== null));

const turns: Readonly<Partial<Record<State, Role>>> = {
  goals: "member",
  agreement: "first",
  self: "member",
  first: "first",
  second: "second",
  adjusting: "adjuster",
  confirming: "confirmer",
  disclosing: "hr",
};
/** Whose turn it is in a state; nobody's in particular once it is disclosed. */
export const turnOf = (state: State): Role | undefined => turns[state];
const isTurnOf = (state: State, roles: ReadonlySet<Role>) => roles.has(turns[state] ?? "board");

function metNeeds(facts: {
  readonly seeing: Seeing;
  readonly state: State;
  readonly cycle: Cycle;
  readonly deadlines: Deadlines;
  readonly disclosedOn: string | undefined;
  readonly reviewed: boolean;
}): ReadonlySet<Need> {
  const { seeing, state, cycle, deadlines, disclosedOn, reviewed } = facts;
  const { talk_within_days: talk, review_within_days: review } = cycle.kind.complaints;
  const within = (days: number) => disclosedOn !== undefined && seeing.today <= addDays(disclosedOn, days);
  const needs: readonly (readonly [Need, boolean])[] = [
    ["trained", seeing.trained],
    ["opened", isOpen(state, deadlines, seeing.today)],
    ["interview", reviewed],
    ["talk-in-time", within(talk)],
    ["review-in-time", within(review)],
  ];
  return new Set(needs.filter(([, met]) => met).map(([need]) => need));
}

const stageOfState = { self: "self-review", first: "first-rating", disclosing: "disclosing" } as const;
function isOpen(state: State, deadlines: Deadlines, today: string): boolean {
  const stage = Object.hasOwn(stageOfState, state) ? stageOfState[state as keyof typeof stageOfState] : undefined;
  return stage === undefined || (deadlines[stage]?.opens ?? today) <= today;
}

const raterOf = ({ role, person, fromDay, toDay, standIn }: EvaluationRow["raters"][number]): Rater => ({
  ...person,
  role,
  from: dayOf(fromDay),
  to: toDay ? dayOf(toDay) : undefined,
  standIn: standIn !== null,
});

/** Of two who handed in the same part, whoever did so last. */
function authorsOf({ parts }: EvaluationRow): Evaluation["authors"] {
  const done = parts
    .filter(({ handedInAt }) => handedInAt !== null)
    .toSorted((a, b) => Number(a.handedInAt) - Number(b.handedInAt));
  return Object.fromEntries(
    raterRoles.flatMap((role) => {
      const part = done.findLast(({ kind }) => kind === stateOfRole[role]);
      return part ? [[role, part.author] as const] : [];
    }),
  );
}

function memberOf({ person, unit }: EvaluationRow) {
  const { assignments, ...colleague } = person;
  return { ...colleague, unit: unit.name, unitId: unit.id, title: assignments[0]?.title ?? "" };
}

type PartRow = EvaluationRow["parts"][number];
const lookOf = ({ kind, authorId, handedInAt }: PartRow, viewerId: string) => ({
  kind,
  own: authorId === viewerId,
  handedIn: handedInAt !== null,
});

const partFrom = (
  { id, kind, author, body, handedInAt, version }: PartRow,
  viewerId: string,
  crypto: Opening,
): Part => ({
  ...{ id, kind, author, version },
  own: author.id === viewerId,
  body: JSON.parse(crypto.open(body, partPlace(id))) as Bodies[PartKind],
  handedInAt: handedInAt ?? undefined,
});

export const factPlace = (id: string) => `evaluation_fact.words:${id}`;
const factFrom = ({ id, day, item, words }: EvaluationRow["facts"][number], crypto: Opening) => ({
  ...{ id, day: dayOf(day), item: item ?? undefined },
  words: crypto.open(words, factPlace(id)),
});

export const interviewPlace = (column: string, id: string) => `evaluation_interview.${column}:${id}`;

/** What a first rater prepared: to them, to the person, and to whoever rates first after them. */
function raterSheetsOf(row: EvaluationRow, kind: Interview["kind"], viewerId: string, crypto: Opening) {
  const order = row.raters.filter(({ role }) => role === "first").map(({ personId }) => personId);
  return row.raterSheets
    .filter((each) => each.kind === kind)
    .toSorted((a, b) => order.indexOf(a.authorId) - order.indexOf(b.authorId))
    .map(({ id, author, body }): RaterSheet => {
      const sheet = JSON.parse(crypto.open(body, interviewPlace("rater_sheet", id))) as Sheet;
      return { id, author, own: author.id === viewerId, sheet };
    });
}

/** HR reads what was recorded; how both prepared is theirs alone. */
function interviewsOf(
  row: EvaluationRow,
  viewerId: string,
  roles: ReadonlySet<Role>,
  crypto: Opening,
): readonly Interview[] {
  const sides = roles.has("member") || roles.has("first");
  return row.interviews.map((each) => {
    const text = (column: string, sealed: Uint8Array | null) =>
      sealed ? crypto.open(sealed, interviewPlace(column, each.id)) : undefined;
    const sheet = (column: string, sealed: Uint8Array | null): Sheet | undefined => {
      const opened = sides ? text(column, sealed) : undefined;
      return opened === undefined ? undefined : JSON.parse(opened);
    };
    const { heldOn, recordedById, signedAt } = each;
    return {
      ...{ id: each.id, kind: each.kind, proposed: each.proposed, version: each.version },
      proposedBy: each.proposedById ?? undefined,
      meetsAt: each.meetsAt ?? undefined,
      memberSheet: sheet("member_sheet", each.memberSheet),
      raterSheets: sides ? raterSheetsOf(row, each.kind, viewerId, crypto) : [],
      held: heldOn
        ? { on: dayOf(heldOn), record: text("record", each.record) ?? "", by: recordedById ?? "" }
        : undefined,
      signed: signedAt ? { at: signedAt, remark: text("remark", each.remark) ?? "" } : undefined,
      omitted: text("omitted", each.omitted),
    };
  });
}

export const complaintPlace = (column: string, id: string) => `evaluation_complaint.${column}:${id}`;

/** By word of mouth: HR who did not rate; in writing: the board. HR does not read what is written to the board. */
const seesComplaint = (tier: Complaint["tier"], roles: ReadonlySet<Role>) =>
  roles.has("member") || roles.has(tier === "talk" ? "listener" : "board");

/** What was withdrawn is read by whoever made it, and by nobody else any more. */
function complaintFrom(row: EvaluationRow["complaints"][number], roles: ReadonlySet<Role>, crypto: Opening): Complaint {
  const { id, number, tier, words, madeAt, answer, answeredBy, answeredAt, withdrawnAt } = row;
  const answered = answer && answeredAt;
  return {
    ...{ id, number, tier, madeAt },
    words: withdrawnAt && !roles.has("member") ? "" : crypto.open(words, complaintPlace("words", id)),
    answer: answered
      ? {
          words: crypto.open(answer, complaintPlace("answer", id)),
          by: answeredBy?.name ?? "",
          at: answeredAt,
          upheld: row.upheld === true,
        }
      : undefined,
    withdrawn: withdrawnAt !== null,
  };
}
