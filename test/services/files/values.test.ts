import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasHidden, isBlank, isDay, nameText, plainText, readDay } from "../../../src/services/files/values.ts";

describe("A date in a file", () => {
  it.each([
    ["2026/04/01", "2026-04-01"],
    ["2026/4/1", "2026-04-01"],
    ["2026-04-01", "2026-04-01"],
    ["2026.4.1", "2026-04-01"],
    ["20260401", "2026-04-01"],
    ["2026年4月1日", "2026-04-01"],
    ["2026/04/01 0:00:00", "2026-04-01"],
    ["２０２６／０４／０１", "2026-04-01"],
    ["R6.4.1", "2024-04-01"],
    ["Ｒ６．４．１", "2024-04-01"],
    ["r06/04/01", "2024-04-01"],
    ["令和8年4月1日", "2026-04-01"],
    ["令和 8年 4月 1日", "2026-04-01"],
    ["令和元年5月1日", "2019-05-01"],
    ["㋿元年5月1日", "2019-05-01"],
    ["平成31年4月1日", "2019-04-01"],
    ["H7.4.1", "1995-04-01"],
    ["昭和63年4月1日", "1988-04-01"],
  ])("%s is %s", (cell, day) => expect(readDay(cell)).toBe(day));

  it.each([
    "2026/02/30",
    "2026/13/01",
    "令和",
    "4/1",
    "2026年4月",
    "8.4.1",
    "M45.4.1",
    "45000",
    "0000/00/00",
    "R0.0.0",
  ])("%s is none", (cell) => expect(readDay(cell)).toBeUndefined());

  it("is a day of the calendar or nothing, whatever is written", () => {
    fc.assert(fc.property(fc.string(), (cell) => isDay(readDay(cell) ?? "2026-04-01")));
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1926-12-25"), max: new Date("2099-12-31"), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect([readDay(day), readDay(day.replaceAll("-", "")), readDay(day.replaceAll("-", "/"))]).toEqual([
            day,
            day,
            day,
          ]);
        },
      ),
    );
  });
});

describe("A cell", () => {
  it.each(["", " ", "　", "-", "－", "―", "—", "ー", "--"])("%j has no data", (cell) =>
    expect(isBlank(cell)).toBe(true),
  );
  it.each(["0", "×", "なし", "-1"])("%j has data", (cell) => expect(isBlank(cell)).toBe(false));
  it("is read in half width as a code", () => expect(plainText("　００２００３ ")).toBe("002003"));

  it("keeps the letters of a name, in even width and space", () => {
    expect(nameText("　神谷　　福子 ")).toBe("神谷 福子");
    expect(nameText("髙﨑 葛\u{e0100}")).toBe("髙﨑 葛\u{e0100}");
    expect(nameText("ﾊｾｶﾞﾜ　ﾘｸ")).toBe("ハセガワ リク");
    expect(nameText("は\u3099")).toBe("ば");
  });

  it("is told letters that nobody sees", () => {
    for (const text of ["山\u200b田", "\u202e田山", "山\u0007田", "山\ufffd田"]) expect(hasHidden(text)).toBe(true);
    expect(hasHidden("葛\u{e0100} 𠮷田\ue000")).toBe(false);
  });
});
