import type { Level } from "../../../people/person.ts";
import { addDays } from "../../../services/calendar.ts";
import {
  type CycleKind,
  type Definition,
  type RaterRole,
  type RaterRules,
  raterRoles,
  type SheetForm,
  type UnitRaters,
} from "../definition/definition.ts";
import type { State } from "../evaluation.ts";
import { pathOf } from "./path.ts";

/** Somebody at work on a day, as far as it matters for who is rated how, and by whom. */
export type Staff = {
  readonly id: string;
  readonly staffNumber: string;
  readonly unitId: string;
  /** Codes of the unit and of those it is part of, from the closest on. */
  readonly units: readonly string[];
  readonly level: Level;
  readonly title: string;
  readonly hiredOn: string | undefined;
  /** Staff numbers of the line above, from the direct manager on. */
  readonly line: readonly string[];
};

/** The form for somebody's post: one that names part of the 職名 wins over one for the level. */
export function formFor(
  { level, title }: Pick<Staff, "level" | "title">,
  forms: readonly SheetForm[],
): SheetForm | undefined {
  const named = forms.find((form) => "titles" in form.for && form.for.titles.some((each) => title.includes(each)));
  return named ?? forms.find((form) => "levels" in form.for && form.for.levels.includes(level));
}

/** Staff numbers; a role for which there is nobody is left out. */
export type Chain = Readonly<Partial<Record<RaterRole, string>>>;

/** Posts that stay with whoever has them, and who has done which part: neither is chosen for another role. */
export type Kept = { readonly posts: Chain; readonly done: Chain };
const nobody: Kept = { posts: {}, done: {} };

/** Who rates somebody on a day: what is written for their unit or the nearest one above it, else the line. Nobody rates themselves, or twice. */
export function chainOf(
  { staffNumber, units, line }: Pick<Staff, "staffNumber" | "units" | "line">,
  rules: RaterRules,
  day: string,
  kept = nobody,
): Chain {
  const rule = ruleFor(units, rules, day);
  const manager = other([rule.first, line[0]], [staffNumber]);
  const above = line.slice(manager === undefined ? 0 : line.indexOf(manager) + 1);
  const candidates: Readonly<Record<RaterRole, readonly (string | undefined)[]>> = {
    first: [rule.first, line[0]],
    second: [rule.second, above[0]],
    adjuster: [rule.adjuster, rules.adjuster],
    confirmer: [rule.confirmer, rules.confirmer],
  };
  const chain: Partial<Record<RaterRole, string>> = {};
  for (const role of raterRoles) {
    const taken = [chain, kept.posts, kept.done].flatMap((each) => numbersBut(role, each));
    const found = kept.posts[role] ?? other(candidates[role], [staffNumber, ...taken]);
    if (found !== undefined) chain[role] = found;
  }
  return chain;
}

/** Of everybody in a chain but whoever has a role. */
export const numbersBut = (role: RaterRole, chain: Chain): readonly string[] =>
  Object.entries(chain).flatMap(([each, number]) => (each === role ? [] : [number]));

const other = (candidates: readonly (string | undefined)[], taken: readonly (string | undefined)[]) =>
  candidates.find((each) => each !== undefined && !taken.includes(each));

function ruleFor(units: readonly string[], rules: RaterRules, day: string): Partial<UnitRaters> {
  for (const code of units) {
    const inForce = rules.units.filter((rule) => rule.code === code && rule.from <= day);
    const newest = inForce.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1);
    if (newest) return newest;
  }
  return {};
}

/** What is opened for somebody. */
export type Opened = {
  readonly staff: Staff;
  readonly form: SheetForm;
  readonly chain: Chain;
  readonly path: readonly State[];
  /** `short-service` where they serve too small a part of the period. */
  readonly exempt: string | undefined;
};

const stateOfRole: Readonly<Partial<Record<RaterRole, State>>> = {
  second: "second",
  adjuster: "adjusting",
  confirmer: "confirming",
};

/** undefined: nobody could rate them first (the top of the line), or no form is for them. */
export function opening(
  staff: Staff,
  { forms, raters }: Pick<Definition, "forms" | "raters">,
  kind: CycleKind,
  { from, to, day }: { readonly from: string; readonly to: string; readonly day: string },
): Opened | undefined {
  const form = formFor(staff, forms);
  const chain = chainOf(staff, raters, day);
  if (!form || chain.first === undefined) return undefined;
  const vacant = Object.entries(stateOfRole).filter(([role]) => chain[role as RaterRole] === undefined);
  const path = pathOf(form, kind).filter((state) => !vacant.some(([, skipped]) => skipped === state));
  const used = { first: chain.first, ...usedOf(chain, path) };
  return {
    staff,
    form,
    chain: used,
    path,
    exempt: serves(staff.hiredOn, from, to) < kind.least_service ? "short-service" : undefined,
  };
}

/** A rater whose state is not on the path has no part in it. */
export const usedOf = (chain: Chain, path: readonly State[]): Chain =>
  Object.fromEntries(
    Object.entries(chain).filter(([role]) => path.includes(stateOfRole[role as RaterRole] ?? "first")),
  );

/** The part of a period, from 0 to 1, that is left from the day of hire on. */
function serves(hiredOn: string | undefined, from: string, to: string): number {
  if (hiredOn === undefined || hiredOn <= from) return 1;
  const end = addDays(to, 1);
  return Math.max(0, (Date.parse(end) - Date.parse(hiredOn)) / (Date.parse(end) - Date.parse(from)));
}
