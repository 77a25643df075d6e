import { type Chain, chainOf, type Kept, numbersBut, type Staff, usedOf } from "../cycle/staff.ts";
import { type RaterRole, type RaterRules, raterRoles } from "../definition/definition.ts";
import { type State, states } from "../evaluation.ts";
import { stateOfRole } from "../roles-of-states.ts";

/** An evaluation that may have to follow the roster, with who rates it today. */
export type Followed = {
  readonly id: string;
  readonly personId: string;
  readonly unitId: string;
  readonly state: State;
  readonly path: readonly State[];
  /** The first day of its period. */
  readonly from: string;
  readonly posts: readonly Post[];
  /** Who handed in which rater's part. */
  readonly done: readonly { readonly role: RaterRole; readonly number: string }[];
};
export type Post = {
  readonly id: string;
  readonly role: RaterRole;
  readonly personId: string;
  readonly number: string;
  readonly standIn: boolean;
  readonly from: string;
};

/** One role that passes to another; from: nobody where the post was vacant; to: nobody where it becomes so. */
export type Change = {
  readonly evaluation: Followed;
  readonly role: RaterRole;
  readonly from: Post | undefined;
  /** Staff number. */
  readonly to: string | undefined;
};

/**
 * What a new line of managers changes. Whoever has done their part stays; only the first rater's post passes on even so,
 * since the manager of the day holds the interview after disclosure. Whoever stands in stays, and so does a rater for
 * whom the line knows nobody, unless they rate in another role from now on: nobody rates twice, and HR sees that the post
 * is vacant. Of one who no longer works there is nothing to follow.
 */
export function changesOf(
  evaluations: readonly Followed[],
  staff: ReadonlyMap<string, Staff>,
  rules: RaterRules,
  day: string,
): readonly Change[] {
  return evaluations.flatMap((evaluation) => {
    const member = staff.get(evaluation.personId);
    if (!member) return [];
    const kept = keptIn(evaluation);
    const chain = usedOf(chainOf(member, rules, day, kept), evaluation.path);
    return raterRoles
      .filter((role) => !stays(evaluation, role))
      .flatMap((role): readonly Change[] => {
        const [from, to] = [postIn(evaluation, role), chain[role]];
        if (to !== undefined) return from?.number === to ? [] : [{ evaluation, role, from, to }];
        const others = [chain, kept.done].flatMap((each) => numbersBut(role, each));
        return from && others.includes(from.number) ? [{ evaluation, role, from, to }] : [];
      });
  });
}

const postIn = ({ posts }: Followed, role: RaterRole) => posts.find((post) => post.role === role);

const stays = (evaluation: Followed, role: RaterRole): boolean =>
  postIn(evaluation, role)?.standIn === true || (role !== "first" && isPast(evaluation, role));

const isPast = ({ state, path }: Followed, role: RaterRole): boolean =>
  path.indexOf(state) > path.indexOf(stateOfRole[role]);

const keptIn = (evaluation: Followed): Kept => ({
  posts: byRole(evaluation.posts.filter(({ role }) => stays(evaluation, role))),
  done: byRole(evaluation.done),
});

const byRole = (found: readonly { readonly role: RaterRole; readonly number: string }[]): Chain =>
  Object.fromEntries(found.map(({ role, number }) => [role, number]));

/** The evaluations that move to another unit, with its id. */
export const movesOf = (evaluations: readonly Followed[], staff: ReadonlyMap<string, Staff>) =>
  evaluations.flatMap(({ id, personId, unitId }) => {
    const unit = staff.get(personId)?.unitId;
    return unit === undefined || unit === unitId ? [] : [{ id, unit }];
  });

const notedUntil = states.indexOf("second");

/** Whether the new first rater has something to read a note for, and the former one can still leave it. */
const isHandedOver = ({ role, from, evaluation: { state } }: Change) =>
  role === "first" && from !== undefined && state !== "exempt" && states.indexOf(state) <= notedUntil;

/** Whether whoever had the post saw anything of the period, which a cycle that is opened early has yet to begin. */
const hasObserved = ({ from, evaluation }: Change, day: string) =>
  from !== undefined && from.from < day && evaluation.from < day;

/** Who is to be told: those asked for a note, by id, and those who take over, by staff number. */
export function toldOf(
  changes: readonly Change[],
  day: string,
): { readonly former: ReadonlySet<string>; readonly next: ReadonlySet<string> } {
  const asked = changes.filter((change) => isHandedOver(change) && hasObserved(change, day));
  const taken = changes.filter(
    (change) => isHandedOver(change) || stateOfRole[change.role] === change.evaluation.state || isVacantFirst(change),
  );
  return {
    former: new Set(asked.flatMap(({ from }) => from?.personId ?? [])),
    next: new Set(taken.flatMap(({ to }) => to ?? [])),
  };
}

const isVacantFirst = ({ role, from, evaluation: { state } }: Change) =>
  role === "first" && from === undefined && state !== "exempt" && states.indexOf(state) <= states.indexOf("first");
