import { beforeAll, describe, expect, it } from "vitest";
import { asDisclosed } from "../../../../src/features/evaluation/disclosed.ts";
import type { Part } from "../../../../src/features/evaluation/record.ts";
import { testDatabase } from "../../../support/database.ts";
import { openYear, type Year } from "../../../support/evaluation.ts";
import { discloseHana, rateHana } from "../rated.ts";
import { button, put, said } from "../talking.ts";

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
  await rateHana(year);
});

const about = () => ({ e: year.of("hana") });
const others = /一次の言葉|二次の言葉|全庁の均衡/u;

describe("Before it is disclosed", () => {
  it("says when it will be, and nothing of what was rated", async () => {
    const card = await year.open("hana", "result", about());
    expect(card).toMatchObject({ title: "評価の結果は、まだ開示されていません" });
    expect(said(card)).not.toMatch(others);
  });

  it("is nobody's but the person's", async () => {
    for (const who of ["boss", "chief", "hr", "ken", "other"] as const)
      expect(await year.open(who, "result", about()), who).toMatchObject({ refused: "not-found" });
  });

  it("can be declined by the person alone, and that be taken back", async () => {
    const declining = button(await year.open("hana", "result", about()), "開示を希望しない");
    expect(await year.press("boss", declining)).toMatchObject({ refused: "stale" });
    const declined = await year.press("hana", declining);
    expect(declined.title).toBe("開示を希望しないと受け付けています");
    const back = await year.press("hana", button(declined, "希望しないことを取り消す"));
    expect(back.title).toBe("評価の結果は、まだ開示されていません");
    expect(await year.db.evaluation.findUniqueOrThrow({ where: { id: year.of("hana") } })).toMatchObject({
      declined: false,
    });
  });
});

describe("Once it is disclosed", () => {
  it("shows the person all that the city discloses beside their own, and what leads on", async () => {
    const early = button(await year.open("hana", "result", about()), "開示を希望しない");
    await discloseHana(year);
    const card = await year.open("hana", "result", about());
    expect(card).toMatchObject({ title: "全体評語は「A　期待を上回る」です" });
    for (const words of ["自己の言葉", "一次の言葉", "二次の言葉", "全庁の均衡"]) expect(said(card)).toContain(words);
    expect(button(card, "開示面談の日程・記録を見る")).toMatchObject({ about: { kind: "feedback" } });
    expect(button(card, "結果について相談・申出をする").name).toBe("complaint");
    expect(button(card, "人事評価記録書（Excel）を保存する").name).toBe("record-sheet");
    expect(await year.press("hana", early)).toMatchObject({ refused: "stale" });
  });

  it("shows nothing to whoever declined before, until they take it back: it is disclosed to them on that day", async () => {
    const where = { id: year.of("hana") };
    await year.db.evaluation.update({ where, data: { declined: true } });
    year.day("2027-03-20");
    const card = await year.open("hana", "result", about());
    expect(said(card)).not.toMatch(others);
    expect(said(card)).not.toContain("全体評語は");
    const undo = button(card, "希望しないことを取り消す");
    const shown = await year.press("hana", undo);
    expect(shown).toMatchObject({ title: "全体評語は「A　期待を上回る」です" });
    expect(said(shown)).toContain("一次の言葉");
    expect(await year.db.evaluation.findUniqueOrThrow({ where })).toMatchObject({
      declined: false,
      disclosedOn: new Date("2027-03-20"),
    });
    // 7 days from the 21st on: what was disclosed to others on the 12th would have ended on the 19th.
    expect(said(await year.open("hana", "complaint", about()))).toContain("受付は3月27日までです");
  });

  it("is not declined once it was shown, and taken back no more once it is closed", async () => {
    const where = { id: year.of("hana") };
    await year.db.evaluation.update({ where, data: { declined: true } });
    const undo = button(await year.open("hana", "result", about()), "希望しないことを取り消す");
    await put(year, "hana", "closed");
    const card = await year.open("hana", "result", about());
    expect(said(card)).toContain("ここでは取り消せません");
    expect(said(card)).not.toContain("希望しないことを取り消す");
    expect(await year.press("hana", undo)).toMatchObject({ refused: "stale" });
    await year.db.evaluation.update({ where, data: { declined: false, state: "disclosed" } });
    expect(year.faults).toEqual([]);
  });
});

describe("The extent", () => {
  const part = (kind: Part["kind"], body: object, own = false) =>
    ({ id: kind, kind, own, body, handedInAt: new Date(), version: 1 }) as unknown as Part;
  const rating = (grade: string) => ({
    items: { a: { grade, words: "事実" } },
    goals: { g: { grade, words: "達成" } },
    overall: { grade, words: "所見" },
  });
  const parts = [
    part("self", rating("S"), true),
    part("first", rating("C")),
    part("second", rating("B")),
    part("adjusting", { grade: "", words: "そのまま" }),
  ];

  it("everything: all of it", () => {
    expect(asDisclosed(parts, "everything")).toEqual(parts);
  });

  it("grades: no word of another's", () => {
    const seen = asDisclosed(parts, "grades");
    expect(seen.map(({ kind }) => kind)).toEqual(["self", "first", "second", "adjusting"]);
    const [own, ...rest] = seen;
    expect(own).toEqual(parts[0]);
    expect(said(rest)).not.toMatch(/事実|達成|所見|そのまま/u);
    expect(rest[0]?.body).toMatchObject({ items: { a: { grade: "C" } }, goals: { g: { grade: "C" } } });
  });

  it("overall: the one grade that stands, and not who rated otherwise", () => {
    expect(asDisclosed(parts, "overall").map(({ kind }) => kind)).toEqual(["self", "second"]);
    expect(said(asDisclosed(parts, "overall").slice(1))).not.toMatch(/事実|達成|所見|"C"/u);
    const adjusted = [...parts.slice(0, 3), part("adjusting", { grade: "A", words: "均衡" })];
    expect(asDisclosed(adjusted, "overall").map(({ kind }) => kind)).toEqual(["self", "adjusting"]);
    expect(asDisclosed(adjusted, "overall")[1]?.body).toEqual({ grade: "A", words: "" });
  });
});
