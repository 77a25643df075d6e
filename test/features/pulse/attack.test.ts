import { describe, expect, it } from "vitest";
import { ends, floors, isExact, stepFor, toldMean, toldShare } from "../../../src/features/pulse/publication/floors.ts";
import { type Earlier, publish } from "../../../src/features/pulse/publication/publish.ts";
import { type Tree, upwards } from "../../../src/features/pulse/publication/tree.ts";
import { type Chance, chance } from "./chance.ts";
import { follows, reduce } from "./solver.ts";

/** One survey in one organisation, and all that anybody may read of one question in it. */
type Wave = { readonly tree: Tree; readonly answers: ReadonlyMap<string, number> } & Earlier;

// As the city was promised (5, and 10 for strain), whatever the product's own floors are.
const [FLOOR, STRAIN] = [5, 10];

/** Everybody's answer by where they were in each wave: what nobody outside can tell apart is one unknown. */
type Unknown = { readonly people: string[]; readonly at: readonly (string | undefined)[] };

/** Surveys of one organisation whose people answer, come, leave and move. */
function organisation(random: Chance, waves: number, floor: number): readonly Wave[] {
  const units = shape(random);
  let where = new Map(
    Array.from({ length: random.between(10, random.below(50) === 0 ? 2000 : 160) }, (_, at) => [
      `p${at}`,
      random.of(units).id,
    ]),
  );
  const rate = 0.3 + 0.7 * random.next();
  const found: Wave[] = [];
  for (let wave = 0; wave < waves; wave++) {
    if (wave > 0) where = moved(where, units, random, wave);
    const tree = units.map((unit) => ({
      ...unit,
      people: [...where].filter(([, at]) => at === unit.id).map(([person]) => person),
    }));
    const answers = new Map<string, number>();
    for (const [person] of where) if (random.next() < rate) answers.set(person, random.between(1, 5));
    const own = new Map(tree.map(({ id, people }) => [id, people.filter((person) => answers.has(person)).length]));
    found.push({ tree, answers, ...publish(tree, (id) => own.get(id) ?? 0, floor, found) });
  }
  return found;
}

/** A tree of three to five levels. */
function shape(random: Chance) {
  const units: { id: string; parent?: string }[] = [{ id: "city" }];
  for (let count = random.between(2, 25); count > 0; count--)
    units.push({ id: `u${count}`, parent: random.of(units).id });
  return units;
}

function moved(where: ReadonlyMap<string, string>, units: readonly { id: string }[], random: Chance, wave: number) {
  const share = random.of([0, 0.01, 0.05, 0.25]);
  const next = new Map<string, string>();
  for (const [person, at] of where) {
    if (random.next() < share / 3) continue;
    next.set(person, random.next() < share ? random.of(units).id : at);
  }
  for (let come = Math.floor(where.size * (share / 3) * random.next() * 2); come > 0; come--)
    next.set(`new${wave}-${come}`, random.of(units).id);
  return next;
}

function unknownsOf(waves: readonly Wave[]): readonly Unknown[] {
  const places = waves.map(
    ({ tree }) => new Map(tree.flatMap(({ id, people }) => people.map((person) => [person, id]))),
  );
  const found = new Map<string, Unknown>();
  for (const person of new Set(places.flatMap((each) => [...each.keys()]))) {
    const at = places.map((each) => each.get(person));
    const unknown = found.get(at.join()) ?? { people: [], at };
    unknown.people.push(person);
    found.set(at.join(), unknown);
  }
  return [...found.values()];
}

/** One row for each unit that is told: which unknowns add up to its sum. */
const rowsOf = (waves: readonly Wave[], unknowns: readonly Unknown[], of: (wave: Wave) => ReadonlySet<string>) =>
  waves.flatMap((wave, at) => {
    const line = upwards(wave.tree);
    return [...of(wave)].map((id) =>
      unknowns.map((unknown) => (unknown.at[at] !== undefined && line(unknown.at[at]).includes(id) ? 1 : 0)),
    );
  });

/**
 * Groups below the floor whose answers follow from sums: what elimination itself lays bare, with the small unknowns
 * last, and every unit, every unknown and every difference of a unit and some of its parts, tried one by one.
 */
function exposed(
  rows: readonly (readonly number[])[],
  unknowns: readonly Unknown[],
  weigh: (unknown: Unknown) => number,
  floor: number,
) {
  const order = unknowns
    .map((_, at) => at)
    .toSorted((a, b) => weigh(unknowns[b] as Unknown) - weigh(unknowns[a] as Unknown));
  const sorted = rows.map((row) => order.map((at) => row[at] as number));
  const weights = order.map((at) => weigh(unknowns[at] as Unknown));
  const reduced = reduce(sorted);
  const size = (row: readonly number[]) =>
    row.reduce((sum, value, at) => sum + (value === 0 ? 0 : (weights[at] as number)), 0);
  const small = (row: readonly number[]) => size(row) > 0 && size(row) < floor;
  const laid = reduced.filter(small);
  const each = weights.map((_, at) => weights.map((_, other) => (other === at ? 1 : 0)));
  const differences = sorted.flatMap((row) =>
    sorted.map((other) => row.map((value, at) => value - (other[at] as number))),
  );
  const tried = [...each, ...differences].filter(small).filter((row) => follows(reduced, row));
  return [...laid, ...tried].length;
}

const answeredIn = (wave: Wave) => (unknown: Unknown) =>
  unknown.people.filter((person) => wave.answers.has(person)).length;

/** All sums of one survey, taken as known to the last digit. */
const withinOne = (wave: Wave, floor: number) => {
  const unknowns = unknownsOf([wave]);
  return exposed(
    rowsOf([wave], unknowns, ({ shown }) => shown),
    unknowns,
    answeredIn(wave),
    floor,
  );
};

/** Several surveys, by whoever believes that everybody answers the same again. */
const acrossAll = (waves: readonly Wave[], floor: number) => {
  const unknowns = unknownsOf(waves);
  return exposed(
    rowsOf(waves, unknowns, ({ exact }) => exact),
    unknowns,
    ({ people }) => people.length,
    floor,
  );
};

/** How many organisations give a group below `floor` away, of so many that publish by `by`. */
function givenAway(organisations: number, { by, floor = FLOOR }: { by: number; floor?: number }) {
  let found = 0;
  for (let seed = 1; seed <= organisations; seed++) {
    const random = chance(seed);
    const waves = organisation(random, random.of([1, 1, 2, 2, 3, 4]), by);
    if (waves.some((wave) => withinOne(wave, floor) > 0) || acrossAll(waves, floor) > 0) found++;
  }
  return found;
}

/** What the sum behind a told mean can be, both ends in. */
function sumsBehind(told: number, answers: number): readonly [number, number] {
  const half = stepFor(answers, FLOOR) / 2;
  const least = told <= ends.least ? answers : Math.max(answers, Math.ceil((told - half) * answers - 1e-9));
  const most = told >= ends.most ? 5 * answers : Math.min(5 * answers, Math.floor((told + half) * answers + 1e-9));
  return [least, most];
}

/** How many answers one of them may have given, for all that the mean says. */
function possible(told: number, answers: number): number {
  const [least, most] = sumsBehind(told, answers);
  const lowest = Math.max(1, least - 5 * (answers - 1));
  return Math.min(5, most - (answers - 1)) - lowest + 1;
}

/** How many counts, from the least there can be, are told like this one. */
const alike = (count: number, of: number, least: number): number =>
  Array.from({ length: of - least + 1 }, (_, at) => toldShare(least + at, of)).filter(
    (share) => share === toldShare(count, of),
  ).length;

describe("Whoever adds up and subtracts all that is published", () => {
  it("learns of no group below the floor, in 10,000 organisations", { timeout: 300_000 }, () => {
    expect(givenAway(10_000, { by: floors.score })).toBe(0);
  });

  it("would learn of some if the floor were one lower", () => {
    expect(givenAway(300, { by: floors.score - 1 })).toBeGreaterThan(0);
  });

  it("learns of no group below the higher floor of what is said about strain", { timeout: 120_000 }, () => {
    expect(givenAway(1000, { by: floors.strain, floor: STRAIN })).toBe(0);
  });

  it("can tell nobody's answer from a mean, though all gave the same", () => {
    const told: string[] = [];
    for (let answers = FLOOR; answers <= 300; answers++)
      for (let sum = answers; sum <= 5 * answers; sum++)
        if (possible(toldMean(sum, answers, FLOOR), answers) < 2) told.push(`${sum} of ${answers}`);
    expect(told).toEqual([]);
  });

  it("can read off no share that everybody answered or chose the same, or that nobody did", () => {
    const told: string[] = [];
    for (let of = FLOOR + 1; of <= 300; of++) {
      // A rate is told only where as many as the floor answered, a choice of ten or more.
      if (alike(of, of, FLOOR) < 2) told.push(`all of ${of} answered`);
      for (const end of of < 10 ? [] : [0, of]) if (alike(end, of, 0) < 2) told.push(`${end} of ${of} chose it`);
    }
    expect(told).toEqual([]);
  });

  it("learns a sum only where comparing it with others is guarded", () => {
    for (let answers = FLOOR; answers <= 300; answers++) {
      // Four people can move a sum by sixteen at most.
      const [least, most] = sumsBehind(toldMean(3 * answers, answers, FLOOR), answers);
      if (!isExact(answers, FLOOR)) expect(most - least).toBeGreaterThanOrEqual(15);
    }
  });
});
