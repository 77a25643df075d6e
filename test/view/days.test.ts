import { afterEach, expect, it, vi } from "vitest";

// 2026-11-24 is a Tuesday, 2028-02-29 a leap day and a Tuesday as well (an almanac says so).

afterEach(() => {
  vi.unstubAllEnvs();
});

it.each(["Asia/Tokyo", "Pacific/Honolulu", "Pacific/Kiritimati"])(
  "A day is read as people write it in either language by a process in %s",
  async (zone) => {
    vi.stubEnv("TZ", zone);
    // Read anew in each zone: it may look at the zone when it is read.
    const { days } = (await import(
      new URL(`../../src/view/days.ts?in=${zone}`, import.meta.url).href
    )) as typeof import("../../src/view/days.ts");
    const read = (locale: "ja" | "en") => {
      const words = days[locale];
      return {
        day: words.day("2026-11-24"),
        date: words.date("2026-11-24"),
        weekday: words.weekday("2028-02-29"),
        weekdayName: words.weekdayName("2028-02-29"),
        weekdate: words.weekdate("2026-11-24"),
        when: words.when("2026-11-24 9:05"),
        month: words.month("2026-11"),
        monthOfYear: words.monthOfYear("2026-11-01"),
        monthLabel: words.monthLabel("2026-11-01"),
      };
    };
    expect(read("ja")).toEqual({
      day: "11月24日",
      date: "2026年11月24日",
      weekday: "2月29日（火）",
      weekdayName: "火曜日",
      weekdate: "2026年11月24日（火）",
      when: "11月24日（火）9:05",
      month: "11月",
      monthOfYear: "2026年11月",
      monthLabel: "11月",
    });
    expect(read("en")).toEqual({
      day: "24 November",
      date: "24 November 2026",
      weekday: "Tue 29 Feb",
      weekdayName: "Tuesday",
      weekdate: "Tue 24 Nov 2026",
      when: "Tue 24 Nov 9:05",
      month: "November",
      monthOfYear: "November 2026",
      monthLabel: "Nov",
    });
  },
);
