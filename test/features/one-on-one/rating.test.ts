import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { lastQuarter, metBy, quarterOf, satisfiedBy } from "../../../src/features/one-on-one/figures/figures.ts";
import { text } from "../../../src/features/one-on-one/figures/text.ts";
import { tallyPlace } from "../../../src/features/one-on-one/rating/store.ts";
import { counted, mean, noAnswers, type Tally } from "../../../src/features/one-on-one/rating/tally.ts";
import { FLOOR } from "../../../src/people/floor.ts";
import { testDatabase } from "../../support/database.ts";
import { openTalks, type Talks } from "../../support/one-on-one.ts";
import { said } from "../../support/whole-office.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const database = testDatabase();
let talks: Talks;
let meeting: string;
let pair: string;
beforeAll(async () => {
  talks = await openTalks(database.db, "2026-05-11");
  pair = await talks.pair("hana", "boss");
  meeting = await talks.noted("boss", pair);
});

const tallyOf = async (): Promise<Tally | undefined> => {
  const [row] = await talks.db.oneOnOneTally.findMany();
  return row && (JSON.parse(talks.crypto.open(row.counts, tallyPlace(row.unitId, "2026-05-01"))) as Tally);
};

describe("今日の面談はどうでしたか", () => {
  it("says before the tap that nobody is shown it, that it is counted from five people on, and that it is final", async () => {
    const card = said(await talks.show("hana", "rate", { m: meeting }));
    expect(card).toContain("だれにも表示されません");
    expect(card).toContain("5人以上の答えがそろったときだけ");
    expect(card).toContain("一度だけで、あとから変えられません");
  });

  it("is counted once, by the first tap, and says the same to every tap", async () => {
    const card = await talks.show("hana", "rate", { m: meeting });
    const first = await talks.press("hana", card, "2");
    expect(await talks.press("hana", card, "5")).toEqual(first);
    expect(await tallyOf()).toEqual([0, 1, 0, 0, 0]);
    expect((await talks.show("hana", "rate", { m: meeting })).title).toBe("ありがとうございました");
  });

  it("leaves no row that says who gave which: no used key, no answer beside the talk", async () => {
    const keys = await talks.db.usedKey.count({ where: { personId: talks.ids.hana } });
    const another = await talks.noted("boss", pair);
    await talks.press("hana", await talks.show("hana", "rate", { m: another }), "4");
    expect(await talks.db.usedKey.count({ where: { personId: talks.ids.hana } })).toBe(keys);
    const rows = await talks.db.oneOnOneMeeting.findMany({ where: { ratedMonth: { not: null } } });
    expect(rows.map(({ ratedMonth }) => ratedMonth?.toJSON().slice(0, 10))).toEqual(["2026-05-01", "2026-05-01"]);
    expect(talks.bot.leavesNoTrace({ target: { feature: "one-on-one", name: "rate", about: {} } })).toBe(true);
    expect(await tallyOf()).toEqual([0, 1, 0, 1, 0]);
  });

  it("loses none of many that come at once", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 6; n++) ids.push(await talks.noted("boss", pair));
    const cards = await Promise.all(ids.map((m) => talks.show("hana", "rate", { m })));
    await Promise.all(cards.map((card) => talks.press("hana", card, "3")));
    expect(await tallyOf()).toEqual([0, 1, 6, 1, 0]);
  });
});

const unit = (n: number) => ({ id: `u${n}`, code: `${n}`, name: `所属${n}` });
const answeredBy = (sizes: readonly number[]) =>
  sizes.flatMap((size, n) => Array.from({ length: size }, () => ({ unit: unit(n) })));

describe("What HR is shown", () => {
  it("is of a quarter that has ended, so that no figure grows by one answer at a time", () => {
    expect(quarterOf("2026-11-27")).toBe("2026-10-01");
    expect(lastQuarter("2026-11-27")).toEqual({ from: "2026-07-01", before: "2026-10-01" });
    expect(lastQuarter("2026-01-05")).toEqual({ from: "2025-10-01", before: "2026-01-01" });
  });

  it("hides a unit of four, and its neighbour when the difference would tell", () => {
    // By hand: 4 are too few; alone they could be taken off the total, so the smallest other unit (6) joins them.
    const five: Tally = [0, 0, 0, 0, 6];
    const tallies = new Map([
      ["u0", [4, 0, 0, 0, 0] as Tally],
      ["u1", five],
      ["u2", [0, 0, 9, 0, 0] as Tally],
    ]);
    expect(satisfiedBy(answeredBy([4, 6, 9]), tallies, "市全体", "合わせて")).toEqual([
      { label: "市全体", people: 19, mean: (4 * 1 + 6 * 5 + 9 * 3) / 19 },
      { label: "所属2", people: 9, mean: 3 },
      { label: "合わせて", people: 10, mean: (4 * 1 + 6 * 5) / 10 },
    ]);
    expect(satisfiedBy(answeredBy([4]), tallies, "市全体", "合わせて")).toEqual([]);
  });

  it("does not say that all of a unit gave the lowest answer, or the highest", () => {
    const shown = (tally: Tally) => {
      const [city] = satisfiedBy(answeredBy([5]), new Map([["u0", tally]]), "市", "他");
      return text.ja.told(city?.mean ?? 0);
    };
    // By hand: five ones; four ones and a three (1.4); five fives; three fives and two fours (4.6).
    expect([shown([5, 0, 0, 0, 0]), shown([4, 0, 1, 0, 0])]).toEqual(["1.5以下", "1.5以下"]);
    expect([shown([0, 0, 0, 0, 5]), shown([0, 0, 0, 2, 3])]).toEqual(["4.5以上", "4.5以上"]);
    expect(shown([0, 1, 0, 4, 0])).toBe("3.6");
  });

  it("is never of fewer people than the floor, whatever the units", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 8 }), (sizes) => {
        const tallies = new Map(sizes.map((size, n) => [`u${n}`, [size, 0, 0, 0, 0] as Tally]));
        const shown = satisfiedBy(answeredBy(sizes), tallies, "市", "他");
        expect(shown.every(({ people }) => people >= FLOOR)).toBe(true);
        const pairs = answeredBy(sizes).map(({ unit: of }) => ({ unit: of, month: 0, quarter: 1 }));
        expect(metBy(pairs, "市", "他").every(({ pairs: count }) => count >= FLOOR)).toBe(true);
      }),
    );
  });

  it("has pairs and how often they talked, and nothing while they are few", async () => {
    const few = said(await talks.show("rin", "figures", {}));
    expect(few).toContain("5組より少ないため");
    expect(
      metBy(
        [1, 1, 0, 0, 0].map((month) => ({ unit: unit(1), month, quarter: 2 })),
        "市",
        "他",
      )[0],
    ).toEqual({
      ...{ label: "市", pairs: 5, month: 2, quarter: 5, talks: 10 },
    });
  });

  it("counts answers as they are", () => {
    expect(mean(counted(counted(noAnswers, "5"), "2"))).toBe(3.5);
    expect(mean(noAnswers)).toBeUndefined();
    expect(talks.faults).toEqual([]);
  });
});
