import type { Batch, Daily, Notice, Nudge, NudgeJob } from "../bot/notice.ts";
import type { Database, Tx } from "../services/database/database.ts";
import type { Outbox } from "./outbox/outbox.ts";
import { mutedOn, toldAlready, writeNotices } from "./outbox/store.ts";
import { isTaken, takeSlot } from "./store.ts";

/** Ids of people who are away on a day. */
export type Away = (tx: Tx, day: string) => Promise<ReadonlySet<string>>;
/** day: `YYYY-MM-DD`, the slot. */
type Due = { readonly day: string; readonly now: Date };
/** opens: the first instant from another on at which anybody is nudged; at once when left out. */
type Kept = {
  readonly db: Database;
  readonly outbox: Outbox;
  readonly away: Away;
  readonly opens?: (now: Date) => Date;
};
type Doing<N extends Notice> = Daily<Tx, N> & { readonly until?: string };
/** What one slot is for. */
type Part<N extends Notice> = Batch<Tx, N> & { readonly slot: string };
const patience = { timeout: 120_000, maxWait: 30_000 };

/**
 * Does a job for a day, unless it was done: its batches one after another, each with what it has to tell and a slot of
 * its own, and last the job's own slot. Gives what it stored.
 */
export async function runJob<N extends Notice>(kept: Kept, job: Doing<N>, due: Due): Promise<readonly N[]> {
  if (await isTaken(kept.db, job.name, due.day)) return [];
  const stored: N[] = [];
  for (const part of await partsOf(kept.db, job, due.day)) stored.push(...(await inSlot(kept, job, part, due)));
  return stored;
}

/** The batches of a job, and what ends it, whose slot is the job's own. */
async function partsOf<N extends Notice>(tx: Tx, job: Doing<N>, day: string): Promise<readonly Part<N>[]> {
  const batches = (await job.batches?.(tx, day)) ?? [];
  return [
    ...batches.map(({ name, run }) => ({ name, run, slot: `${day} ${name}` })),
    { name: "", run: job.run, slot: day },
  ];
}

const inSlot = <N extends Notice>(
  { db, outbox, away, opens = (now) => now }: Kept,
  { name, until }: Doing<N>,
  { run, slot }: Part<N>,
  { day, now }: Due,
): Promise<readonly N[]> =>
  db.$transaction(async (tx) => {
    if (!(await takeSlot(tx, name, slot, now))) return [];
    const all = await run(tx, now, day);
    const notices = until === undefined ? all : await withoutAway(tx, all, away, day);
    await outbox.write(tx, notices, now, until === undefined ? now : opens(now));
    return notices;
  }, patience);

/** A rule that still holds comes again when they are back. */
async function withoutAway<N extends Notice>(tx: Tx, nudges: readonly N[], away: Away, day: string) {
  const gone = nudges.length > 0 ? await away(tx, day) : new Set();
  return nudges.filter(({ to }) => !gone.has(to));
}

/** Stores what the jobs nudge on a day, each once; gives what it stored. */
export async function sendNudges(
  kept: Omit<Kept, "away">,
  jobs: readonly NudgeJob<Tx>[],
  away: Away,
  due: Due,
): Promise<readonly Nudge[]> {
  const sent: Nudge[] = [];
  for (const job of jobs) sent.push(...(await runJob({ ...kept, away }, job, due)));
  return sent;
}

/** Somebody waits at a terminal; nothing of it is kept, so that it need not be done in pieces. */
const looking = { timeout: 1_800_000, maxWait: 30_000 };

/** What the jobs would nudge on a day: neither what was told before, nor what its reader has put off. Nothing is kept. */
export async function foreseeNudges(
  db: Database,
  jobs: readonly NudgeJob<Tx>[],
  away: Away,
  due: Due,
): Promise<readonly Nudge[]> {
  let seen: readonly Nudge[] | undefined;
  const look = async (tx: Tx) => {
    const all: Nudge[] = [];
    for (const job of jobs) {
      const nudges = await nudgesOf(tx, job, away, due);
      const told = await toldAlready(tx, nudges);
      all.push(...nudges.filter(({ once }) => !told.has(once)));
      // What is told first in a day may hold back what comes after it.
      await writeNotices(tx, nudges, due.now, undefined);
    }
    const muted = await mutedOn(tx, due.now);
    const isMuted = ({ to, feature, kind, class: its }: Nudge) =>
      its === "nudge" && muted.has(`${to} ${feature} ${kind}`);
    seen = all.filter((nudge) => !isMuted(nudge));
    throw new Error("what was only foreseen is undone");
  };
  await db.$transaction(look, looking).catch((error) => {
    if (!seen) throw error;
  });
  return seen ?? [];
}

async function nudgesOf(tx: Tx, job: NudgeJob<Tx>, away: Away, { day, now }: Due): Promise<readonly Nudge[]> {
  const nudges: Nudge[] = [];
  for (const { run } of (await job.batches?.(tx, day)) ?? []) nudges.push(...(await run(tx, now, day)));
  nudges.push(...(await job.run(tx, now, day)));
  return withoutAway(tx, nudges, away, day);
}
