import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isHealth, overtimeKinds } from "../../../src/features/overtime/nudges/kinds.ts";
import { triable } from "../../../src/features/trial/kinds.ts";
import type { Form } from "../../../src/view/form.ts";
import { testDatabase } from "../../support/database.ts";
import { cast } from "../../support/office.ts";
import { openWholeOffice, type WholeOffice } from "../../support/whole-office.ts";

const database = testDatabase();
let office: WholeOffice;
beforeAll(async () => {
  office = await openWholeOffice(database.db);
});
afterAll(() => office.policies.close());

describe("The kinds that may be tried", () => {
  it("are not those of an office, which has no units to begin in", () => {
    const kind = (who: "everyone" | "managers" | "HR") => ({ feature: "f", kind: who, name: () => who, who });
    expect(triable([kind("everyone"), kind("managers"), kind("HR")]).map((each) => each.kind)).toEqual([
      "everyone",
      "managers",
    ]);
  });

  it("are, in the whole product, only what anybody may turn off: never what protects health", async () => {
    const units = await Promise.all(
      ["甲", "乙"].map((name, at) => database.db.unit.create({ data: { code: `30${at}`, name } })),
    );
    for (const [at, { id }] of units.entries())
      for (let number = 0; number < 6; number++) {
        const level = number === 0 ? "manager" : "staff";
        const assignments = { create: { unitId: id, level, fromDay: new Date("2020-04-01") } as const };
        const staffNumber = `30${at}${number}`;
        const who = { staffNumber, name: staffNumber, kana: "", jobType: "", origin: "demo" as const };
        await database.db.person.create({ data: { ...who, assignments } });
      }
    const sender = { platform: "web", account: cast.rin };
    const form = (await office.bot.open(sender, { feature: "trial", name: "plan", about: {} })) as Form;
    const kinds = form.fields.find(({ id }) => id === "kind");
    const offered = kinds?.type === "choice" ? kinds.options.map(({ value }) => value) : [];
    expect(offered).toContain("departure ask");
    const health = overtimeKinds
      .map(({ kind }) => kind.replace("overtime.", ""))
      .filter((kind) => isHealth(kind as never));
    expect(health).toEqual(["health100", "health80", "hr.health"]);
    for (const kind of health) expect(offered).not.toContain(`overtime ${kind}`);
  });
});
