import { describe, expect, it } from "vitest";
import { calendarOf } from "../../src/services/calendar.ts";
import { minuteInJapan, readTimes, times } from "../../src/view/proposed-times.ts";

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
