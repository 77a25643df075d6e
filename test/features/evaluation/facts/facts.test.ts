import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deleteFact } from "../../../../src/features/evaluation/facts/store.ts";
import { testDatabase } from "../../../support/database.ts";
import { formOf, openYear, type Who, type Year } from "../../../support/evaluation.ts";
import { button, put, said } from "../talking.ts";

// 職務行動記録: what hana notes of herself, and what boss notes of her.

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db, "2026-04-13");
});
beforeEach(async () => {
  await database.db.evaluationFact.deleteMany();
  await put(year, "hana", "self");
});

const e = () => ({ e: year.of("hana") });
const noting = async (who: Who) => formOf(await year.open(who, "fact", e()));
const fact = { day: "2026-04-10", item: "", words: "窓口で通訳を手配した" };
const note = async (who: Who, entries: Partial<typeof fact> = {}) =>
  year.submit(who, await noting(who), { ...fact, ...entries });

describe("A noted fact", () => {
  it("is dated within the period and not ahead, and about an item of the form or none", async () => {
    for (const day of ["2026-04-14", "2026-03-31", ""])
      expect(await note("boss", { day }), day).toMatchObject({ type: "correction" });
    expect(await note("boss", { item: "no-such" })).toMatchObject({ type: "correction" });
    expect(await note("boss", { words: "長".repeat(1001) })).toMatchObject({ type: "correction" });
    const [, item] = (await noting("boss")).fields;
    const options = item?.type === "choice" ? item.options : [];
    expect(await note("boss", { item: options[0]?.value ?? "" })).toMatchObject({ title: "記録しました" });
    expect(said(await year.open("boss", "facts", e()))).toContain(`4月10日　［${options[0]?.label}］窓口で通訳`);
  });

  it("is read by whoever noted it, and nowhere else by anybody", async () => {
    await note("boss", { words: "上司だけの事実" });
    await note("hana", { words: "本人だけの事実" });
    expect(said(await year.open("boss", "facts", e()))).toContain("上司だけの事実");
    expect(said(await year.open("hana", "facts", e()))).toContain("本人だけの事実");
    const secrets = { hana: /上司だけ/u, boss: /本人だけ/u };
    for (const who of ["hana", "boss", "chief", "adjuster", "confirmer", "hr", "other", "ken"] as const) {
      const secret = who === "hana" || who === "boss" ? secrets[who] : /だけの事実/u;
      const looked = await Promise.all([
        ...["facts", "fact", "evaluation", "rate"].map((name) => year.open(who, name, { ...e(), k: "first" })),
        year.open(who, "interview", { ...e(), kind: "opening" }),
        year.hear(who),
      ]);
      for (const each of looked) expect(said(each), who).not.toMatch(secret);
    }
    for (const who of ["chief", "hr", "other", "ken"] as const)
      for (const name of ["fact", "facts"])
        expect(await year.open(who, name, e()), `${who} ${name}`).toMatchObject({ refused: "not-found" });
    const rows = await database.db.evaluationFact.findMany();
    expect(rows.some(({ words }) => Buffer.from(words).includes("だけの"))).toBe(false);
  });

  it("is not in the answer that a chat may keep, and is noted once however often it is tapped", async () => {
    const form = await noting("boss");
    const both = await Promise.all([year.submit("boss", form, fact), year.submit("boss", form, fact)]);
    expect(said(both)).not.toContain("通訳");
    expect(await database.db.evaluationFact.count()).toBe(1);
  });

  it("is deleted by its author alone, after a yes, and twice is the same", async () => {
    await note("boss");
    const listed = await year.open("boss", "facts", e());
    expect(said(listed)).toContain("この記録を削除しますか");
    const target = button(listed, "4月10日の記録を削除");
    await year.press("hana", target);
    expect(await database.db.evaluationFact.count()).toBe(1);
    for (const again of [target, button(listed, "4月10日の記録を削除")])
      expect(await year.press("boss", again)).toMatchObject({ title: "記録を削除しました" });
    expect(await database.db.evaluationFact.count()).toBe(0);
  });

  it("is not the person's to delete when another noted it, even with a button of their own", async () => {
    await note("boss");
    await note("hana");
    const rows = await database.db.evaluationFact.findMany();
    const theirs = rows.find(({ authorId }) => authorId === year.ids.boss);
    const own = button(await year.open("hana", "facts", e()), "4月10日の記録を削除");
    await year.press("hana", { ...own, about: { ...own.about, f: theirs?.id ?? "" } });
    await deleteFact(database.db, { id: year.of("hana") }, year.ids.hana, theirs?.id ?? "");
    expect(await database.db.evaluationFact.count({ where: { authorId: year.ids.boss } })).toBe(1);
  });

  it("cannot be added once that part of the year is over, and stays to be read", async () => {
    await note("boss");
    await note("hana");
    await put(year, "hana", "second");
    for (const who of ["boss", "hana"] as const) {
      expect(await year.open(who, "fact", e())).toMatchObject({ refused: "stale" });
      const listed = said(await year.open(who, "facts", e()));
      expect(listed).toContain("通訳");
      expect(listed).not.toContain("fact-delete");
    }
  });

  it("is in English for whoever reads it", async () => {
    const form = formOf(await year.open("ken", "fact", { e: year.of("ken") }));
    expect(form.readers).toEqual(["only you (not the raters or the personnel section)"]);
    expect(await year.submit("ken", form, { ...fact, words: "Arranged an interpreter" })).toMatchObject({
      title: "It was noted",
    });
    expect(said(await year.open("ken", "facts", { e: year.of("ken") }))).not.toMatch(/\p{Script=Hiragana}/u);
    expect(year.faults).toEqual([]);
  });
});
