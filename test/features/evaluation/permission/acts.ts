import type { State } from "../../../../src/features/evaluation/evaluation.ts";
import type { Entries } from "../../../../src/view/form.ts";
import { raters } from "../../../support/evaluation.ts";
import { type About, all, type Rule } from "./rules.ts";

// What can be done, besides opening, by the same hand.

/** What there is besides, where something can be done. */
export type Given =
  | "proposed by boss"
  | "proposed by hana"
  | "held"
  | "complained"
  | "upheld"
  | "declined"
  | "disclosed long ago";

/**
 * may: who changes something with it, and when. looks: it changes nothing that is kept, and who may is not refused.
 * drawn: no form leads to it, or another one does, and it is about this; $ stands before the name of an id.
 */
export type Act = {
  readonly does: "presses" | "submits";
  readonly name: string;
  readonly about?: About;
  readonly drawn?: true;
  readonly entries?: Entries;
  readonly given?: Given;
  readonly may: Rule;
  readonly looks?: true;
};

const rated: readonly State[] = ["goals", "agreement", "self", "first"];
const beforeSecond: readonly State[] = [...rated, "second"];
const beforeDisclosed: readonly State[] = [...beforeSecond, "adjusting", "confirming", "disclosing"];
const notClosed: readonly State[] = [...beforeDisclosed, "disclosed"];
const e = { e: "$evaluation" };
const c = { c: "$cycle" };

const submit = (name: string, about: About, may: Rule, more: Partial<Act> = {}): Act => ({
  ...{ does: "submits", name, about, may },
  ...more,
});
const press = (name: string, about: About, may: Rule, more: Partial<Act> = {}): Act => ({
  ...{ does: "presses", name, about, may, drawn: true },
  ...more,
});

const talk = (kind: string, at: readonly State[]): readonly Act[] => [
  submit("interview-propose", { ...e, kind }, { hana: at, boss: at }, { entries: { day1: "2027-03-23" } }),
  submit("interview-prepare", { ...e, kind }, { hana: at, boss: at }),
  submit("interview-record", { ...e, kind }, { boss: at }),
  submit("interview-omit", { ...e, kind }, { boss: at }),
  submit("interview-sign", { ...e, kind }, { hana: notClosed }, { given: "held" }),
  press("interview-sign-now", { ...e, kind, v: "$signing" }, { hana: notClosed }, { given: "held" }),
  press("interview-choose", { ...e, kind, at: "2027-03-25T10:00" }, { hana: at }, { given: "proposed by boss" }),
  press("interview-choose", { ...e, kind, at: "2027-03-25T10:00" }, { boss: at }, { given: "proposed by hana" }),
];

const member = raters.hana;

export const acts: readonly Act[] = [
  submit("unit-goals", { ...c, u: "$unit" }, { boss: all, chief: all, adjuster: all, confirmer: all }),
  submit("goal", e, { hana: ["goals"] }),
  submit("goal-remove", { ...e, g: "0", v: "1" }, { hana: ["goals"] }, { drawn: true }),
  submit("goals-check", { ...e, v: "1" }, { hana: ["goals"] }, { drawn: true }),
  press("goals-recall", e, { hana: ["agreement"] }),
  submit("goals-agree", e, { boss: ["agreement"] }),
  submit("rate", { ...e, k: "self" }, { hana: ["self"] }),
  submit("rate", { ...e, k: "first" }, { boss: ["first"] }),
  submit("rate", { ...e, k: "second" }, { chief: ["second"] }),
  submit("verdict", { ...e, k: "adjusting" }, { adjuster: ["adjusting"] }),
  submit("verdict", { ...e, k: "confirming" }, { confirmer: ["confirming"] }),
  submit("send-back", { ...e, way: "returnGoals" }, { boss: ["agreement"] }),
  submit("send-back", { ...e, way: "reopenGoals" }, { boss: ["self"] }),
  submit("send-back", { ...e, way: "returnSelf" }, { boss: ["first"] }),
  submit("send-back", { ...e, way: "returnFirst" }, { chief: ["second"] }),
  submit("send-back", { ...e, way: "returnSecond" }, { adjuster: ["adjusting"] }),
  submit("send-back", { ...e, way: "returnAdjusted" }, { confirmer: ["confirming"] }),
  ...talk("opening", ["goals", "agreement", "self"]),
  ...talk("middle", ["self"]),
  ...talk("review", ["first"]),
  ...talk("feedback", ["disclosed"]),
  submit("fact", e, { hana: ["goals", "agreement", "self"], boss: rated }),
  press("fact-delete", { ...e, f: "$hana's fact" }, { hana: ["goals", "agreement", "self"] }),
  press("fact-delete", { ...e, f: "$boss's fact" }, { boss: rated }),
  submit("handover-note", e, { ken: beforeSecond }),
  press("decline", { ...e, declined: "yes" }, { hana: beforeDisclosed }),
  press("decline", { ...e, declined: "no" }, { hana: [...beforeDisclosed, "disclosed"] }, { given: "declined" }),
  submit("complain", { ...e, t: "talk" }, { hana: ["disclosed"] }),
  submit("complain", { ...e, t: "review" }, { hana: ["disclosed"] }),
  submit("complaint-answer", { ...e, id: "$talk" }, { hr: ["disclosed"] }, { given: "complained" }),
  submit("complaint-answer", { ...e, id: "$review" }, { other: ["disclosed"] }, { given: "complained" }),
  press("complaint-withdraw", { ...e, id: "$talk" }, { hana: all }, { given: "complained" }),
  press("rate-anew", e, { hr: ["disclosing", "disclosed"] }, { given: "upheld" }),
  submit("person", c, { hr: all }, { looks: true, entries: { member } }),
  submit("exempt", c, { hr: rated }, { entries: { member } }),
  submit("include", c, { hr: ["exempt"] }, { entries: { member } }),
  submit(
    "stand-in",
    c,
    { hr: beforeSecond },
    { entries: { member, role: "second", rater: raters.other, scope: "one" } },
  ),
  submit("extend", c, { hr: beforeSecond }, { entries: { member, stage: "second-rating", due: "2027-05-31" } }),
  submit("disclose-one", c, { hr: ["disclosing"] }, { entries: { member } }),
  press("disclose", c, { hr: ["disclosing"] }),
  press("close", c, { hr: ["disclosed"] }, { given: "disclosed long ago" }),
  submit("progress-unit", c, { hr: all }, { looks: true, entries: { unit: "$unit" } }),
  submit("remind", c, { hr: all }, { looks: true, entries: { stage: "self" } }),
  press("remind", { ...c, s: "self" }, { hr: all }, { looks: true }),
  press("cycle-open", { kind: "year", year: "2026" }, { hr: all }, { looks: true }),
  press("follow", {}, { hr: all }, { looks: true }),
  submit(
    "training",
    { ...c, p: "0" },
    { boss: all, chief: all, adjuster: all, confirmer: all, hr: all },
    { looks: true },
  ),
];
