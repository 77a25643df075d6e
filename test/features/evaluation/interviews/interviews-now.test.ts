import { describe, expect, it } from "vitest";
import { rolesOf } from "../../../../src/features/evaluation/evaluation.ts";
import { interviewsNow } from "../../../../src/features/evaluation/interviews/interview.ts";
import type { Evaluation, Interview } from "../../../../src/features/evaluation/record.ts";

// Which interviews are there, without any database.

const rater = { role: "first", id: "boss", name: "boss", staffNumber: "2", from: "2026-04-01", to: undefined } as const;
const blank: Interview = {
  ...{ id: "i", kind: "review", proposed: [], proposedBy: undefined, meetsAt: undefined, version: 1 },
  ...{ memberSheet: undefined, raterSheets: [], held: undefined, signed: undefined, omitted: undefined },
};

function seen(viewer: "hana" | "boss", state: Evaluation["state"], interview: Partial<Interview> = {}): Evaluation {
  const roles = rolesOf({ id: viewer, hr: false, board: false }, "hana", [rater]);
  return {
    ...{ member: { id: "hana", name: "hana" }, raters: [rater], roles, state },
    deadlines: { "review-interview": { opens: "2027-01-15", due: "2027-02-10" } },
    cycle: { kind: { stages: [{ stage: "review-interview" }] } },
    situation: { roles, state, path: [], met: new Set() },
    interviews: [{ ...blank, ...interview }],
  } as unknown as Evaluation;
}
describe("The interviews of an evaluation", () => {
  it("are those that can be dealt with, and those that were", () => {
    expect(interviewsNow(seen("boss", "first"))).toEqual(["review"]);
    expect(interviewsNow({ ...seen("boss", "self"), interviews: [] })).toEqual([]);
  });
});
