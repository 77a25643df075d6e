import { beforeAll, describe, expect, it } from "vitest";
import type { Target } from "../../../src/view/target.ts";
import { testDatabase } from "../../support/database.ts";
import { type Hours, openHours, staff, type Who } from "../../support/overtime.ts";

// Every person × what there is to open or be shown of hana's hours, against a table written down by hand from design 7:
// own; line manager own team; second rater own teams; HR; nobody else. Health: the person and HR, never a manager.
// elsewhere led hana until March; he is her former manager.

const database = testDatabase();
let hours: Hours;
let talk = "";
let review = "";
beforeAll(async () => {
  hours = await openHours(database);
  const { db } = database;
  await db.assignment.create({
    data: {
      ...{ personId: hours.ids.hana, unitId: (await db.unit.findFirstOrThrow({ where: { code: "2201" } })).id },
      ...{
        level: "staff",
        managerId: hours.ids.elsewhere,
        fromDay: new Date("2019-04-01"),
        toDay: new Date("2020-04-01"),
      },
    },
  });
  await hours.months([["hana", "2026/10", "81:00"]]);
  await hours.nudge();
  await hours.submit("hana", await hours.open("hana", "tell"), { words: "窓口の当番が続いています" });
  talk = (await db.overtimeTalk.findFirstOrThrow()).id;
  review = (await db.overtimeReview.findFirstOrThrow()).id;
});

const everyone = Object.keys(staff) as readonly Who[];
const row = (kind: "open" | "show", name: string, who: readonly Who[], about: () => Target["about"] = () => ({})) =>
  ({ kind, name, who, about }) as const;
const ofHana = () => ({ p: hours.ids.hana });
const inOctober = () => ({ p: hours.ids.hana, m: "2026-10" });

const table = [
  row("open", "person", ["hana", "boss", "chief", "hr"], ofHana),
  row("open", "team", ["boss", "chief", "elsewhere"]),
  row("open", "told", ["hana", "boss"], () => ({ t: talk })),
  row("open", "talk-time", ["boss"], () => ({ t: talk })),
  row("show", "told", ["hana", "boss"], () => ({ t: talk })),
  row("show", "health80", ["hana"], inOctober),
  row("show", "health100", ["hana"], inOctober),
  row("open", "health", ["hr"]),
  row("open", "physician", ["hr"]),
  row("show", "hr.health", ["hr"]),
  row("show", "wished", ["hr"]),
  row("show", "health", ["hr"]),
  row("open", "exemptions", ["hr"]),
  row("open", "exempt", ["hr"]),
  row("open", "reviews", ["boss", "chief", "elsewhere"]),
  row("open", "review", ["boss"], () => ({ r: review })),
  row("open", "review-read", ["hr"], () => ({ r: review })),
  row("open", "stand-in", ["hr"], () => ({ r: review })),
  row("show", "stood-in", ["boss"], () => ({ r: review })),
  row("show", "reviews", ["hr"]),
  row("show", "hours", ["hr"]),
  row("open", "look", ["hr"]),
];

describe("Who may see what of somebody's overtime", () => {
  it.each(table)("$kind $name: as the city rules", async ({ kind, name, who, about }) => {
    const shown: Who[] = [];
    for (const each of everyone) {
      const drawn = await hours[kind](each, name, about());
      if (!("refused" in drawn && drawn.refused)) shown.push(each);
    }
    expect(shown.toSorted()).toEqual([...who].toSorted());
    expect(hours.faults).toEqual([]);
  });

  it("a manager's team has nobody of another's, and no word of health", async () => {
    const team = JSON.stringify(await hours.open("boss", "team"));
    expect(team).toContain("hana");
    expect(team).not.toContain("far");
    const month = JSON.stringify(await hours.open("boss", "person", ofHana()));
    expect(`${team}${month}`).not.toMatch(/面接|産業医|健康/);
    expect(JSON.stringify(await hours.open("elsewhere", "team"))).not.toContain("hana");
  });

  it("HR's look at one person is written down, and a manager's at their own team is not", async () => {
    const reads = () => database.db.auditEntry.count({ where: { action: "overtime.read", subjectId: hours.ids.hana } });
    const before = await reads();
    await hours.open("boss", "person", ofHana());
    expect(await reads()).toBe(before);
    const form = await hours.open("hr", "look");
    expect(JSON.stringify(await hours.submit("hr", form, { staff: staff.hana }))).toContain("hana");
    expect(await reads()).toBe(before + 1);
  });

  it("what is posted into a chat names nobody and quotes nothing", async () => {
    for (const who of ["boss", "hr"] as const)
      for (const { name, about } of await hours.inbox(who)) {
        const { body, title } = await hours.show(who, name, about);
        expect(JSON.stringify({ body, title }), name).not.toMatch(/hana|窓口の当番|81時間/);
      }
  });

  it("after a transfer the new manager sees, the former no more", async () => {
    const { db } = database;
    const post = { personId: hours.ids.hana, primary: true, toDay: null };
    const { unitId } = await db.assignment.findFirstOrThrow({ where: { personId: hours.ids.far } });
    await db.assignment.updateMany({ where: post, data: { toDay: new Date("2026-11-15") } });
    await db.assignment.create({
      data: {
        personId: hours.ids.hana,
        unitId,
        level: "staff",
        managerId: hours.ids.elsewhere,
        fromDay: new Date("2026-11-15"),
      },
    });
    expect(await hours.open("boss", "person", ofHana())).toMatchObject({ refused: "not-found" });
    expect(JSON.stringify(await hours.open("elsewhere", "person", ofHana()))).toContain("hana");
    // What caused October's breach lies where she then worked: whoever leads that unit writes the review.
    expect(await hours.open("boss", "review", { r: review })).toMatchObject({ type: "form" });
    expect(await hours.open("elsewhere", "review", { r: review })).toMatchObject({ refused: "not-found" });
  });
});
