import { describe, expect, it } from "vitest";
import { rolesOf } from "../../../../src/features/evaluation/evaluation.ts";
import { interviewsNow } from "../../../../src/features/evaluation/interviews/interview.ts";
import { minuteInJapan, readTimes, times } from "../../../../src/features/evaluation/interviews/times.ts";
import type { Evaluation, Interview } from "../../../../src/features/evaluation/record.ts";
import { calendarOf } from "../../../../src/services/calendar.ts";

// Which interviews are there, and which times can be proposed, without any database.

const rater = { role: "first", id: "boss", name: "boss", staffNumber: "2", from: "2026-04-01", to: undefined } as const;
const blank: Interview = {
  ...{ id: "i", kind: "review", proposed: [], proposedBy: undefined, meetsAt: undefined, version: 1 },
  ...{ memberSheet: undefined, raterSheet: undefined, held: undefined, signed: undefined, omitted: undefined },
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

describe("The times proposed", () => {
  const calendar = calendarOf([{ from: "12-29", to: "01-03" }]);
  const now = new Date("2026-12-25T01:00:00Z");

  it("begin from 8:30, by half hours, so that they are over by 17:15", () => {
    expect([times[0], times[1], times.at(-1)]).toEqual(["08:30", "09:00", "16:30"]);
  });

  it("are of Japan whatever the clock's own zone is", () => {
    expect(minuteInJapan(new Date("2026-12-31T15:30:00Z"))).toBe("2027-01-01T00:30");
  });

  it("leave out holidays, the city's closed days and what is past, and come in order", () => {
    const read = (day1: string, time1 = "10:30") => readTimes({ day1, time1 }, calendar, now).wrong;
    expect(read("2026-12-28")).toEqual({});
    expect(read("2026-12-29")).toEqual({ day1: "closed" });
    expect(read("2027-01-11")).toEqual({ day1: "closed" });
    expect(read("2027-01-09")).toEqual({ day1: "closed" });
    expect(read("2026-12-25", "10:00")).toEqual({ time1: "past" });
    expect(read("2026-12-25", "10:30")).toEqual({});
    const pair = { day1: "2027-01-06", time1: "09:00", day2: "2027-01-05", time2: "09:00" };
    expect(readTimes(pair, calendar, now).times).toEqual(["2027-01-05T09:00", "2027-01-06T09:00"]);
  });
});
