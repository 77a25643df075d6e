import { beforeAll, describe, expect, it } from "vitest";
import type { Target } from "../../../src/view/target.ts";
import { testDatabase } from "../../support/database.ts";
import { all, city, everybody, hr, openPulse, type PulseOffice } from "../../support/pulse.ts";

// Every person × handler of two surveys, one counted and one open, against a table written by hand from the promises of
// the design: HR reads what is published and comments, a manager what is theirs, the others the city's.

const chief = "300001";
const [boss, clerk] = [city.big[0], city.big[1]];
const [neighbour, neighbourClerk] = [city.next[0], city.next[1]];
const people = { chief, hr, boss, clerk, neighbour, neighbourClerk };
type Who = keyof typeof people;
const anybody = Object.keys(people) as readonly Who[];

const database = testDatabase();
let office: PulseOffice;
let about: { readonly old: string; readonly open: string; readonly promise: string };
beforeAll(async () => {
  office = await openPulse(database.db);
  const old = await office.begin();
  for (const who of everybody) await office.answer(who, old, all("4", `言葉${who}`));
  await office.close("2026-11-20");
  office.day("2026-12-07");
  const form = await office.open(boss, "promise", { s: old, u: office.units.big });
  await office.submit(boss, form, { thanks: "ありがとう", change: "約束の言葉" });
  const { id } = await database.db.pulsePromise.findFirstOrThrow();
  about = { old, promise: id, open: await office.begin("balance") };
});

const table = (): readonly (readonly [
  verb: "open" | "show",
  name: string,
  about: Target["about"],
  who: readonly Who[],
])[] => [
  ["open", "answer", { s: about.open }, anybody],
  ["open", "prepare", { k: "talking" }, ["hr"]],
  ["open", "city", { s: about.old }, anybody],
  ["open", "city", { s: about.open }, []],
  ["open", "unit", { s: about.old, u: office.units.big }, ["chief", "hr", "boss"]],
  ["open", "unit", { s: about.old, u: office.units.next }, ["chief", "hr", "neighbour"]],
  ["open", "unit", { s: about.open, u: office.units.big }, []],
  ["open", "units", { s: about.old, u: "city" }, ["hr"]],
  ["open", "units", { s: about.old, u: office.units.bureau }, ["chief", "hr"]],
  ["open", "units", { s: about.old, u: office.units.next }, ["chief", "hr", "neighbour"]],
  ["open", "units", { s: about.open, u: "city" }, []],
  ["open", "comments", { s: about.old }, ["hr"]],
  ["open", "comments", { s: about.open }, []],
  ["open", "promise", { s: about.old, u: office.units.next }, ["neighbour"]],
  ["open", "outcome", { p: about.promise }, ["boss"]],
  ["open", "promised", { p: about.promise }, ["chief", "boss", "clerk"]],
  ["show", "promise", { p: about.promise }, ["chief", "boss", "clerk"]],
  ["show", "open", { s: about.open }, anybody],
  ["show", "reminder", { s: about.open }, anybody],
  ["show", "results", { s: about.old }, anybody],
  ["show", "results", { s: about.open }, []],
  ["show", "overview", {}, ["hr"]],
];

describe("Who may open what of a survey", () => {
  it("is as was promised, for everybody and every handler", async () => {
    const wrong: string[] = [];
    for (const [verb, name, of, who] of table())
      for (const each of anybody) {
        const drawn = await office[verb](people[each], name, of);
        const shown = !("refused" in drawn && drawn.refused !== undefined);
        if (shown !== who.includes(each)) wrong.push(`${each} ${verb} ${name} ${JSON.stringify(of)}: ${shown}`);
      }
    expect(wrong).toEqual([]);
  });

  it("covers every handler that opens or shows", () => {
    const { opens, shows } = office.feature;
    const covered = (verb: string) => new Set(table().flatMap(([of, name]) => (of === verb ? [name] : [])));
    expect(covered("open")).toEqual(new Set(Object.keys(opens)));
    expect(covered("show")).toEqual(new Set(Object.keys(shows)));
  });

  it("lets HR choose a unit to look at over time, and a manager one of their own, of those that are told", async () => {
    const { units } = office;
    const form = await office.open(hr, "units", { s: about.old, u: "city" });
    const [field] = form.type === "form" ? form.fields : [];
    // By hand: all 22 answered, so that the 4 with the 2 of the bureau itself are 6 and the others can be told; the 4 not.
    const offered = field?.type === "choice" ? field.options.map(({ value }) => value) : [];
    expect(new Set(offered)).toEqual(new Set([units.bureau, units.big, units.next]));
    const seen = JSON.stringify(await office.submit(hr, form, { unit: units.big }));
    expect(seen).toContain("市民課の結果");
    // What the manager told the unit is not HR's to read.
    expect(seen).not.toContain("約束の言葉");
    expect(JSON.stringify(await office.open(boss, "unit", { s: about.old, u: units.big }))).toContain("約束の言葉");
    const own = await office.open(chief, "units", { s: about.old, u: units.bureau });
    expect(JSON.stringify(await office.submit(chief, own, { unit: units.four }))).toContain("選択肢から選んでください");
  });

  it("keeps comments from everybody but HR, and from what HR sees besides them", async () => {
    for (const [verb, name, of] of table())
      for (const each of anybody) {
        if (name === "comments" && each === "hr") continue;
        expect(JSON.stringify(await office[verb](people[each], name, of))).not.toContain("言葉3");
      }
  });

  it("lets nobody change what was opened, not even in the database", async () => {
    const { db } = database;
    await expect(db.pulseSurvey.updateMany({ data: { closesOn: new Date("2027-01-01") } })).rejects.toThrow(
      /stays as it is/,
    );
    await expect(db.pulseSurvey.updateMany({ data: { content: {} } })).rejects.toThrow(/stays as it is/);
    await expect(db.pulseInvited.updateMany({ data: { unitId: office.units.four } })).rejects.toThrow(/stays as it is/);
  });
});
