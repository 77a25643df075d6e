import fc from "fast-check";
import { beforeAll, expect, it, vi } from "vitest";
import { testDatabase } from "../../support/database.ts";
import { openYear, type Year } from "../../support/evaluation.ts";
import { wrongIn } from "./interleaving/holds.ts";
import { play } from "./interleaving/play.ts";
import { scripts } from "./interleaving/script.ts";
import { storedWorld } from "./interleaving/stored.ts";
import { trainRaters } from "./rated.ts";

// Two people on one record with two screens each, double taps, forms that lay open too long, and HR who moves a stage on
// or closes it in between: nothing that was taken is lost or replaced unseen, nothing is done twice, and what is not taken
// comes back as it was typed.

vi.setConfig({ testTimeout: 240_000 });

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
  year.day("2027-02-05");
  await trainRaters(year);
});

it("Nothing is overwritten unseen, done twice or lost, in 500 interleavings on PostgreSQL", async () => {
  const world = storedWorld(year);
  const runs = fc.asyncProperty(scripts, async (script) => {
    expect(await wrongIn(play(world, script))).toEqual([]);
    expect(world.faults).toEqual([]);
  });
  await fc.assert(runs, { numRuns: 500, endOnFailure: true });
});
