import fc from "fast-check";
import { beforeAll, expect, it, vi } from "vitest";
import { testDatabase } from "../../support/database.ts";
import { openYear, type Year } from "../../support/evaluation.ts";
import { wrongIn } from "./interleaving/holds.ts";
import { modelOf, modelWorld } from "./interleaving/model.ts";
import { play } from "./interleaving/play.ts";
import { scripts } from "./interleaving/script.ts";

// As in interleavings.test.ts, with the product's handlers and machine over one row in memory.

vi.setConfig({ testTimeout: 240_000 });

const database = testDatabase();
let year: Year;
beforeAll(async () => {
  year = await openYear(database.db);
});

it("Nothing is overwritten unseen, done twice or lost, in 10,000 interleavings of the model", async () => {
  const model = await modelOf(year);
  const runs = fc.asyncProperty(fc.scheduler(), scripts, async (scheduler, script) => {
    const world = modelWorld(model, scheduler);
    expect(await wrongIn(play(world, script))).toEqual([]);
    expect(world.faults).toEqual([]);
  });
  await fc.assert(runs, { numRuns: 10_000 });
});
