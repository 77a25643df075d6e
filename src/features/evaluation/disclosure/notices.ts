import type { Notice, Redraw } from "../../../bot/notice.ts";
import type { Complaint, Evaluation } from "../record.ts";
import type { Shows } from "./targets.ts";

const about = (evaluation: Pick<Evaluation, "id">, complaint: Pick<Complaint, "id">) => ({
  e: evaluation.id,
  id: complaint.id,
});

/** To whoever answers it; redrawn once it is answered or withdrawn. */
export const arrival = (evaluation: Evaluation, complaint: Pick<Complaint, "id">, to: string): Notice => ({
  ...{ to, feature: "evaluation", kind: "complaint" satisfies Shows, about: about(evaluation, complaint) },
  ...{ once: `evaluation.complaint:${complaint.id}:${to}`, class: "status" },
});

export const redrawn = (evaluation: Evaluation, complaint: Pick<Complaint, "id">): Redraw => ({
  redraw: { feature: "evaluation", kind: "complaint" satisfies Shows, about: about(evaluation, complaint) },
});

/** To HR: the board finds that it has to be rated anew. */
export const upheldNotice = (evaluation: Evaluation, complaint: Pick<Complaint, "id">, to: string): Notice => ({
  ...{ to, feature: "evaluation", kind: "complaint-upheld" satisfies Shows, about: { e: evaluation.id } },
  ...{ once: `evaluation.complaint-upheld:${complaint.id}:${to}`, class: "status" },
});

/** To the person: their evaluation is done again. */
export const anewNotice = (evaluation: Evaluation): Notice => ({
  ...{
    to: evaluation.member.id,
    feature: "evaluation",
    kind: "rated-anew" satisfies Shows,
    about: { e: evaluation.id },
  },
  ...{ once: `evaluation.rated-anew:${evaluation.id}:${evaluation.version}`, class: "receipt" },
});
