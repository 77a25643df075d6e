import { describe, expect, it } from "vitest";
import { createChanges } from "../../src/schedule/changes.ts";
import { createOutbox } from "../../src/schedule/outbox/outbox.ts";
import { createCrypto, newKeyring } from "../../src/services/crypto.ts";
import type { Card } from "../../src/view/card.ts";
import { testDatabase } from "../support/database.ts";
import { hire } from "../support/office.ts";

const database = testDatabase();
const done: Card = { type: "card", title: "できました", body: [] };

describe("A change that takes longer than one person's ever should", () => {
  it("is given up with nothing changed, unless it is for the whole city", { timeout: 60_000 }, async () => {
    const { db } = database;
    const { hana } = await hire(db);
    const { run } = createChanges(db, createCrypto(newKeyring()), createOutbox());
    const taking16Seconds = (reach: "few" | "city") =>
      run(
        { personId: hana, key: `${reach}-0000000000000000`, now: new Date("2026-11-24T01:00:00Z"), reach },
        async (tx) => {
          await tx.$queryRaw`select pg_sleep(16)::text`;
          return { result: done, messages: [] };
        },
      );
    const [few, city] = await Promise.allSettled([taking16Seconds("few"), taking16Seconds("city")]);
    expect(few.status).toBe("rejected");
    expect(city).toEqual({ status: "fulfilled", value: done });
    expect((await db.usedKey.findMany()).map(({ key }) => key)).toEqual(["city-0000000000000000"]);
  });
});
