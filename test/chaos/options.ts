import { parseArgs } from "node:util";
export type Options = {
  readonly kills: number;
  readonly seed: number;
  readonly replicas: number;
  readonly prove: boolean;
};

/** Throws with a sentence about what cannot be read. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: "string", default: "40" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 1e9)) },
      replicas: { type: "string", default: "2" },
      prove: { type: "boolean", default: false },
    },
  });
  const { kills, seed, replicas, prove } = values;
  return { kills: whole(kills, 0), seed: whole(seed, 0), replicas: whole(replicas, 1), prove };
}

function whole(given: string, least: number): number {
  const number = Number(given);
  if (!Number.isInteger(number) || number < least) throw new Error(`a whole number from ${least} is needed: ${given}`);
  return number;
}
