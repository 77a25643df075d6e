import { describe, expect, it } from "vitest";
import { reviewDueOn } from "../../../../src/features/overtime/limits/review.ts";
import { always, hours, judgedBy, months, rules, settings, worked } from "../support.ts";

// The figures are those of 人事院規則15―14 第16条の2の2第1項, whose words each group quotes.

describe("原則の部署: 1か月において45時間", () => {
  const month = (clock: string) => judgedBy("month", hours(worked("2026-06", [clock])), months("2026-06"));

  it("is near from 36 hours, used up at 45, passed at 45:01", () => {
    expect(month("35:59")).toEqual([]);
    expect(month("36:00")).toEqual(["month near 2026-06 36:00/45:00"]);
    expect(month("44:59")).toEqual(["month near 2026-06 44:59/45:00"]);
    expect(month("45:00")).toEqual(["month reached 2026-06 45:00/45:00"]);
    expect(month("45:01")).toEqual(["month breach 2026-06 45:01/45:00"]);
  });

  it("is the same in February, of 28 or 29 days", () => {
    for (const february of ["2027-02", "2028-02"])
      expect(judgedBy("month", hours(worked(february, ["45:01"])), months(february))).toEqual([
        `month breach ${february} 45:01/45:00`,
      ]);
  });

  it("allows no month over 45 hours, be it the only one", () => {
    const year = hours(worked("2026-04", ["10:00", "45:01", "10:00"]));
    expect(judgedBy("month", year, months("2026-04", "2026-06"))).toEqual(["month breach 2026-05 45:01/45:00"]);
    expect(judgedBy("months-over", year, months("2026-04", "2026-06"))).toEqual([]);
  });
});

describe("原則の部署: 1年において360時間", () => {
  const year = (last: string) =>
    // Eleven months of 30 hours are 330.
    judgedBy("year", hours(worked("2026-04", [...Array(11).fill("30:00"), last])), months("2027-03"));

  it("is near from 288 hours, used up at 360, passed at 360:01", () => {
    expect(year("29:59")).toEqual(["year near 2027-01 359:59/360:00"]);
    expect(year("30:00")).toEqual(["year reached 2027-03 360:00/360:00"]);
    expect(year("30:01")).toEqual(["year breach 2027-03 360:01/360:00"]);
  });

  it("says in which month it came near", () => {
    const nine = worked("2026-04", [...Array(9).fill("31:59")]);
    // 9 × 31:59 = 287:51.
    expect(judgedBy("year", hours(nine), months("2026-12"))).toEqual([]);
    expect(judgedBy("year", hours(nine.set("2026-12", 32 * 60 + 8)), months("2026-12"))).toEqual([
      "year near 2026-12 288:00/360:00",
    ]);
  });

  it("begins anew on 1 April", () => {
    const over = worked("2026-04", [...Array(12).fill("31:00"), "31:00"]);
    expect(judgedBy("year", hours(over), months("2027-03", "2027-04"))).toEqual(["year breach 2027-03 372:00/360:00"]);
    expect(judgedBy("year", hours(over), months("2027-04"))).toEqual([]);
  });

  it("begins when the city says", () => {
    const from = { ...rules, yearStart: 1 };
    const its = hours(worked("2026-10", [...Array(13).fill("31:00")]));
    expect(judgedBy("year", its, months("2026-12"), from)).toEqual([
      "year unknown 2026-12 (2026-01,2026-02,2026-03,2026-04,2026-05,2026-06,2026-07,2026-08,2026-09)",
    ]);
    // January to October 2027 are 310 hours.
    expect(judgedBy("year", its, months("2027-10"), from)).toEqual(["year near 2027-10 310:00/360:00"]);
  });
});

describe("他律的業務の比重が高い部署", () => {
  const external = (from: string, clocks: readonly (string | undefined)[]) =>
    hours(worked(from, clocks), always("external"));

  it("1か月において100時間未満: 99:59 is the most, 100:00 is too much", () => {
    const month = (clock: string) => judgedBy("month", external("2026-06", [clock]), months("2026-06"));
    expect(month("45:01")).toEqual([]);
    expect(month("79:59")).toEqual([]);
    expect(month("80:00")).toEqual(["month near 2026-06 80:00/100:00"]);
    expect(month("99:58")).toEqual(["month near 2026-06 99:58/100:00"]);
    expect(month("99:59")).toEqual(["month reached 2026-06 99:59/100:00"]);
    expect(month("100:00")).toEqual(["month breach 2026-06 100:00/100:00"]);
  });

  it("1年において720時間", () => {
    const year = (last: string) =>
      judgedBy("year", external("2026-04", [...Array(11).fill("60:00"), last]), months("2027-03"));
    expect(year("59:59")).toEqual(["year near 2027-01 719:59/720:00"]);
    expect(year("60:00")).toEqual(["year reached 2027-03 720:00/720:00"]);
    expect(year("60:01")).toEqual(["year breach 2027-03 720:01/720:00"]);
  });

  it("45時間を超えて命ずる月数について6か月: the sixth is the last, the seventh too much, 45:00 is not over", () => {
    const counted = (clocks: readonly string[]) =>
      judgedBy("months-over", external("2026-04", clocks), months("2026-04", "2026-12"));
    const over = (count: number) => Array(count).fill("45:01");
    const none = (count: number) => Array(count).fill("45:00");
    expect(counted([...over(4), ...none(5)])).toEqual([]);
    expect(counted([...over(5), ...none(4)])).toEqual(["months-over near 2026-08 5/6"]);
    expect(counted([...over(6), ...none(3)])).toEqual(["months-over reached 2026-09 6/6"]);
    expect(counted([...over(7), ...none(2)])).toEqual(["months-over breach 2026-10 7/6"]);
    // Not in a row.
    expect(counted([...over(3), ...none(2), ...over(4)])).toEqual(["months-over breach 2026-12 7/6"]);
  });

  it("counts those months from 1 April anew", () => {
    const winter = external("2026-10", Array(7).fill("50:00"));
    expect(judgedBy("months-over", winter, months("2027-03", "2027-04"))).toEqual([
      "months-over reached 2027-03 6/6",
      "months-over unknown 2027-03 (2026-04,2026-05,2026-06,2026-07,2026-08,2026-09)",
    ]);
  });
});

describe("36協定の職場", () => {
  it("with 特別条項 is under 100 hours, 720 hours, 80 on average and six months over 45", () => {
    const its = hours(worked("2026-04", Array(7).fill("85:00")), always("agreement36"));
    expect(judgedBy("average", its, months("2026-05"))).toEqual([
      "average breach 2026-05 85:00/80:00",
      "average unknown 2026-05 (2025-12,2026-01,2026-02,2026-03)",
    ]);
    expect(judgedBy("months-over", its, months("2026-10"))).toEqual(["months-over breach 2026-10 7/6"]);
    expect(judgedBy("year", its, months("2026-10"))).toEqual(["year near 2026-10 595:00/720:00"]);
  });

  it("without it is 45 hours and 360 hours", () => {
    const without = { month: { minutes: 45 * 60, under: false }, year: 360 * 60 };
    const by = { ...rules, limits: { ...rules.limits, agreement36: without } };
    const its = hours(worked("2026-04", ["45:01"]), always("agreement36"));
    expect(judgedBy("month", its, months("2026-04"), by)).toEqual(["month breach 2026-04 45:01/45:00"]);
  });
});

it("A breach is reviewed within six months of the end of its year (第16条の2の2第3項)", () => {
  const due = (month: string) => reviewDueOn(month, { yearStart: 4, dueMonths: settings.reviewDueMonths });
  expect(["2026-04", "2027-03", "2027-04"].map(due)).toEqual(["2027-09-30", "2027-09-30", "2028-09-30"]);
});

describe("管理職", () => {
  it("have no limit, whatever they work", () => {
    const its = hours(worked("2026-04", Array(12).fill("120:00")), always("none"));
    for (const rule of ["month", "year", "average", "months-over", "after-external"])
      expect(judgedBy(rule, its, months("2026-04", "2027-03"))).toEqual([]);
  });

  it("who were promoted in mid-year are judged by the months before", () => {
    const held = [
      { kind: "standard" as const, to: "2026-09-30" },
      { kind: "none" as const, from: "2026-10-01" },
    ];
    const its = hours(worked("2026-04", [...Array(6).fill("61:00"), "120:00"]), held);
    expect(judgedBy("year", its, months("2026-10"))).toEqual(["year breach 2026-09 366:00/360:00"]);
    expect(judgedBy("month", its, months("2026-10"))).toEqual([]);
  });
});
