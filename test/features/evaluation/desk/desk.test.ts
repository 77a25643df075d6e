import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { linesOf } from "../../../../src/features/evaluation/desk/store.ts";
import type { State } from "../../../../src/features/evaluation/evaluation.ts";
import { testDatabase } from "../../../support/database.ts";
import { openYear, type Who, type Year } from "../../../support/evaluation.ts";
import { put } from "../talking.ts";

// The shipped year's 自己評価面談 is due on a day that the cycle sets; a test counts from it.

const database = testDatabase();
let year: Year;
let due: string;
beforeAll(async () => {
  year = await openYear(database.db);
  const where = { evaluationId: year.of("hana"), stage: "review-interview" };
  due = (await database.db.evaluationDeadline.findFirstOrThrow({ where })).due.toJSON().slice(0, 10);
});
beforeEach(() => database.db.evaluationInterview.deleteMany());

const from = (days: number) => new Date(Date.parse(due) + days * 86_400_000).toJSON().slice(0, 10);

type Row = {
  proposed?: string[];
  by?: Who;
  meetsAt?: string;
  held?: boolean;
  signed?: boolean;
  omitted?: boolean;
};

/** Lays down the 自己評価面談 of hana's evaluation. */
async function interview(state: State, row?: Row) {
  await put(year, "hana", state);
  await database.db.evaluationInterview.deleteMany();
  if (!row) return;
  const sealed = Buffer.from("封");
  await database.db.evaluationInterview.create({
    data: {
      ...{ id: randomUUID(), evaluationId: year.of("hana"), kind: "review", proposed: row.proposed ?? [] },
      proposedById: row.by ? year.ids[row.by] : null,
      meetsAt: row.meetsAt ?? null,
      ...(row.held && { record: sealed, heldOn: new Date(from(-5)), recordedById: year.ids.boss }),
      ...(row.signed && { signedAt: new Date() }),
      ...(row.omitted && { omitted: sealed }),
    },
  });
}

const talk = async (who: Who, today: string) => {
  const near = new Date(Date.parse(today) + 7 * 86_400_000).toJSON().slice(0, 10);
  const lines = await linesOf(database.db, year.ids[who], { today, near });
  return lines.find(({ id }) => id === year.of("hana"))?.talks.find(({ kind }) => kind === "review")?.kind;
};

describe("The desk brings an interview to mind", () => {
  it("to whom a time was proposed, until the last of the times is past", async () => {
    await interview("first", { proposed: [`${from(-2)}T10:00`, `${from(-1)}T10:00`], by: "boss" });
    expect(await talk("hana", from(-1))).toBe("review");
    expect(await talk("hana", from(0))).toBeUndefined();
    expect(await talk("boss", from(-20))).toBeUndefined();
    await interview("first", { proposed: [`${from(-1)}T10:00`], by: "other" });
    expect(await talk("hana", from(-2))).toBeUndefined();
  });

  it("to the member until the record is signed, whatever the state", async () => {
    for (const state of ["first", "second", "disclosed"] as const) {
      await interview(state, { held: true });
      expect(await talk("hana", from(20))).toBe("review");
    }
    await interview("first", { held: true, signed: true });
    expect(await talk("hana", from(20))).toBeUndefined();
    await interview("second", { held: true });
    expect(await talk("boss", from(0))).toBeUndefined();
  });

  it("to the first rater from a week before its stage ends, unless a day is set in time", async () => {
    await interview("first");
    expect(await talk("boss", from(-8))).toBeUndefined();
    expect(await talk("boss", from(-7))).toBe("review");
    expect(await talk("boss", from(10))).toBe("review");
    expect(await talk("hana", from(-5))).toBeUndefined();
    await interview("first", { meetsAt: `${from(-2)}T10:00` });
    expect(await talk("boss", from(-5))).toBeUndefined();
    await interview("first", { meetsAt: `${from(2)}T10:00` });
    expect(await talk("boss", from(-5))).toBe("review");
    await interview("first", { omitted: true });
    expect(await talk("boss", from(-5))).toBeUndefined();
    await interview("second");
    expect(await talk("boss", from(-5))).toBeUndefined();
  });
});
