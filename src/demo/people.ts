import type { Entry } from "../features/roster/entry.ts";
import { type CastMember, cast, top } from "./cast.ts";
import { fixedRandom, inventedNames } from "./names.ts";
import { type DemoUnit, units } from "./organisation.ts";

const SEED = 20250401;
/** One in so many of the staff worked elsewhere until this April. */
const MOVED = 6;

/** Everybody of the demo city, the cast first; the same in every installation. */
export function demoPeople(): readonly CastMember[] {
  const random = fixedRandom(SEED);
  const names = inventedNames(random);
  const heads = new Map(
    units.flatMap((unit, at) =>
      unit.head ? [[unit.code, unit.head === "副市長" ? top : number(1, at)] as const] : [],
    ),
  );
  heads.set("120", "003001").set("121", "002001");
  const invented = units.flatMap((unit, at) =>
    inUnit(unit, at, { heads, random, name: () => names.next().value ?? { name: "", kana: "" } }),
  );
  const known = cast.map((person) => ({ ...person, manager: named(person.manager, heads) }));
  return [...known, ...invented].sort((a, b) => (a.staffNumber < b.staffNumber ? -1 : 1));
}

const number = (rank: number, unit: number, at = 0) =>
  `${rank}${String(unit).padStart(2, "0")}${String(at).padStart(3, "0")}`;
const named = (manager: string | null, heads: Heads) =>
  manager?.startsWith("head:") ? (heads.get(manager.slice(5)) ?? null) : manager;

type Heads = ReadonlyMap<string, string>;
type Making = {
  readonly heads: Heads;
  readonly random: () => number;
  readonly name: () => { readonly name: string; readonly kana: string };
};

function inUnit(unit: DemoUnit, at: number, making: Making): readonly CastMember[] {
  const { heads, random } = making;
  const common = { unit: unit.code, roles: [], jobType: unit.jobType ?? "一般事務" } as const;
  const own = heads.get(unit.code) ?? null;
  const person = (
    rank: number,
    nth: number,
    more: Pick<CastMember, "level" | "title" | "manager" | "years">,
  ): CastMember => ({ ...making.name(), ...common, ...more, staffNumber: number(rank, at, nth) });
  const head = unit.head
    ? [
        {
          ...person(1, 0, {
            level: "manager",
            title: unit.head,
            manager: above(unit, heads),
            years: 24 + Math.floor(random() * 12),
          }),
          staffNumber: own ?? "",
        },
      ]
    : [];
  const leaders = times(unit.leaders, (nth) =>
    person(2, nth, { level: "leader", title: "係長", manager: own, years: 12 + Math.floor(random() * 14) }),
  );
  const staff = times(unit.staff, (nth) => {
    const years = Math.floor(random() * 20);
    return {
      ...person(3, nth, { level: "staff", title: years > 8 ? "主任" : "主事", manager: own, years }),
      ...moved(unit, nth + at, years),
    };
  });
  return [...head, ...leaders, ...staff];
}

const times = <T>(count: number | undefined, make: (nth: number) => T): readonly T[] =>
  Array.from({ length: count ?? 0 }, (_, nth) => make(nth + 1));

/** Clerks of the town hall move about; a nursery teacher or a fireman stays where they are. */
const moved = (unit: DemoUnit, nth: number, years: number): { readonly before?: string } =>
  nth % MOVED === 0 && years > 1 && !unit.jobType && unit.code !== "113" ? { before: "113" } : {};

function above(unit: DemoUnit, heads: Heads): string | null {
  const parent = units.find(({ code }) => code === unit.parent);
  return parent ? (heads.get(parent.code) ?? above(parent, heads)) : null;
}

/** The roster of the demo city as it stands this fiscal year, or as it stood the year before. */
export function demoRoster(people: readonly CastMember[], april: number, which: "before" | "now"): readonly Entry[] {
  const there = which === "now" ? people : people.filter(({ years }) => years > 0);
  return there.map((person) =>
    demoEntry(person, april, which === "before" ? (person.before ?? person.unit) : person.unit),
  );
}

/** april: the year in which the fiscal year began. */
function demoEntry(person: CastMember, april: number, unit: string): Entry {
  const { staffNumber, name, kana, level, title, jobType, roles } = person;
  const manager = unit === person.unit ? person.manager : headOf(unit);
  return {
    line: 0,
    staffNumber,
    name,
    kana,
    level,
    title,
    jobType,
    roles,
    manager,
    email: `${staffNumber}@city.agano.example`,
    unitCode: unit,
    unitName: units.find(({ code }) => code === unit)?.name ?? unit,
    hiredOn: `${april - person.years}-04-01`,
    active: true,
  };
}

const headOf = (unit: string) =>
  number(
    1,
    units.findIndex(({ code }) => code === unit),
  );
