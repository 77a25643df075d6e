import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { bundle, removeBundles } from "./bundle.mjs";
import { inShort } from "./rounds.ts";
import { type Outcome, run } from "./run.ts";

// A short run of `npm run chaos`, which goes on every way through each step and kills at more random moments.

let outcome: Outcome;
beforeAll(async () => {
  const program = await bundle("child/child.ts", { whole: true });
  outcome = await run({
    server: inject("server"),
    program,
    seed: 1,
    replicas: 2,
    rounds: inShort,
  });
}, 600_000);
afterAll(removeBundles);

describe("The product, killed at every step of what comes in and goes out, and ten times at random", () => {
  it("loses nothing that it acknowledged, and does nothing twice", () => {
    expect(outcome.rounds.flatMap(({ violations }) => violations)).toEqual([]);
  });

  it("was killed at every step", () => {
    expect(outcome.rounds.filter(({ struck }) => !struck).map(({ name }) => name)).toEqual([]);
  });
});
