import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HoursWay, readClock, readHours, readLeave } from "../../../src/features/attendance/durations.ts";

const MONTH = 744 * 60;
const minutes = (cell: string, way?: HoursWay, most = MONTH) => {
  const reading = readHours(cell, way, most);
  return "value" in reading ? reading.value : undefined;
};

describe("Hours", () => {
  it.each([
    ["45:30", 2730],
    ["145:05", 8705],
    ["0:00", 0],
    ["45時間30分", 2730],
    ["45 時間 30 分", 2730],
    ["2730分", 2730],
    ["45時間", 2700],
    ["45", 2700],
    ["45.5", 2730],
    ["45.0", 2700],
    ["４５：３０", 2730],
    ["1:30:00", 90],
  ])("are read from %s", (cell, expected) => expect(minutes(cell)).toBe(expected));

  it.each([
    "4530",
    "030",
    "7.45",
    "45.30",
    "45.50",
    "7:60",
    "1時間75分",
    "-1:30",
    "▲1:30",
    "1:3",
    "12:",
    ":30",
    "abc",
    "1,5",
    "745:00",
  ])("are not guessed from %s", (cell) => expect(minutes(cell)).toBeUndefined());

  it("with a point are what the city declares", () => {
    expect([minutes("7.45", "decimal"), minutes("7.45", "hh:mm")]).toEqual([447, 465]);
    expect([minutes("7.60", "hh:mm"), minutes("45.5", "hh:mm")]).toEqual([undefined, undefined]);
  });

  it("of a day are no more than 24", () => {
    expect([minutes("24:00", undefined, 1440), minutes("24:01", undefined, 1440)]).toEqual([1440, undefined]);
    expect(minutes("130", undefined, 1440)).toBeUndefined();
  });

  it("come back as they were written, however many", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MONTH }), (all) => {
        const [hours, rest] = [Math.floor(all / 60), all % 60];
        expect(minutes(`${hours}:${String(rest).padStart(2, "0")}`)).toBe(all);
        expect(minutes(`${hours}時間${rest}分`)).toBe(all);
        expect(minutes(`${all}分`)).toBe(all);
      }),
    );
  });
});

describe("A time of day", () => {
  it.each([
    ["8:30", 510],
    ["08:30", 510],
    ["0830", 510],
    ["8時30分", 510],
    ["17時", 1020],
    ["25:30", 1530],
    ["翌1:30", 1530],
  ])("is read from %s", (cell, expected) => expect(readClock(cell)).toEqual({ value: expected }));
  it.each(["48:01", "8:60", "8.5", "正午", "-8:30"])("is none in %s", (cell) =>
    expect(readClock(cell)).toHaveProperty("wrong"),
  );
});

describe("Leave", () => {
  // A day is 7 h 45 min, half a day 232.5 minutes: rounded.
  it.each([
    ["20", 9300],
    ["12.5", 5813],
    ["12日3時間", 5760],
    ["12日3:00", 5760],
    ["12日3時間15分", 5775],
    ["12日", 5580],
    ["０", 0],
    ["155:00", 9300],
    ["93時間", 5580],
  ])("is read from %s", (cell, expected) => expect(readLeave(cell, false)).toEqual({ value: expected }));
  it.each(["12.25", "12.3", "12日8時間", "12.5日3時間", "-1", "101", "全部"])("is not guessed from %s", (cell) =>
    expect(readLeave(cell, false)).toHaveProperty("wrong"),
  );
  it("in other parts of a day needs to be declared", () => expect(readLeave("12.25", true)).toEqual({ value: 5696 }));
});
