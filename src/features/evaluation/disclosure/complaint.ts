import { addDays } from "../../../services/calendar.ts";
import type { Action } from "../evaluation.ts";
import type { Complaint, Evaluation } from "../record.ts";

/** 苦情相談: to those in HR who did not rate. 苦情処理: in writing, to the review board. */
export type Tier = Complaint["tier"];
export const tiers: readonly Tier[] = ["talk", "review"];

export const complains: Readonly<Record<Tier, Action>> = { talk: "complainByWord", review: "complainInWriting" };
export const answers: Readonly<Record<Tier, Action>> = { talk: "answerByWord", review: "answerInWriting" };

export const isTier = (tier: string | undefined): tier is Tier => tier === "talk" || tier === "review";

export type ComplaintState = "open" | "answered" | "withdrawn";
export function stateOf({ answer, withdrawn }: Pick<Complaint, "answer" | "withdrawn">): ComplaintState {
  if (withdrawn) return "withdrawn";
  return answer ? "answered" : "open";
}

/** The one that waits for its answer: there is one at a time in each tier. */
export const openIn = ({ complaints }: Pick<Evaluation, "complaints">, tier: Tier): Complaint | undefined =>
  complaints.find((each) => each.tier === tier && stateOf(each) === "open");

/** The last day on which one can be made; undefined before it is disclosed. */
export function lastDay({ cycle, disclosedOn }: Pick<Evaluation, "cycle" | "disclosedOn">, tier: Tier) {
  const { talk_within_days: talk, review_within_days: review } = cycle.kind.complaints;
  return disclosedOn === undefined ? undefined : addDays(disclosedOn, tier === "talk" ? talk : review);
}
