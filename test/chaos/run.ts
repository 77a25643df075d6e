import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { strike } from "./blows.ts";
import { inDatabase, slackReader, unsettled } from "./check/ledger.ts";
import { check, type Violation } from "./check/rules.ts";
import type { FaultName } from "./child/faults.ts";
import { play } from "./driver.ts";
import { type Intent, type Script, scripts } from "./intents.ts";
import type { Server } from "./office.ts";
import { seeded } from "./random.ts";
import type { Round } from "./rounds.ts";
import { openStage, type Stage } from "./stage.ts";

export type RunOptions = {
  readonly server: Server;
  /** The bundle of child/child.ts. */
  readonly program: string;
  readonly seed: number;
  readonly replicas: number;
  readonly rounds: (random: ReturnType<typeof seeded>) => readonly Round[];
  readonly fault?: FaultName;
  /** Ends at the first violation. */
  readonly brief?: boolean;
  readonly onRound?: (done: Done, of: number) => void;
};

/** What one round came to. */
export type Done = {
  readonly name: string;
  readonly kills: number;
  readonly intents: number;
  /** False: the step was not passed often enough for it. */
  readonly struck: boolean;
  readonly violations: readonly Violation[];
  readonly ms: number;
};
export type Outcome = {
  readonly rounds: readonly Done[];
  readonly troubles: readonly string[];
  readonly startsMs: readonly number[];
  readonly ms: number;
};

export async function run(options: RunOptions): Promise<Outcome> {
  const random = seeded(options.seed);
  const began = performance.now();
  const stage = await openStage(options, random);
  const client = new pg.Client({ connectionString: stage.url });
  try {
    await client.connect();
    const going: Going = { stage, client, random, usualMs: 400, played: 0, slack: slackReader(stage.wire.calls) };
    const rounds = options.rounds(random);
    const done: Done[] = [];
    const all: Intent[] = [];
    for (const round of rounds) {
      const one = await struck(going, round, all);
      done.push(one);
      options.onRound?.(one, rounds.length);
      if (options.brief && one.violations.length > 0) break;
    }
    done.push(await lastLook(going, all, done));
    const { fleet, troubles } = stage;
    return { rounds: done, troubles, startsMs: fleet.starts, ms: performance.now() - began };
  } finally {
    await client.end();
    await stage.close();
  }
}

type Going = {
  readonly stage: Stage;
  readonly client: pg.Client;
  readonly random: ReturnType<typeof seeded>;
  readonly slack: ReturnType<typeof slackReader>;
  /** Rounds so far. */
  played: number;
  /** How long people were at it in the last rounds. */
  usualMs: number;
};

/** Once more, and a few times, where whoever was to be struck had none of the work; then it is whoever has. */
async function struck(going: Going, round: Round, all: Intent[]): Promise<Done> {
  for (let tries = 1; ; tries++) {
    const blow = tries > 1 && round.blow.at === "step" ? { ...round.blow, nth: 1, all: true as const } : round.blow;
    const done = await playRound(going, { ...round, blow }, all);
    if (done.struck || done.violations.length > 0 || tries === MOST_TRIES) return done;
  }
}
const MOST_TRIES = 4;

async function playRound(going: Going, round: Round, all: Intent[]): Promise<Done> {
  const at = going.played++;
  const { stage, random } = going;
  const { fleet, wire } = stage;
  const before = fleet.struck();
  const played = scripts(at, round.mix, random);
  const began = performance.now();
  const blow = strike({ ...going, fleet, wire }, round.blow, going.usualMs);
  const [fell] = await Promise.all([blow, ...played.map((script) => play({ ...stage, random }, script))]);
  going.usualMs = (going.usualMs * 4 + Math.min(2000, performance.now() - began)) / 5;
  const rest = await comeToRest(going);
  fleet.tellAll({ do: "disarm" });
  wire.asUsual();
  const intents = played.flatMap(intentsOf);
  all.push(...intents);
  const { kills, stalls } = fleet.struck();
  const violations = [...rest, ...(await checked(going, intents, `i${at}-`))];
  return {
    name: round.name,
    kills: kills - before.kills,
    struck: fell || kills > before.kills || stalls > before.stalls,
    intents: intents.length,
    violations,
    ms: performance.now() - began,
  };
}

const intentsOf = ({ steps }: Script): readonly Intent[] =>
  steps.flatMap(({ base, next }) => (next ? [base, next] : [base]));

const STUCK_MS = 20_000;

async function comeToRest({ stage, client }: Going): Promise<readonly Violation[]> {
  await stage.fleet.some();
  const late = Date.now() + STUCK_MS;
  let quiet = 0;
  while (quiet < 2) {
    const open = await unsettled(client);
    quiet = open.length === 0 ? quiet + 1 : 0;
    if (Date.now() > late)
      return open.map((what) => ({ kind: "other", intent: "", what: `still there after 20 s: ${what}` }));
    await sleep(25);
  }
  return [];
}

/** What looks wrong is looked at once more: it may only have been late. */
async function checked({ client, slack }: Going, intents: readonly Intent[], prefix: string) {
  const look = async () => check(intents, { ...(await inDatabase(client, prefix)), ...slack() });
  if ((await look()).length === 0) return [];
  await sleep(600);
  return await look();
}

/** All once more at the end, for what came too late to be seen in its own round. */
async function lastLook(going: Going, all: readonly Intent[], done: readonly Done[]): Promise<Done> {
  const known = new Set(done.flatMap(({ violations }) => violations.map(keyOf)));
  const violations = (await checked(going, all, "i")).filter((each) => !known.has(keyOf(each)));
  return { name: "all once more", kills: 0, intents: 0, struck: true, violations, ms: 0 };
}

const keyOf = ({ intent, what }: Violation): string => `${intent}: ${what}`;
