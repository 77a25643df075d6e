import { beforeAll, describe, expect, it } from "vitest";
import { follow } from "../../../../src/features/evaluation/following/follow.ts";
import { testDatabase } from "../../../support/database.ts";
import { openYear, type Who, type Year } from "../../../support/evaluation.ts";
import { discloseHana, rateHana } from "../rated.ts";
import { said } from "../talking.ts";
import { contents, save } from "./cells.ts";

// hana was rated by boss and chief; on 1 March, before anything is disclosed, other becomes her manager.

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
  await rateHana(year);
  const where = { personId: year.ids.hana, toDay: null };
  const { id, unitId, level } = await database.db.assignment.findFirstOrThrow({ where });
  const fromDay = new Date("2027-03-01");
  await database.db.assignment.update({ where: { id }, data: { toDay: fromDay } });
  await database.db.assignment.create({
    data: { personId: year.ids.hana, unitId, level, managerId: year.ids.other, fromDay },
  });
  const on = { day: "2027-03-01", now: new Date("2027-03-01T00:00:00Z") };
  await database.db.$transaction((tx) => follow(tx, year.definition, on));
  await discloseHana(year);
});

const about = () => ({ e: year.of("hana") });
const card = async (who: Who) => said(await year.open(who, "evaluation", about()));
const named = ["boss", "chief", "adjuster", "confirmer"] as const;

describe("The raters of an evaluation whose manager changed after it was confirmed", () => {
  it("are those who rated, on the record with its boxes and in the list of the cycle", async () => {
    const { texts } = contents(await save(year, "hr", "record-sheet", about()));
    for (const who of named) expect(texts, who).toContain(`>${who}<`);
    expect(texts).not.toContain(">other<");
    const [names = ""] =
      contents(await save(year, "hr", "cycle-export", { c: year.cycle })).texts.match(/hana<.*/su) ?? [];
    expect(names).toContain(">boss<");
    const where = { evaluationId: year.of("hana"), role: { not: "first" as const } };
    expect(await database.db.evaluationRater.count({ where: { ...where, toDay: { not: null } } })).toBe(0);
  });

  it("are told to the person as they were, with whoever holds the interview now", async () => {
    expect(await card("hana")).toContain("一次評価者：boss\\n二次評価者：chief\\n");
    expect(await card("hana")).toContain("開示面談：other");
    expect(said(await year.open("hana", "interview", { ...about(), kind: "feedback" }))).toContain("other");
  });

  it("leave the manager of the day what was decided, to hold the interview with; before disclosure nothing", async () => {
    expect(await card("other")).toContain("一次の言葉");
    expect(await card("other")).toContain("二次の言葉");
    await database.db.evaluation.update({ where: { id: year.of("hana") }, data: { state: "disclosing" } });
    expect(await card("other")).not.toMatch(/一次の言葉|二次の言葉|全庁の均衡/u);
    expect(year.faults).toEqual([]);
  });
});
