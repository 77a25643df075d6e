import type { Done, Outcome } from "./run.ts";

/** Says on a terminal how far it is. */
export function progress(what = ""): (done: Done, of: number) => void {
  let at = 0;
  let kills = 0;
  return (done, of) => {
    at++;
    kills += done.kills;
    const line = `${what} ${at}/${of} rounds, ${kills} kills  ${done.name}`.trimStart();
    if (!process.stdout.isTTY && at % 10 === 0) console.log(`${line} ${Math.round(done.ms)} ms`);
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${line}`);
    if (done.violations.length === 0 && done.struck) return;
    if (process.stdout.isTTY) process.stdout.write("\r\x1b[K");
    if (!done.struck) console.log(`${done.name}: not passed often enough, nobody was killed`);
    for (const { kind, intent, what } of done.violations) console.log(`${done.name}: ${kind} ${intent} ${what}`);
  };
}

type Row = { rounds: number; kills: number; intents: number; lost: number; doubled: number; other: number };

/** Prints what was found by step; true when nothing was. */
export function report({ rounds, troubles, startsMs, ms }: Outcome, seed: number): boolean {
  if (process.stdout.isTTY) process.stdout.write("\r\x1b[K");
  const rows = new Map<string, Row>();
  for (const done of rounds) {
    const name = stepOf(done.name);
    rows.set(name, sum(rows.get(name), done));
  }
  console.table(Object.fromEntries(rows));
  const kills = rounds.reduce((total, done) => total + done.kills, 0);
  const starts = [...startsMs].sort((a, b) => a - b);
  const middle = Math.round(starts[Math.floor(starts.length / 2)] ?? 0);
  console.log(
    `${kills} kills in ${Math.round(ms / 1000)} s; a start takes ${middle} ms, at most ${Math.round(starts.at(-1) ?? 0)} ms`,
  );
  for (const [what, count] of counted(troubles)) console.log(`${count} × ${what}`);
  const violations = rounds.flatMap((done) => done.violations.map((each) => ({ ...each, round: done.name })));
  for (const { kind, intent, what, round } of violations) console.log(`${kind}: ${intent} ${what} (${round})`);
  if (violations.length > 0) console.log(`again with: npm run chaos -- --seed ${seed}`);
  return violations.length === 0;
}

/** The step without the way on which it was passed. */
const stepOf = (name: string): string => name.replace(/^((?:in|out|chat)\.\S+) .*/, "$1");

function sum(row: Row | undefined, { kills, intents, violations }: Done): Row {
  const count = (kind: string) => violations.filter((each) => each.kind === kind).length;
  const before = row ?? { rounds: 0, kills: 0, intents: 0, lost: 0, doubled: 0, other: 0 };
  return {
    rounds: before.rounds + 1,
    kills: before.kills + kills,
    intents: before.intents + intents,
    lost: before.lost + count("lost"),
    doubled: before.doubled + count("doubled"),
    other: before.other + count("other"),
  };
}

function counted(lines: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const short = line.split("\n").slice(0, 3).join(" ").slice(0, 300);
    counts.set(short, (counts.get(short) ?? 0) + 1);
  }
  return counts;
}
