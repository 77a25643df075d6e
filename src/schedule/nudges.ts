import type { Job, Notice, Nudge, NudgeJob } from "../bot/notice.ts";
import type { Database, Tx } from "../services/database/database.ts";
import type { Outbox } from "./outbox/outbox.ts";
import { mutedOn, toldAlready, writeNotices } from "./outbox/store.ts";
import { takeSlot } from "./store.ts";

/** Ids of people who are away on a day. */
export type Away = (tx: Tx, day: string) => Promise<ReadonlySet<string>>;
/** day: `YYYY-MM-DD`, the slot. */
type Due = { readonly day: string; readonly now: Date };
/** opens: the first instant from another on at which anybody is nudged; at once when left out. */
type Kept = { readonly db: Database; readonly outbox: Outbox; readonly opens?: (now: Date) => Date };
const patience = { timeout: 120_000, maxWait: 30_000 };

/** Does a job for a day, unless it was done, and stores what it has to tell, a nudge for working hours; gives what it stored. */
export const inSlot = <N extends Notice>(
  { db, outbox, opens = (now) => now }: Kept,
  job: Pick<Job<Tx>, "name" | "until">,
  { day, now }: Due,
  run: (tx: Tx) => Promise<readonly N[]>,
): Promise<readonly N[]> =>
  db.$transaction(async (tx) => {
    if (!(await takeSlot(tx, job.name, day, now))) return [];
    const notices = await run(tx);
    await outbox.write(tx, notices, now, job.until === undefined ? now : opens(now));
    return notices;
  }, patience);

/** What a job nudges on a day, but for people who are away; a rule that still holds comes again when they are back. */
export async function nudgesOf(tx: Tx, job: NudgeJob<Tx>, away: Away, { day, now }: Due): Promise<readonly Nudge[]> {
  const nudges = await job.run(tx, now, day);
  const gone = nudges.length > 0 ? await away(tx, day) : new Set();
  return nudges.filter(({ to }) => !gone.has(to));
}

/** Stores what the jobs nudge on a day, each once; gives what it stored. */
export async function sendNudges(kept: Kept, jobs: readonly NudgeJob<Tx>[], away: Away, due: Due) {
  const sent: Nudge[] = [];
  for (const job of jobs) sent.push(...(await inSlot(kept, job, due, (tx) => nudgesOf(tx, job, away, due))));
  return sent;
}

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
  await db.$transaction(look, patience).catch((error) => {
    if (!seen) throw error;
  });
  return seen ?? [];
}
