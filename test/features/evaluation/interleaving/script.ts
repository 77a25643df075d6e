import fc from "fast-check";
import type { State } from "../../../../src/features/evaluation/evaluation.ts";
import type { Target } from "../../../../src/view/target.ts";

// What people do to one evaluation, in an order that nobody planned. Two people have two screens each.

export type Player = "hana" | "boss";
/** Whose screen each of the four is. */
export const screens: readonly Player[] = ["hana", "hana", "boss", "boss"];

export const starts = ["goals", "agreement", "self", "first"] as const satisfies readonly State[];
export type Start = (typeof starts)[number];

/** n: which of what is possible then. `hands in` on a form that was sent before is the same press once more. */
export type Deed =
  | { readonly does: "opens"; readonly screen: number; readonly n: number }
  | { readonly does: "hands in"; readonly screen: number; readonly n: number }
  | { readonly does: "HR moves on" }
  | { readonly does: "HR closes" };

/** first: what lies open at the beginning. What is done in one round is done at once. */
export type Script = {
  readonly start: Start;
  readonly first: readonly number[];
  readonly rounds: readonly (readonly Deed[])[];
};

const n = fc.nat(999);
const screen = fc.nat(screens.length - 1);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ does: fc.constant("hands in" as const), screen, n }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant("opens" as const), screen, n }) },
  { weight: 1, arbitrary: fc.constantFrom<Deed>({ does: "HR moves on" }, { does: "HR closes" }) },
);
export const scripts: fc.Arbitrary<Script> = fc.record({
  start: fc.constantFrom(...starts),
  first: fc.array(n, { minLength: screens.length, maxLength: screens.length }),
  rounds: fc.array(fc.array(deed, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 3 }),
});

type Form = { readonly name: string; readonly about: Target["about"] };
const form = (name: string, about: Target["about"] = {}): Form => ({ name, about });

/** Whoever asks for a page after the last gets the last. */
const last = "99";
const prepare = (kind: string) => form("interview-prepare", { kind });
const record = (kind: string) => form("interview-record", { kind });

/** What each can open in a state. It need not be all: what is refused teaches nothing here. */
export const possible: Readonly<Record<Player, Readonly<Partial<Record<State, readonly Form[]>>>>> = {
  hana: {
    goals: [form("goal", { g: "0" }), form("goal", { g: "0" }), form("goal", { g: "2" }), prepare("opening")],
    agreement: [form("goals-recall"), prepare("opening"), form("interview-sign", { kind: "opening" })],
    self: [form("rate", { k: "self", p: "0" }), form("rate", { k: "self", p: last }), prepare("middle")],
    first: [prepare("review"), form("interview-sign", { kind: "review" })],
    second: [form("interview-sign", { kind: "review" })],
  },
  boss: {
    goals: [record("opening"), prepare("opening")],
    agreement: [form("goals-agree"), form("send-back", { way: "returnGoals" }), record("opening")],
    self: [form("send-back", { way: "reopenGoals" }), record("middle")],
    first: [
      ...[form("rate", { k: "first", p: "0" }), form("rate", { k: "first", p: last })],
      ...[form("send-back", { way: "returnSelf" }), record("review"), prepare("review")],
    ],
  },
};
