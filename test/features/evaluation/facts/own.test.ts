import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { ownFacts } from "../../../../src/features/evaluation/facts/own.ts";
import { createEvaluations } from "../../../../src/features/evaluation/store.ts";
import { createDirectory } from "../../../../src/people/store.ts";
import { testDatabase } from "../../../support/database.ts";
import { openYear, type Year } from "../../../support/evaluation.ts";
import { said } from "../../../support/whole-office.ts";

// What a member takes over from elsewhere, such as a 1-on-1, into the facts they note for themselves.

const database = testDatabase();
let year: Year;
let add: ReturnType<typeof ownFacts>;
beforeAll(async () => {
  year = await openYear(database.db, "2026-05-11");
  const { db, crypto } = year;
  const evaluations = createEvaluations(db, crypto, new Set());
  add = ownFacts({ crypto, evaluations, directory: createDirectory(db), newId: randomUUID });
});

const take = (day: string, today = "2026-05-20") =>
  database.db.$transaction((tx) => add(tx, { personId: year.ids.hana, day, words: "引継書を整えた", today }));

describe("A fact taken over from elsewhere", () => {
  it("is among the member's own, and nobody else's", async () => {
    expect(await take("2026-05-18")).toBe(true);
    expect(said(await year.open("hana", "facts", { e: year.of("hana") }))).toContain("引継書を整えた");
    expect(said(await year.open("boss", "facts", { e: year.of("hana") }))).not.toContain("引継書を整えた");
  });

  it("is not written where nothing of theirs is evaluated on its day, or they can note no more", async () => {
    const before = await database.db.evaluationFact.count();
    expect(await take("2025-05-18")).toBe(false);
    await database.db.evaluation.update({ where: { id: year.of("hana") }, data: { state: "second" } });
    expect(await take("2026-05-18")).toBe(false);
    expect(await database.db.evaluationFact.count()).toBe(before);
  });
});
