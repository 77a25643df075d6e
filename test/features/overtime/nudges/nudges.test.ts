import { describe, expect, it } from "vitest";
import { candidates, due } from "../../../../src/features/overtime/nudges/due.ts";
import { hrNudges } from "../../../../src/features/overtime/nudges/health.ts";
import { overtimeKinds } from "../../../../src/features/overtime/nudges/kinds.ts";
import { circlesIn } from "../../../../src/features/overtime/nudging/circles.ts";
import { dueFirst, holding, levels, nothing, subject } from "./subject.ts";

// The levels are the settings' defaults: 80 % of a limit, 60 % to pass it.

describe("The month's limit", () => {
  it("is told before it is reached: near it, likely to pass it, passed", () => {
    expect(holding({ clocks: ["35:59"] })).toEqual([]);
    expect(holding({ clocks: ["36:00"] })).toEqual(["hana near45"]);
    expect(holding({ clocks: ["20:00"], chance: 59 })).toEqual([]);
    expect(holding({ clocks: ["20:00"], chance: 60 })).toEqual(["hana likely45", "boss manager.limit"]);
    expect(holding({ clocks: ["45:00"] })).toEqual(["hana near45"]);
    expect(holding({ clocks: ["45:01"] })).toEqual(["hana month45", "boss manager.limit"]);
  });

  it("is told once for each rung, only the highest", () => {
    expect(holding({ clocks: ["40:00"], chance: 90 })).toEqual(["hana likely45", "boss manager.limit"]);
    expect(holding({ clocks: ["46:00"], chance: 100 })).toEqual(["hana month45", "boss manager.limit"]);
  });

  it("of the month before is told when its last days come in, but no more what was only near", () => {
    expect(holding({ clocks: ["46:00", "1:00"] })).toEqual(["hana month45", "boss manager.limit"]);
    expect(holding({ clocks: ["44:00", "1:00"] })).toEqual([]);
    expect(holding({ clocks: ["46:00", "1:00", "1:00"] })).toEqual([]);
  });

  it("is not foretold in a month of 特例業務", () => {
    expect(holding({ clocks: ["20:00"], chance: 90, exempt: true })).toEqual([]);
  });

  it("is told early where the city wishes so", () => {
    const early = { ...levels, nudges: { ...levels.nudges, early: 30 * 60 } };
    const kinds = (clock: string) => candidates(subject({ clocks: [clock] }), early).map(({ kind }) => kind);
    expect([kinds("29:59"), kinds("30:00"), kinds("36:00")]).toEqual([[], ["early"], ["near45"]]);
  });

  it("is nothing to 管理職, and nothing at 45 hours to 他律の部署", () => {
    expect(holding({ kind: "none", clocks: ["70:00"], chance: 100 })).toEqual([]);
    expect(holding({ kind: "external", clocks: ["50:00"], chance: 100 })).toEqual([]);
  });
});

describe("Longer limits", () => {
  it("tell of 288 and of 360 hours in the year", () => {
    expect(holding({ clocks: Array(9).fill("32:00") })).toEqual(["hana year288"]);
    expect(holding({ clocks: [...Array(8).fill("32:00"), "31:59"] })).toEqual([]);
    expect(holding({ clocks: Array(12).fill("30:00") })).toEqual(["hana year360", "boss manager.limit"]);
  });

  it("tell of the last month over 45 hours that is left, and of the one that would be too many", () => {
    const over = (count: number, last: string, chance?: number) =>
      holding({
        ...{ kind: "external", clocks: [...Array(count).fill("46:00"), last] },
        ...(chance === undefined ? {} : { chance }),
      });
    expect(over(4, "20:00")).toEqual([]);
    expect(over(5, "20:00")).toEqual(["hana sixth-month"]);
    expect(over(6, "20:00", 60)).toEqual(["hana sixth-month", "boss manager.limit"]);
    // The sixth is this month itself, which cannot become one too many.
    expect(over(5, "46:00", 100)).toEqual(["hana sixth-month"]);
    expect(over(6, "46:00")).toEqual(["hana sixth-month", "boss manager.limit"]);
  });

  it("tell of an average near 80 hours, and the manager of one past it", () => {
    // 93 % of 80 hours are 74:24.
    expect(holding({ kind: "external", clocks: ["74:23", "74:23"] })).toEqual([]);
    expect(holding({ kind: "external", clocks: ["74:24", "74:24"] })).toEqual(["hana average"]);
    expect(holding({ kind: "external", clocks: ["85:00", "76:00"] })).toEqual([
      ...["hana health80", "hana health100"],
      ...["hana average", "boss manager.limit"],
    ]);
  });
});

describe("Health", () => {
  it("is told past 80 hours and from 100 to the person, never to the manager", () => {
    expect(holding({ kind: "none", clocks: ["80:01"] })).toEqual(["hana health80"]);
    expect(holding({ kind: "none", clocks: ["100:00"] })).toEqual(["hana health100"]);
    expect(holding({ kind: "external", clocks: ["100:00"] })).toEqual([...["hana health100", "boss manager.limit"]]);
  });

  it("is told to HR as a count for each month, with no name", () => {
    const cases = (["tell", "interview"] as const).map((duty) => ({ person: "hana", month: "2026-10", duty }));
    const [first, ...rest] = hrNudges(cases, ["rin"], "2026-11-02");
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      ...{ to: "rin", kind: "hr.health", class: "receipt", about: { m: "2026-10" } },
      facts: { month: "2026-10", people: 2, interviews: 1 },
    });
    expect(JSON.stringify(first)).not.toContain("hana");
  });

  it("tells the manager of 100 hours as of a limit, with no word of health", () => {
    const [told] = candidates(subject({ kind: "external", clocks: ["100:00"] }), levels).filter(
      ({ to }) => to === "boss",
    );
    expect(told?.why).toBe("担当する職員について、2026年4月の時間外勤務が月の上限を超えたため。");
    expect(told?.facts).toEqual({ month: "2026-04", of: "month100" });
  });
});

describe("On one day", () => {
  it("nobody has more than one, the gravest; the next comes the day after", () => {
    const her = subject({ clocks: [...Array(8).fill("35:00"), "46:00"] });
    // 326 hours in the year, and over 45 in the month.
    const first = due([her], levels, nothing);
    expect(first.map(({ to, kind }) => `${to} ${kind}`)).toEqual(["boss manager.limit", "hana month45"]);
    const onces = new Set(first.map(({ once }) => once));
    const told = { has: ({ once }: { once: string }) => onces.has(once), today: () => false };
    expect(due([her], levels, told).map(({ to, kind }) => `${to} ${kind}`)).toEqual(["hana year288"]);
    expect(due([her], levels, { ...told, today: () => true })).toEqual([]);
  });

  it("health is never held back, and nothing comes beside it", () => {
    expect(dueFirst({ clocks: ["81:00"] })).toEqual(["hana health80", "boss manager.limit"]);
    const today = { has: () => false, today: () => true };
    expect(due([subject({ clocks: ["81:00"] })], levels, today).map(({ kind }) => kind)).toEqual(["health80"]);
  });

  it("a manager of several hears of one a day", () => {
    const both = ["hana", "ken"].map((person) => ({ person, clocks: ["46:00"] }));
    expect(dueFirst(...both)).toEqual(["boss manager.limit", "hana month45", "ken month45"]);
  });
});

describe("Each nudge", () => {
  const all = [
    ...candidates(subject({ clocks: [...Array(8).fill("40:00"), "46:00"] }), levels),
    ...candidates(subject({ clocks: ["20:00"], chance: 77 }), levels),
    ...candidates(subject({ kind: "external", clocks: [...Array(6).fill("90:00"), "101:00"] }), levels),
  ];

  it("says why in a sentence without a name, and names its section", () => {
    for (const { why, section, person } of all.map((each) => ({ ...each, person: "hana" }))) {
      expect(why).toMatch(/ため。$/);
      expect(why).not.toContain(person);
      expect(section).toMatch(/^agano#6-3-2-[12]$/);
    }
    expect(all.find(({ kind }) => kind === "likely45")?.why).toBe(
      "2026年4月の時間外勤務が、月末に45時間を超える見込み（77％）のため。",
    );
  });

  it("has the facts that its kind lists, and no other", () => {
    for (const { kind, facts } of all) {
      const listed = overtimeKinds.find((each) => each.kind === `overtime.${kind}`);
      expect(Object.keys(facts).sort(), kind).toEqual(Object.keys(listed?.facts ?? {}).sort());
    }
  });

  it("is another than every other to the same reader", () => {
    const onces = candidates(subject({ kind: "external", clocks: [...Array(6).fill("90:00"), "101:00"] }), levels);
    expect(new Set(onces.map(({ once }) => once)).size).toBe(onces.length);
  });
});

it("Without data nobody is nudged", () => {
  expect(holding({ clocks: [undefined, undefined, undefined] })).toEqual([]);
});

describe("Circles of those who are told things together", () => {
  const people = (...lines: readonly (readonly [string, ...string[]])[]) =>
    circlesIn(lines.map(([person, ...managers]) => ({ person, managers })));

  it("are who leads, in whose circle those read who report to them", () => {
    expect(people(["hana", "boss"], ["ken", "boss"], ["boss", "head"], ["head"])).toEqual([
      { lead: "boss", readers: ["boss", "hana", "ken"], subjects: ["boss", "hana", "ken"] },
      { lead: "head", readers: ["head"], subjects: ["head", "boss"] },
    ]);
  });

  it("let everybody read once, and both managers of whoever has two see them", () => {
    const circles = people(["hana", "boss", "other"], ["ken", "other"]);
    expect(circles).toEqual([
      { lead: "boss", readers: ["boss", "hana"], subjects: ["boss", "hana"] },
      { lead: "other", readers: ["other", "ken"], subjects: ["other", "ken", "hana"] },
    ]);
  });

  it("have whoever reports to nobody and leads nobody alone", () => {
    expect(people(["mayor"])).toEqual([{ lead: "mayor", readers: ["mayor"], subjects: ["mayor"] }]);
  });
});
