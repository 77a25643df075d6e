import { faultNames } from "./child/faults.ts";
import { progress } from "./report.ts";
import { atRandom, everyStepOnce, everyStepOnEveryPath } from "./rounds.ts";
import { type RunOptions, run } from "./run.ts";

/** Runs the product with one fault after another, each until a violation is reported; true when each was noticed. */
export async function prove(shared: Omit<RunOptions, "rounds">): Promise<boolean> {
  let noticed = 0;
  const rounds: RunOptions["rounds"] = (random) => [
    ...everyStepOnce(random),
    ...everyStepOnEveryPath(random),
    ...atRandom(20, random),
  ];
  for (const fault of faultNames) {
    const outcome = await run({ ...shared, rounds, fault, brief: true, onRound: progress(fault) });
    const found = outcome.rounds.findIndex(({ violations }) => violations.length > 0);
    const round = outcome.rounds[found];
    const first = round?.violations.find(({ kind }) => kind !== "other") ?? round?.violations[0];
    const seconds = Math.round(outcome.ms / 1000);
    if (first && round) {
      noticed++;
      console.log(`${fault}: noticed in round ${found + 1} (${round.name}) after ${seconds} s`);
      console.log(`    ${first.kind}: ${first.intent} ${first.what}`);
    } else console.log(`${fault}: NOT NOTICED in ${outcome.rounds.length} rounds, ${seconds} s`);
  }
  console.log(`${noticed} of ${faultNames.length} faults noticed (seed ${shared.seed})`);
  return noticed === faultNames.length;
}
