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
