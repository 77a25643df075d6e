import { describe, expect, it } from "vitest";
import type { Staff } from "../../../../src/features/evaluation/cycle/staff.ts";
import type { RaterRole } from "../../../../src/features/evaluation/definition/definition.ts";
import type { State } from "../../../../src/features/evaluation/evaluation.ts";
import { changesOf, type Followed, toldOf } from "../../../../src/features/evaluation/following/hand-over.ts";

// By hand: hana's line was boss and chief; the city's adjuster and confirmer are ad and co.

type Chain = Readonly<Partial<Record<RaterRole, string>>>;
const before: Chain = { first: "boss", second: "chief", adjuster: "ad", confirmer: "co" };
const parts = Object.keys(before) as readonly RaterRole[];

/** Who rates after the line has become another. done: who handed in what; standIn: the roles in which somebody stands in. */
function ratedUnder(line: readonly string[], given: Partial<Given> = {}): Chain {
  const changes = changesUnder(line, given);
  return { ...(given.posts ?? before), ...Object.fromEntries(changes.map(({ role, to }) => [role, to])) };
}

function changesUnder(
  line: readonly string[],
  { state = "self", done = {}, standIn = [], posts = before, since = "2026-03-01" }: Partial<Given> = {},
) {
  const evaluation: Followed = {
    ...{ id: "e", personId: "hana", unitId: "u", state, from: "2026-04-01" },
    path: ["goals", "agreement", "self", "first", "second", "adjusting", "confirming", "disclosing", "disclosed"],
    posts: parts.flatMap((role) => {
      const number = posts[role];
      return number ? [{ id: role, role, personId: number, number, standIn: standIn.includes(role), from: since }] : [];
    }),
    done: parts.flatMap((role) => (done[role] ? [{ role, number: done[role] }] : [])),
  };
  const staff = { id: "hana", staffNumber: "hana", unitId: "u", units: [], line } as Partial<Staff> as Staff;
  const rules = { adjuster: "ad", confirmer: "co", board: [], units: [] };
  return changesOf([evaluation], new Map([["hana", staff]]), rules, "2026-10-01");
}
type Given = {
  readonly state: State;
  readonly done: Chain;
  readonly standIn: readonly RaterRole[];
  readonly posts: Chain;
  readonly since: string;
};

describe("A new line of managers", () => {
  it("changes nothing where it is the same", () => {
    expect(ratedUnder(["boss", "chief"])).toEqual(before);
  });

  it("leaves nobody with two roles: the later one is vacant, or passes to whom the city names", () => {
    expect(ratedUnder(["new", "co"])).toEqual({ ...before, first: "new", second: "co", confirmer: undefined });
    expect(ratedUnder(["chief", "top"])).toEqual({ ...before, first: "chief", second: "top" });
    expect(ratedUnder(["co"])).toEqual({ ...before, first: "co", confirmer: undefined });
  });

  it("does not make whoever has rated first the second rater, nor whoever stands in another rater", () => {
    const rated = { state: "second", done: { first: "boss" } } as const;
    expect(ratedUnder(["new", "boss"], rated)).toEqual({ ...before, first: "new" });
    const posts = { ...before, second: "sub" };
    expect(ratedUnder(["sub", "top"], { standIn: ["second"], posts })).toEqual(posts);
  });

  it("leaves those who are done, but for the first rater, whose successor holds the interview", () => {
    const done = { first: "boss", second: "chief", adjuster: "ad" };
    expect(ratedUnder(["new", "top"], { state: "confirming", done })).toEqual({ ...before, first: "new" });
    expect(ratedUnder(["chief", "top"], { state: "confirming", done })).toEqual(before);
  });
});

describe("Whoever rated first before", () => {
  const asked = (day: string, since?: string) => [
    ...toldOf(changesUnder(["new", "chief"], since === undefined ? {} : { since }), day).former,
  ];

  it("is asked for a note if they saw anything of the period", () => {
    expect(asked("2026-10-01")).toEqual(["boss"]);
    expect(asked("2026-04-02")).toEqual(["boss"]);
  });

  it("is not asked where it begins on the day of the hand-over, nor for a post of no day", () => {
    expect(asked("2026-04-01")).toEqual([]);
    expect(asked("2026-10-01", "2026-10-01")).toEqual([]);
    expect([...toldOf(changesUnder(["new", "chief"]), "2026-04-01").next]).toEqual(["new"]);
  });
});
