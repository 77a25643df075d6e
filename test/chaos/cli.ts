import { bundle, removeBundles } from "./bundle.mjs";
import { readOptions } from "./options.ts";
import { prove } from "./prove.ts";
import { progress, report } from "./report.ts";
import { atRandom, everyStepOnEveryPath } from "./rounds.ts";
import { run } from "./run.ts";
import { openServer } from "./server.ts";

const options = readOptions(process.argv.slice(2));
const { seed, replicas, kills } = options;
const server = await openServer();
try {
  const program = await bundle("child/child.ts", { whole: true });
  const shared = { server, program, seed, replicas };
  if (options.prove) process.exitCode = (await prove(shared)) ? 0 : 1;
  else {
    console.log(`seed ${seed}, ${replicas} replicas; PostgreSQL without fsync, which a kill does not need`);
    const rounds: Parameters<typeof run>[0]["rounds"] = (random) => [
      ...everyStepOnEveryPath(random),
      ...atRandom(kills, random),
    ];
    const outcome = await run({ ...shared, rounds, onRound: progress() });
    process.exitCode = report(outcome, seed) ? 0 : 1;
  }
} finally {
  await server.close();
  await removeBundles();
}
