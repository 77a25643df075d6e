import { isExact } from "./floors.ts";
import { components, type Link, thinCut } from "./thin-cut.ts";
import { type Tree, toldIn, totals } from "./tree.ts";

/** An earlier survey that asked the same: who was where, and whose sums its means gave away. */
export type Earlier = { readonly tree: Tree; readonly shown: ReadonlySet<string>; readonly exact: ReadonlySet<string> };

export type Published = {
  /** Ids of the units whose mean may be told. */
  readonly shown: ReadonlySet<string>;
  /** Those of them whose mean gives the sum away. */
  readonly exact: ReadonlySet<string>;
};

/**
 * Which units' figures of one question may be told, so that no sum, difference or comparison of what is told, now or
 * before, is about fewer people than the floor.
 *
 * Within a survey, what can be worked out is what is left of a unit when the units told within it are taken away; each
 * such rest has nobody in it, or enough. Between surveys, people are links between the rests of the one and of the
 * other, and a group that can be worked out is a cut between them; no cut is thinner than the floor. Nothing here looks
 * at what was answered, so that what is hidden says nothing about it.
 *
 * answered: how many answered in a unit itself, not in its parts.
 */
export function publish(
  tree: Tree,
  answered: (unitId: string) => number,
  floor: number,
  earlier: readonly Earlier[] = [],
): Published {
  const of = sizes(tree, answered);
  const shown = new Set(tree.map(({ id }) => id));
  for (let gone = tooFew(tree, shown, of, floor); gone; gone = tooFew(tree, shown, of, floor)) shown.delete(gone);
  const exact = () => new Set([...shown].filter((id) => isExact(of.answers.get(id) ?? 0, floor)));
  const before = earlier.map((each) => restsOf(each.tree, each));
  const compared = () => changed(restsOf(tree, { shown, exact: exact() }), before, floor);
  for (let gone = compared(); gone; gone = compared()) shown.delete(smallest(gone, of.people));
  return { shown, exact: exact() };
}

type Sizes = { readonly people: ReadonlyMap<string, number>; readonly answers: ReadonlyMap<string, number> };

const sizes = (tree: Tree, answered: (unitId: string) => number): Sizes => ({
  people: totals(tree, ({ people }) => people.length),
  answers: totals(tree, ({ id }) => answered(id)),
});

/** Enough answers, and not so few people that a figure says that all of them answered. */
const isEnough = (people: number, answers: number, floor: number) => answers >= floor && people > floor;

/** The unit to hide next; the smallest neighbour of a rest that would be too small, or else the unit whose rest it is. */
function tooFew(tree: Tree, shown: ReadonlySet<string>, of: Sizes, floor: number): string | undefined {
  const small = [...shown].filter((id) => !isEnough(of.people.get(id) ?? 0, of.answers.get(id) ?? 0, floor));
  if (small.length > 0) return smallest(small, of.people);
  const above = parts(tree, shown);
  for (const id of [...shown].toSorted((a, b) => (of.people.get(a) ?? 0) - (of.people.get(b) ?? 0))) {
    const within = above.get(id) ?? [];
    const rest = (sums: ReadonlyMap<string, number>) =>
      within.reduce((left, part) => left - (sums.get(part) ?? 0), sums.get(id) ?? 0);
    if (rest(of.people) === 0 || isEnough(rest(of.people), rest(of.answers), floor)) continue;
    return within.length > 0 ? smallest(within, of.people) : id;
  }
  return undefined;
}

/** For each unit that is shown, those shown right beneath it. */
function parts(tree: Tree, shown: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const told = toldIn(tree, shown);
  const found = new Map<string, string[]>();
  for (const { id, parent } of tree) {
    const above = parent === undefined ? undefined : told.get(parent);
    if (!shown.has(id) || above === undefined) continue;
    found.set(above, [...(found.get(above) ?? []), id]);
  }
  return found;
}

/** By who is invited, which everybody may know, never by who answered; of equals the last in the city's own order. */
function smallest(ids: Iterable<string>, people: ReadonlyMap<string, number>): string {
  const order = new Map([...people.keys()].map((id, at) => [id, at]));
  const size = (id: string) => people.get(id) ?? 0;
  return [...ids].toSorted((a, b) => size(a) - size(b) || (order.get(b) ?? 0) - (order.get(a) ?? 0))[0] ?? "";
}

/** Units of now that give a smaller group away beside what was told before, one of which must be hidden; undefined for none. */
function changed(now: Rests, before: readonly Rests[], floor: number): readonly string[] | undefined {
  const links = linksBetween(now, joined(before));
  const cut = thinCut(links, new Set([elsewhere, ...links.map(({ one }) => one)]), floor);
  return cut ? unitsAt(cut, links) : recombined(now, before, links);
}

function unitsAt(cut: ReadonlySet<string>, links: readonly Link[]): readonly string[] {
  const across = links.filter(({ one, other }) => cut.has(one) !== cut.has(other));
  const at = new Set(across.flatMap(({ one, other }) => [one, other]));
  const beside = links.flatMap(({ one, other }) => (other !== elsewhere && at.has(other) ? [one] : []));
  const [there, near] = [unitsOfNow(at), unitsOfNow(beside)];
  return there.length > 0 ? there : near;
}

/**
 * Units of now whose people are, all together, those of rests of different surveys before. Such rests may overlap in a
 * few, whom their sum would then count twice; hence they must be told whole by one of those surveys.
 */
function recombined(now: Rests, before: readonly Rests[], links: readonly Link[]): readonly string[] | undefined {
  for (const component of components(links)) {
    if (component.has(elsewhere)) continue;
    const people = new Set([...now].flatMap(([person, rest]) => (component.has(NOW + rest) ? [person] : [])));
    if (!before.some((rests) => areWhole(people, rests))) return unitsOfNow(component);
  }
  return undefined;
}

/** Whether some people are just those of some rests. */
function areWhole(people: ReadonlySet<string>, rests: Rests): boolean {
  const theirs = new Set([...people].map((person) => rests.get(person)));
  return [...rests].filter(([, rest]) => theirs.has(rest)).length === people.size && !theirs.has(undefined);
}

const unitsOfNow = (places: Iterable<string>): readonly string[] =>
  [...new Set(places)].flatMap((place) => (place.startsWith(NOW) ? [place.slice(NOW.length)] : []));

/** All who are not in a rest whose sum is known. */
const elsewhere = "elsewhere";
const [NOW, BEFORE] = ["now ", "before "];

/** By person id, the rest they are told in. */
type Rests = ReadonlyMap<string, string>;

/** Only rests whose sum is known. */
function restsOf(tree: Tree, { shown, exact }: Published): Rests {
  const told = toldIn(tree, shown);
  const known = tree.flatMap(({ id, people }) => {
    const rest = told.get(id);
    return rest !== undefined && exact.has(rest) ? people.map((person) => [person, rest] as const) : [];
  });
  return new Map(known);
}

/** People who were together in every earlier survey are so in this. */
function joined(all: readonly Rests[]): Rests {
  const people = new Set(all.flatMap((rests) => [...rests.keys()]));
  return new Map([...people].map((person) => [person, JSON.stringify(all.map((rests) => rests.get(person) ?? ""))]));
}

function linksBetween(now: Rests, before: Rests): readonly Link[] {
  const placed = (rest: string | undefined, when: string) => (rest === undefined ? elsewhere : `${when}${rest}`);
  const counts = new Map<string, { one: string; other: string; people: number }>();
  for (const person of new Set([...now.keys(), ...before.keys()])) {
    const [one, other] = [placed(now.get(person), NOW), placed(before.get(person), BEFORE)];
    const key = `${one}\n${other}`;
    const link = counts.get(key) ?? { one, other, people: 0 };
    link.people++;
    counts.set(key, link);
  }
  return [...counts.values()];
}
