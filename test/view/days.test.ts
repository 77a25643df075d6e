import { expect, it, vi } from "vitest";
import { days } from "../../src/view/days.ts";

// 2026-11-24 is a Tuesday, 2028-02-29 a leap day and a Tuesday as well (an almanac says so).

it("A day is read as people write it in either language, whatever zone the process runs in", () => {
  const read = (locale: "ja" | "en") => {
    const { day, date, weekday, weekdate, when, month, monthOfYear, monthLabel } = days[locale];
    return [
      day("2026-11-24"),
      date("2026-11-24"),
      weekday("2028-02-29"),
      weekdate("2026-11-24"),
      when("2026-11-24 9:05"),
      month("2026-11"),
      monthOfYear("2026-11-01"),
      monthLabel("2026-11-01"),
    ];
  };
  for (const zone of ["Asia/Tokyo", "Pacific/Honolulu", "Pacific/Kiritimati"]) {
    vi.stubEnv("TZ", zone);
    expect(read("ja")).toEqual([
      ...[
        "11月24日",
        "2026年11月24日",
        "2月29日（火）",
        "2026年11月24日（火）",
        "11月24日（火）9:05",
        "11月",
        "2026年11月",
        "11月",
      ],
    ]);
    expect(read("en")).toEqual([
      ...[
        "24 November",
        "24 November 2026",
        "Tue 29 Feb",
        "Tue 24 Nov 2026",
        "Tue 24 Nov 9:05",
        "November",
        "November 2026",
        "Nov",
      ],
    ]);
  }
  vi.unstubAllEnvs();
});
