import { beforeAll, describe, expect, it } from "vitest";
import { daysFor } from "../../../../src/features/evaluation/reminders/days.ts";
import { remind } from "../../../../src/features/evaluation/reminders/index.ts";
import { calendarOf, isFirstOfWeek } from "../../../../src/services/calendar.ts";
import { testDatabase } from "../../../support/database.ts";
import { openYear, raters, type Year } from "../../../support/evaluation.ts";
import { put } from "../talking.ts";

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
});

const calendar = calendarOf([]);
const { isWorkingDay } = calendar;

const nudges = (day: string) => database.db.$transaction((tx) => remind({ calendar }).run(tx, new Date(), day));

/** Who is told on a day, by kind. */
async function told(day: string, kind = "desk") {
  const notices = await nudges(day);
  const names = new Map(Object.entries(year.ids).map(([who, id]) => [id, who]));
  return notices.filter((each) => each.kind === kind).map(({ to }) => names.get(to));
}

describe("The days of recalling", () => {
  it("are a week, three days and a day before, the day itself, and the day after", () => {
    // A Wednesday among working days.
    expect(daysFor("2026-06-10", isWorkingDay)).toEqual([
      "2026-06-09",
      "2026-06-10",
      "2026-06-11",
      "2026-06-13",
      "2026-06-17",
    ]);
  });

  it("stand for the closed days around them", () => {
    // Friday: what would be recalled on the weekend is recalled now.
    expect(daysFor("2026-06-12", isWorkingDay)).toEqual(
      expect.arrayContaining(["2026-06-14", "2026-06-16", "2026-06-21"]),
    );
    // Thursday after the holidays of May: late since the last working day is late today.
    expect(daysFor("2026-05-07", isWorkingDay)).toEqual(expect.arrayContaining(["2026-05-01", "2026-05-06"]));
    expect(daysFor("2026-05-07", isWorkingDay)).not.toContain("2026-04-30");
  });

  it("begin a week on its first working day", () => {
    expect(isFirstOfWeek("2026-06-08", isWorkingDay)).toBe(true);
    expect(isFirstOfWeek("2026-06-09", isWorkingDay)).toBe(false);
    expect(isFirstOfWeek("2026-05-07", isWorkingDay)).toBe(true);
  });
});

describe("Recalling", () => {
  it("goes only to whose turn it is, at work, on working days", async () => {
    await put(year, "ken", "exempt");
    await put(year, "boss", "agreement");
    const left = new Date("2026-04-20");
    await database.db.person.update({ where: { id: year.ids.other }, data: { leftOn: left } });
    expect(await told("2026-04-18")).toEqual([]);
    expect(await told("2026-04-29")).toEqual([]);
    for (const day of ["2026-04-23", "2026-04-27", "2026-04-28", "2026-04-30"])
      expect(await told(day), day).toEqual(expect.arrayContaining(["hana", "chief", "adjuster", "hr"]));
    expect(await told("2026-04-23")).toHaveLength(4);
    expect(await told("2026-04-16")).toEqual([]);
    // 期首面談 is due on 15 May: the first rater's turn with the goals of `boss`.
    expect(await told("2026-05-08")).toContain("chief");
  });

  it("recalls an interview that is neither held nor arranged, to the first rater, in one message with the rest", async () => {
    for (const who of ["ken", "hana"] as const) await put(year, who, "self");
    // 中間面談 is due on Saturday, 31 October 2026, so that Friday stands for three days: a week before it is Friday 23.
    for (const day of ["2026-10-23", "2026-10-28", "2026-10-30", "2026-11-02"])
      expect(await told(day), day).toContain("boss");
    for (const day of ["2026-10-22", "2026-10-27"]) expect(await told(day), day).not.toContain("boss");
    for (const who of ["hana", "ken"] as const) expect(await told("2026-10-30")).not.toContain(who);
    const [only] = (await nudges("2026-10-30")).filter(({ to }) => to === year.ids.boss);
    // Her own goals were due in April; of hana's and ken's interviews there are two.
    expect(only?.facts).toEqual({ due: "2026-10-31", steps: 2 });
    year.day("2026-10-23");
    expect(JSON.stringify(await year.hear("boss"))).toContain(
      "hana　自己評価　期首面談（期限 5月15日）　中間面談（期限 10月31日）",
    );
  });

  it("recalls the interview after disclosure too, and what waits for its person: times, and a record to sign", async () => {
    await put(year, "hana", "disclosed");
    // Due on Wednesday, 31 March 2027.
    expect(await told("2027-03-24")).toContain("boss");
    const data = { evaluationId: year.of("hana"), kind: "feedback" as const };
    const meeting = await database.db.evaluationInterview.create({
      data: { ...data, proposed: ["2027-03-30T10:00"], proposedById: year.ids.boss, meetsAt: "2027-03-30T10:00" },
    });
    expect(await told("2027-03-24")).toEqual(expect.arrayContaining(["hana"]));
    expect(await told("2027-03-24")).not.toContain("boss");
    const held = { record: Buffer.from("封"), heldOn: new Date("2027-03-30") };
    await database.db.evaluationInterview.update({ where: { id: meeting.id }, data: held });
    expect(await told("2027-03-31")).toContain("hana");
    await database.db.evaluationInterview.update({ where: { id: meeting.id }, data: { signedAt: new Date() } });
    expect(await told("2027-03-31")).not.toContain("hana");
    for (const who of ["ken", "hana"] as const) await put(year, who, who === "ken" ? "exempt" : "goals");
    await database.db.evaluationInterview.deleteMany();
  });

  it("recalls what is late at the beginning of each week", async () => {
    expect(await told("2026-06-08")).toContain("hana");
    expect(await told("2026-06-09")).toEqual([]);
  });

  it("offers the training to whoever only rates second too, until nobody waits for it any more", async () => {
    const first = { role: "first" as const, personId: year.ids.chief };
    const firsts = await database.db.evaluationRater.findMany({ where: first });
    await database.db.evaluationRater.deleteMany({ where: first });
    expect(await told("2026-04-07", "training")).toContain("chief");
    // Of hana and ken, whom chief rates second, no rating is to come.
    for (const who of ["hana", "ken"] as const) await put(year, who, "adjusting");
    expect(await told("2026-04-07", "training")).not.toContain("chief");
    for (const who of ["hana", "ken"] as const) await put(year, who, "second");
    expect(await told("2026-04-07", "training")).toContain("chief");
    expect(await told("2026-04-07", "training")).not.toContain("boss");
    for (const who of ["hana", "ken"] as const) await put(year, who, who === "ken" ? "exempt" : "goals");
    await database.db.evaluationRater.createMany({ data: firsts });
  });

  it("offers the training once to each rater", async () => {
    const job = remind({ calendar });
    const first = await database.db.$transaction((tx) => job.run(tx, new Date(), "2026-04-07"));
    const offered = first.filter(({ kind }) => kind === "training");
    expect(offered.map(({ to }) => to).toSorted()).toEqual(
      [year.ids.boss, year.ids.chief, year.ids.adjuster, year.ids.confirmer].toSorted(),
    );
    await database.db.notice.createMany({
      data: offered.map(({ to, feature, kind, about, once, class: noticeClass }) => {
        return { toId: to, feature, kind, about, once, class: noticeClass };
      }),
    });
    expect(await told("2026-04-08", "training")).toEqual([]);
    const about = { c: year.cycle };
    const show = (account: string) =>
      year.bot.show({ platform: "web", account }, { feature: "evaluation", name: "training", about });
    expect(await show(raters.boss)).toMatchObject({ title: "評価者研修（2分ほど）をお願いします" });
    expect(await show(raters.hana)).toMatchObject({ refused: "not-found" });
  });
});
