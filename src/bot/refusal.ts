import type { refusals } from "./text.ts";

export type RefusalReason = keyof (typeof refusals)["ja"];

/**
 * An expected no, shown in the reader's words. `not-found` also stands for "not yours": the answer must
 * not confirm that a thing exists. `not-yours` is for a form that is handed in, and was theirs when it was drawn for
 * them. Anything else that is thrown is our fault and gets a reference number.
 */
export class Refusal extends Error {
  constructor(readonly reason: RefusalReason) {
    super(reason);
    this.name = "Refusal";
  }
}
