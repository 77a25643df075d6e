import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, readCalendar } from "../../src/services/calendar.ts";

const content = join(import.meta.dirname, "../../content");

// Counted by hand on the calendar of the Cabinet Office (内閣府「国民の祝日について」).
describe("Working days", () => {
  it("leave out weekends, public holidays and the turn of the year", async () => {
    const { isWorkingDay, workingDaysSince } = await readCalendar(content);
    const days = ["2026-11-20", "2026-11-21", "2026-11-23", "2026-12-28", "2026-12-29", "2027-01-03", "2027-01-04"];
    expect(days.map(isWorkingDay)).toEqual([true, false, false, true, false, false, true]);
    // From Friday over a weekend and 勤労感謝の日 to Wednesday: Tuesday and Wednesday.
    expect(workingDaysSince("2026-11-20", "2026-11-25")).toBe(2);
    expect(workingDaysSince("2026-12-28", "2027-01-04")).toBe(1);
    expect(workingDaysSince("2026-11-25", "2026-11-20")).toBe(0);
  });

  it("does not depend on where the server stands", () => {
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2026-11-24", 12)).toBe("2027-11-24");
  });
});
