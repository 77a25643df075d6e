import { describe, expect, it } from "vitest";
import { always, at, hours, judgedBy, months, rules, worked } from "../support.ts";

// 第2号ハ: 各月に当該各期間の直前の1か月、2か月、3か月、4か月及び5か月の期間を加えた期間の1か月当たりの平均時間について80時間.

const external = (from: string, clocks: readonly (string | undefined)[]) =>
  hours(worked(from, clocks), [{ kind: "external", from: `${from}-01` }]);

describe("2〜6か月の平均80時間", () => {
  it("is used up at 80:00 and passed by a single minute in two months", () => {
    const of = (clocks: readonly string[]) => judgedBy("average", external("2026-04", clocks), months("2026-05"));
    expect(of(["80:00", "80:00"])).toEqual(["average reached 2026-05 80:00/80:00"]);
    // 160:01 ÷ 2 = 80:00.5, said as 80:01 so that it never looks as if it were within.
    expect(of(["80:00", "80:01"])).toEqual(["average breach 2026-05 80:01/80:00"]);
    expect(of(["62:00", "99:00"])).toEqual(["average breach 2026-05 80:30/80:00"]);
    expect(of(["60:00", "60:00"])).toEqual([]);
  });

  it("takes each length from two to six, and the worst", () => {
    const of = (clocks: readonly string[]) => judgedBy("average", external("2026-04", clocks), months("2026-09"));
    // Six months: 99 + 99 + 99 + 60 + 60 + 64 = 481 hours, 80:10 on average. Five: 382 hours, 76:24. Two: 62.
    expect(of(["99:00", "99:00", "99:00", "60:00", "60:00", "64:00"])).toEqual(["average breach 2026-09 80:10/80:00"]);
    // An hour and a minute less: 479:59.
    expect(of(["99:00", "99:00", "99:00", "60:00", "60:00", "62:59"])).toEqual(["average near 2026-09 80:00/80:00"]);
  });

  it("goes over 31 March, unless the city counts within the year", () => {
    const spring = external("2027-02", ["85:00", "90:00", "75:00"]);
    expect(judgedBy("average", spring, months("2027-04"))).toEqual(["average breach 2027-04 83:20/80:00"]);
    const within = { ...rules, averagesCrossYear: false };
    expect(judgedBy("average", spring, months("2027-04"), within)).toEqual([]);
    expect(judgedBy("average", external("2027-03", ["99:00", "75:00", "86:00"]), months("2027-05"), within)).toEqual([
      "average breach 2027-05 80:30/80:00",
    ]);
  });

  it("is not judged where a month has no data, and says so", () => {
    const gap = external("2026-04", ["99:00", undefined, "99:00", "40:00"]);
    expect(judgedBy("average", gap, months("2026-07"))).toEqual(["average unknown 2026-07 (2026-05)"]);
    expect(judgedBy("average", gap, months("2026-06"))).toEqual(["average unknown 2026-06 (2026-05)"]);
  });

  it("asks no data of the time before somebody came", () => {
    expect(judgedBy("average", external("2026-04", ["50:00", "50:00"]), months("2026-05"))).toEqual([]);
  });

  it("does not hold in 原則の部署", () => {
    const its = hours(worked("2026-04", ["90:00", "90:00"]), always("standard"));
    expect(judgedBy("average", its, months("2026-05"))).toEqual([]);
  });

  it("leaves 特例業務 out, and says where only that passes it", () => {
    const its = { ...external("2026-04", ["99:00", "90:00"]), exempt: new Map([["2026-04", at("99:00")]]) };
    expect(judgedBy("average", its, months("2026-05"))).toEqual(["average exempt 2026-05 94:30/80:00"]);
  });
});
