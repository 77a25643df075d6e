import type { Entry } from "../features/roster/entry.ts";
import { type CastMember, cast, top } from "./cast.ts";
import { fixedRandom, inventedNames } from "./names.ts";
import { beforeCode, type DemoUnit, units } from "./organisation.ts";

const SEED = 20250401;
/** One in so many of the clerks worked elsewhere until this April. */
const MOVED = 6;

/** Everybody of the demo city in the order of staff numbers; the same in every installation. */
export function demoPeople(): readonly CastMember[] {
  const random = fixedRandom(SEED);
  const names = inventedNames(random);
  const making = { random, name: () => names.next().value ?? { name: "", kana: "" } };
  const invented = units.flatMap((unit, at) => [
    ...headOf(unit, making),
    ...leadersOf(unit, at, making),
    ...staffOf(unit, at, making),
  ]);
  const known = cast.map((person) => ({ ...person, manager: named(person.manager) }));
  return [...known, ...invented].sort((a, b) => (a.staffNumber < b.staffNumber ? -1 : 1));
}

type Making = {
  readonly random: () => number;
  readonly name: () => { readonly name: string; readonly kana: string };
};

/** The rank, the unit's place in the list, and which one of them. */
const number = (rank: 1 | 2 | 3, unit: number, nth = 0) =>
  `${rank}${String(unit).padStart(2, "0")}${String(nth).padStart(3, "0")}`;

/** Unit code → staff number of its head. */
const heads = new Map<string, string>([
  ...units.flatMap((unit, at) => (unit.head ? [[unit.code, number(1, at)] as const] : [])),
  ["100", top],
  ["120", "003001"],
  ["121", "002001"],
]);

const named = (manager: string | null) =>
  manager?.startsWith("head:") ? (heads.get(manager.slice("head:".length)) ?? null) : manager;

/** Who leads the nearest unit above; the 副市長 for those that stand beside the 市長部局. */
function above({ code, parent }: DemoUnit): string | null {
  const unit = units.find((each) => each.code === parent);
  if (!unit) return code === "100" ? null : top;
  return heads.get(unit.code) ?? above(unit);
}

const common = ({ code, jobType = "一般事務" }: DemoUnit) => ({ unit: code, roles: [], jobType });

function headOf(unit: DemoUnit, { random, name }: Making): readonly CastMember[] {
  const staffNumber = heads.get(unit.code);
  if (!unit.head || !staffNumber) return [];
  const years = 24 + Math.floor(random() * 12);
  const post = { level: "manager", title: unit.head, manager: above(unit) } as const;
  return [{ ...name(), ...common(unit), ...post, staffNumber, years }];
}

/** Everybody below a head reports to the head: in a 係 that is the 課長 above it. */
const managerIn = (unit: DemoUnit) => heads.get(unit.code) ?? above(unit);

const leadersOf = (unit: DemoUnit, at: number, { random, name }: Making): readonly CastMember[] =>
  times(unit.leaders, (nth) => ({
    ...name(),
    ...common(unit),
    ...{ level: "leader", title: leaderTitle(unit), manager: managerIn(unit) },
    staffNumber: number(2, at, nth),
    years: 12 + Math.floor(random() * 14),
  }));

const leaderTitle = ({ name, jobType }: DemoUnit) => {
  if (jobType === "保育士") return "主任保育士";
  if (jobType === "消防") return "消防司令補";
  return name.endsWith("係") ? "係長" : "主査";
};

const staffOf = (unit: DemoUnit, at: number, { random, name }: Making): readonly CastMember[] =>
  times(unit.staff, (nth) => {
    const years = Math.floor(random() * 20);
    return {
      ...name(),
      ...common(unit),
      ...{ level: "staff", title: staffTitle(unit, years), manager: managerIn(unit) },
      ...{ staffNumber: number(3, at, nth), years },
      ...moved(unit, nth + at, years),
      ...otherPost(unit, nth),
    };
  });

/** The post of those who are 会計年度任用 or 再任用, the last of a unit's staff. */
const otherPost = ({ others = [], staff = 0 }: DemoUnit, nth: number) =>
  others[nth - 1 - (staff - others.length)] ?? {};

function staffTitle({ jobType }: DemoUnit, years: number): string {
  if (jobType === "保育士") return "保育士";
  if (jobType === "消防") return years > 8 ? "消防士長" : "消防士";
  return years > 8 ? "主任" : "主事";
}

const times = (count: number | undefined, make: (nth: number) => CastMember): readonly CastMember[] =>
  Array.from({ length: count ?? 0 }, (_, nth) => make(nth + 1));

/** Clerks of the town hall move about; a nursery teacher or a fireman stays where they are. */
const moved = (unit: DemoUnit, nth: number, years: number): { readonly before?: string } =>
  nth % MOVED === 0 && years > 1 && !unit.jobType && !unit.code.startsWith(beforeCode) ? { before: beforeCode } : {};

/** The roster of the demo city as it stands this fiscal year, or as it stood the year before. */
export function demoRoster(people: readonly CastMember[], april: number, which: "before" | "now"): readonly Entry[] {
  const there = which === "now" ? people : people.filter(({ years }) => years > 0);
  return there.map((person) => demoEntry(person, april, which === "before" ? person.before : undefined));
}

/** april: the year in which the fiscal year began. earlier: the unit in which they worked then, when it was another. */
function demoEntry(person: CastMember, april: number, earlier: string | undefined): Entry {
  const { staffNumber, name, kana, level, title, jobType, roles, unit, manager, years } = person;
  const unitCode = earlier ?? unit;
  return {
    ...{ line: 0, staffNumber, name, kana, level, title, jobType, roles, unitCode, active: true },
    unitName: units.find(({ code }) => code === unitCode)?.name ?? unitCode,
    manager: earlier ? (heads.get(earlier) ?? null) : manager,
    email: `${staffNumber}@city.agano.example`,
    hiredOn: `${april - years}-04-01`,
  };
}
