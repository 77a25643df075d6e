import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../../support/database.ts";
import { formOf, openYear, type Who, type Year } from "../../../support/evaluation.ts";
import { goal } from "../rated.ts";

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
});

const open = (who: Who, g = "0") => year.open(who, "goal", { e: year.of(who), g });
const pages = (answer: unknown) => formOf(answer).page?.titles;

describe("Goals", () => {
  it("are no more than the most, though another screen still offers to add one", async () => {
    let answer: unknown = await open("hana");
    for (const n of [1, 2, 3]) answer = await year.submit("hana", answer, goal(n), "more");
    await year.submit("hana", answer, goal(4), "later");
    const [one, other] = [await open("hana", "3"), await open("hana", "3")];
    await year.submit("hana", await year.submit("hana", one, goal(4), "more"), goal(5), "later");
    const added = await year.submit("hana", other, goal(4), "more");
    expect(pages(added)).toEqual(["目標1", "目標2", "目標3", "目標4", "目標5", "確認"]);
  });

  it("are asked about before one goes, and one that nothing stands in goes at once", async () => {
    let answer: unknown = await year.submit("ken", await open("ken"), goal(1), "more");
    answer = await year.submit("ken", answer, goal(2), "more");
    answer = await year.submit("ken", answer, {}, "less");
    expect(pages(answer)).toEqual(["Goal 1", "Goal 2", "Check"]);
    const asked = formOf(await year.submit("ken", answer, goal(2), "less"));
    expect(asked).toMatchObject({ title: "Remove goal 2?", fields: [] });
    expect(JSON.stringify(asked.intro)).toContain("その2");
    expect(pages(await year.submit("ken", asked, {}, "keep"))).toEqual(["Goal 1", "Goal 2", "Check"]);
    expect(pages(await year.submit("ken", asked, {}))).toEqual(["Goal 1", "Check"]);
    // A second tap takes out nothing more.
    await year.submit("ken", asked, {});
    expect(pages(await open("ken"))).toEqual(["Goal 1", "Check"]);
  });

  it.each([
    ["残業を月10時間以下に減らす", "達成する"],
    ["残業を減らす", "月10時間まで"],
  ])("are not 「%s」 to the level 「%s」", async (what, level) => {
    const answer = await year.submit("chief", await open("chief"), { ...goal(1), what, level }, "submit");
    expect(formOf(answer).fields.flatMap(({ id, error }) => (error ? [id] : []))).toEqual(["level"]);
  });

  it("are not handed in with hours of overtime, whichever button led on from the page", async () => {
    const hours = { ...goal(1), level: "時間外勤務を月10時間以内にする" };
    let answer: unknown = await year.submit("boss", await open("boss"), hours, "more");
    for (const n of [2, 3]) answer = await year.submit("boss", answer, goal(n), n < 3 ? "more" : "submit");
    if (formOf(answer).fields.length > 0) answer = await year.submit("boss", answer, goal(4), "submit");
    const back = formOf(await year.submit("boss", answer, {}));
    const wrong = back.fields.flatMap(({ id, error }) => (error ? [[id, error]] : []));
    expect(wrong).toEqual([["level", expect.stringContaining("隠れた時間外勤務")]]);
    expect(back.page?.at).toBe(1);
    expect(await database.db.evaluation.findUnique({ where: { id: year.of("boss") } })).toMatchObject({
      state: "goals",
    });
  });
});
