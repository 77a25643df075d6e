import { describe, expect, it } from "vitest";
import type { LimitKind } from "../../../../src/features/overtime/limits/designation.ts";
import { busyMonths, heldIn } from "../../../../src/features/overtime/limits/designation.ts";
import { exemptMinutes } from "../../../../src/features/overtime/limits/exempt.ts";
import { kindOfMonth } from "../../../../src/features/overtime/limits/held.ts";
import { at, hours, judged, judgedBy, months, worked } from "../support.ts";

const moved = (before: LimitKind, day: string, lastBefore: string, after: LimitKind) => [
  { kind: before, from: "2020-04-01", to: lastBefore },
  { kind: after, from: day },
];

describe("A transfer on the 15th", () => {
  it("adds the hours before and after (大仙市の規則)", () => {
    const its = hours(worked("2026-10", ["45:01"]), moved("standard", "2026-10-15", "2026-10-14", "standard"));
    expect(judgedBy("month", its, months("2026-10"))).toEqual(["month breach 2026-10 45:01/45:00"]);
  });

  it("to 他律 puts the whole month under its limits", () => {
    const its = hours(worked("2026-10", ["60:00"]), moved("standard", "2026-10-15", "2026-10-14", "external"));
    expect(judgedBy("month", its, months("2026-10"))).toEqual([]);
  });

  // 大山崎町 平成31年告示第17号 別表第1, on 第1号ロ(2): to the month's end 100時間未満, then 45時間 and 30時間×月数.
  it("from 他律 keeps its limits to the month's end, and then has 45 hours", () => {
    const its = hours(worked("2026-10", ["60:00", "46:00"]), moved("external", "2026-10-15", "2026-10-14", "standard"));
    expect(judgedBy("month", its, months("2026-10", "2026-11"))).toEqual(["month breach 2026-11 46:00/45:00"]);
  });

  it("from 他律 leaves 30 hours for each month that remains of the year", () => {
    const held = moved("external", "2026-10-15", "2026-10-14", "standard");
    // From November to March, 5 × 30 = 150 hours.
    const rest = (last: string) =>
      judgedBy(
        "after-external",
        hours(worked("2026-10", ["90:00", "40:00", "40:00", "40:00", last]), held),
        months("2027-02"),
      );
    expect(rest("30:00")).toEqual(["after-external reached 2027-02 150:00/150:00"]);
    expect(rest("30:01")).toEqual(["after-external breach 2027-02 150:01/150:00"]);
    expect(rest("0:00")).toEqual(["after-external near 2027-01 120:00/150:00"]);
  });

  it("from 他律 leaves 720 hours for the whole year", () => {
    const held = moved("external", "2026-10-15", "2026-10-14", "standard");
    const its = hours(worked("2026-04", [...Array(7).fill("60:00"), ...Array(5).fill("20:00")]), held);
    // 420 + 100 = 520 hours: more than 360, less than 80 % of 720.
    expect(judgedBy("year", its, months("2027-03"))).toEqual([]);
  });
});

describe("The kind of limit of a month", () => {
  const kind = (month: string, day: string, lastBefore: string) =>
    kindOfMonth(moved("external", day, lastBefore, "standard"), month, 4);

  it("stays 他律 in the month one moves in, be it on the first", () => {
    expect(kind("2026-10", "2026-10-01", "2026-09-30")).toBe("external");
    expect(kind("2026-11", "2026-10-01", "2026-09-30")).toBe("standard");
    expect(kind("2026-10", "2026-10-31", "2026-10-30")).toBe("external");
    expect(kind("2027-02", "2027-02-28", "2027-02-27")).toBe("external");
    expect(kind("2028-02", "2028-02-29", "2028-02-28")).toBe("external");
  });

  it("is 原則 at once from 1 April, since in that year one never was in 他律", () => {
    expect(kind("2027-04", "2027-04-01", "2027-03-31")).toBe("standard");
    expect(kind("2027-03", "2027-04-01", "2027-03-31")).toBe("external");
    const its = hours(worked("2027-04", ["46:00"]), moved("external", "2027-04-01", "2027-03-31", "standard"));
    expect(judged(its, months("2027-04"))).toEqual(["month breach 2027-04 46:00/45:00"]);
  });

  it("is none before one came and after one left", () => {
    const held = [{ kind: "standard" as const, from: "2026-10-15", to: "2027-01-10" }];
    expect(["2026-09", "2026-10", "2027-01", "2027-02"].map((month) => kindOfMonth(held, month, 4))).toEqual([
      undefined,
      "standard",
      "standard",
      undefined,
    ]);
  });

  it("does not undo what was passed before", () => {
    const held = moved("standard", "2026-12-01", "2026-11-30", "external");
    const its = hours(worked("2026-04", [...Array(8).fill("45:30"), "50:00"]), held);
    // 364 hours at the end of November.
    expect(judgedBy("year", its, months("2026-12"))).toEqual(["year breach 2026-11 364:00/360:00"]);
  });
});

describe("Which limits a post is under", () => {
  const above = (code: string) => ({ "1021": "1020", "1020": "1000" })[code];
  const designations = [
    { code: "1020", kind: "external" as const, from: "2026-04-01", to: "2027-03-31" },
    { code: "1022", kind: "agreement36" as const },
  ];

  it("is its unit's, or that of the nearest unit above, while it is designated", () => {
    expect(heldIn([{ unit: "1021", managerial: false, from: "2025-10-01" }], designations, above)).toEqual([
      { from: "2025-10-01", to: "2026-03-31", kind: "standard" },
      { from: "2026-04-01", to: "2027-03-31", kind: "external" },
      { from: "2027-04-01", to: undefined, kind: "standard" },
    ]);
    const nearer = [...designations, { code: "1021", kind: "standard" as const }];
    expect(heldIn([{ unit: "1021", managerial: false }], nearer, above).map(({ kind }) => kind)).toEqual([
      "standard",
      "standard",
      "standard",
    ]);
  });

  it("is 原則 where nothing is said, and none for 管理職", () => {
    expect(heldIn([{ unit: "3000", managerial: false }], designations, above)).toEqual([{ kind: "standard" }]);
    expect(heldIn([{ unit: "1021", managerial: true }], designations, above)).toEqual([{ kind: "none" }]);
  });
});

it("The busy months are those of the nearest unit that has any", () => {
  const above = (code: string) => ({ "1021": "1020", "1020": "1000" })[code];
  const busy = [
    { code: "1000", months: [4] },
    { code: "1020", months: [3, 4] },
  ];
  expect(busyMonths("1021", busy, above)).toEqual([3, 4]);
  expect(busyMonths("1000", busy, above)).toEqual([4]);
  expect(busyMonths("3000", busy, above)).toEqual([]);
});

describe("特例業務", () => {
  const spans = [{ from: "2026-09-10", to: "2026-09-20" }];

  it("is outside the limits by its days, and is to be reviewed where it passed them", () => {
    const month = worked("2026-09", ["70:00"]);
    const daily = new Map([
      ["2026-09-09", at("20:00")],
      ["2026-09-10", at("15:00")],
      ["2026-09-20", at("15:00")],
      ["2026-09-21", at("20:00")],
    ]);
    const exempt = exemptMinutes(spans, month, daily);
    expect(exempt).toEqual(new Map([["2026-09", at("30:00")]]));
    const its = { ...hours(month), exempt };
    expect(judgedBy("month", its, months("2026-09"))).toEqual([
      "month near 2026-09 40:00/45:00",
      "month exempt 2026-09 70:00/45:00",
    ]);
  });

  it("frees the whole month where its days are not known", () => {
    const month = worked("2026-08", ["50:00", "70:00"]);
    expect(exemptMinutes(spans, month, new Map())).toEqual(new Map([["2026-09", at("70:00")]]));
  });

  it("does not count in the year either", () => {
    const its = {
      ...hours(worked("2026-04", Array(12).fill("31:00"))),
      exempt: new Map([["2026-09", at("31:00")]]),
    };
    expect(judgedBy("year", its, months("2027-03"))).toEqual([
      "year near 2027-02 341:00/360:00",
      "year exempt 2027-03 372:00/360:00",
    ]);
  });
});
