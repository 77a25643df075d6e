import { type State, states } from "../../../../src/features/evaluation/evaluation.ts";
import type { Target } from "../../../../src/view/target.ts";
import type { Who } from "../../../support/evaluation.ts";

// Who may do what about hana's evaluation, and when: written down by hand from the city's rules, not made from the
// product's own table.

/** hana is rated; ken rated her first until a hand-over; other sits on the review board. */
export const people: readonly Who[] = ["hana", "boss", "chief", "adjuster", "confirmer", "hr", "ken", "other"];
export const all: readonly State[] = [...states, "exempt"];
export type Rule = Readonly<Partial<Record<Who, readonly State[]>>>;
export type About = Target["about"];

const rated: readonly State[] = ["goals", "agreement", "self", "first"];
const interview = (kind: string, at: readonly State[]): readonly (readonly [string, About, Rule])[] => [
  ["interview-propose", { kind }, { hana: at, boss: at }],
  ["interview-prepare", { kind }, { hana: at, boss: at }],
  ["interview-record", { kind }, { boss: at }],
  ["interview-omit", { kind }, { boss: at }],
];

/** What can be opened; other sits on a board that has nothing to review. */
export const forms: readonly (readonly [string, About, Rule])[] = [
  ["goal", {}, { hana: ["goals"] }],
  ["goals-agree", {}, { boss: ["agreement"] }],
  ["rate", { k: "self" }, { hana: ["self"] }],
  ["rate", { k: "first" }, { boss: ["first"] }],
  ["rate", { k: "second" }, { chief: ["second"] }],
  ["verdict", { k: "adjusting" }, { adjuster: ["adjusting"] }],
  ["verdict", { k: "confirming" }, { confirmer: ["confirming"] }],
  ["send-back", { way: "returnGoals" }, { boss: ["agreement"] }],
  ["send-back", { way: "reopenGoals" }, { boss: ["self"] }],
  ["send-back", { way: "returnSelf" }, { boss: ["first"] }],
  ["send-back", { way: "returnFirst" }, { chief: ["second"] }],
  ["send-back", { way: "returnSecond" }, { adjuster: ["adjusting"] }],
  ["send-back", { way: "returnAdjusted" }, { confirmer: ["confirming"] }],
  ...interview("opening", ["goals", "agreement", "self"]),
  ...interview("middle", ["self"]),
  ...interview("review", ["first"]),
  ...interview("feedback", ["disclosed"]),
  ["fact", {}, { hana: ["goals", "agreement", "self"], boss: rated }],
  ["handover-note", {}, { ken: [...rated, "second"] }],
  ["evaluation", {}, { hana: all, boss: all, chief: all, adjuster: all, confirmer: all, hr: all, ken: all }],
];
