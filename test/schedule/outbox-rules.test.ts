import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTooLate, nextOpening } from "../../src/schedule/outbox/quiet-hours.ts";
import { backoffMs, MOST_TRIES, settled } from "../../src/schedule/outbox/rules.ts";
import { calendarOf } from "../../src/services/calendar.ts";

const calendar = calendarOf([{ from: "12-29", to: "01-03" }]);
const jst = (time: string) => new Date(`${time}+09:00`);
const opening = (time: string) => nextOpening(jst(time), calendar);

describe("Quiet hours", () => {
  it("let a nudge pass from 8:30 to 17:15 on a working day, and keep it for the next otherwise", () => {
    expect(opening("2026-11-24T08:29:59")).toEqual(jst("2026-11-24T08:30:00"));
    expect(opening("2026-11-24T08:30:00")).toEqual(jst("2026-11-24T08:30:00"));
    expect(opening("2026-11-24T17:14:59")).toEqual(jst("2026-11-24T17:14:59"));
    expect(opening("2026-11-24T17:15:00")).toEqual(jst("2026-11-25T08:30:00"));
  });

  it("last over weekends, holidays and the new year", () => {
    expect(opening("2026-11-20T18:00:00")).toEqual(jst("2026-11-24T08:30:00"));
    expect(opening("2026-12-28T18:00:00")).toEqual(jst("2027-01-04T08:30:00"));
  });

  it("count in Japan wherever the server is: 23:50 in London is the next morning in Japan", () => {
    expect(nextOpening(new Date("2026-11-24T23:50:00Z"), calendar)).toEqual(new Date("2026-11-24T23:50:00Z"));
  });

  it("do not age a nudge: it is too late a day after it could first have been told", () => {
    const friday = jst("2026-11-20T18:00:00");
    expect(isTooLate(friday, jst("2026-11-24T08:30:00"), calendar)).toBe(false);
    expect(isTooLate(friday, jst("2026-11-25T08:30:00"), calendar)).toBe(false);
    expect(isTooLate(friday, jst("2026-11-25T08:30:01"), calendar)).toBe(true);
  });
});

describe("What becomes of a letter", () => {
  it("whose outcome is unknown depends on its class: a nudge is not repeated, all else is", () => {
    expect(settled("nudge", { outcome: "unknown" }, 1, 0.5)).toEqual({ state: "unknown" });
    for (const kind of ["receipt", "status"] as const)
      expect(settled(kind, { outcome: "unknown" }, 1, 0.5)).toMatchObject({ state: "sending", counts: true });
  });

  it("that Slack asks to wait for is not given up for that, however often", () => {
    const sent = { outcome: "retry", afterMs: 7000 } as const;
    expect(settled("nudge", sent, 99, 0)).toEqual({ state: "waiting", afterMs: 7000, counts: false });
  });

  it("that gets no answer is given up in the end, where people can see it", () => {
    expect(settled("receipt", { outcome: "unknown" }, MOST_TRIES, 0)).toEqual({ state: "failed", reason: "no-answer" });
    expect(settled("receipt", { outcome: "gone", reason: "user_not_found" }, 1, 0)).toEqual({
      state: "failed",
      reason: "user_not_found",
    });
  });

  it("is tried ever more slowly, a fifth more or less, up to five minutes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, jitter) => {
        const wait = backoffMs(tries, jitter);
        const plain = Math.min(300_000, 1000 * 2 ** (tries - 1));
        return wait >= 0.8 * plain - 1 && wait <= 1.2 * plain + 1;
      }),
    );
  });
});
