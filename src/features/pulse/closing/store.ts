import { randomInt, randomUUID } from "node:crypto";
import type { Crypto } from "../../../services/crypto.ts";
import type { Database, Prisma, Tx } from "../../../services/database/database.ts";
import type { Results } from "../opened.ts";
import { keyPlace } from "./key.ts";

/** Surveys in a state whose last day lies before a day, kept from others until the end of the transaction. */
export async function due(tx: Tx, state: "open" | "mixed", day: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text from pulse_survey where state = ${state}::pulse_state and closes_on < ${day}::date order by id for update`;
  return rows.map(({ id }) => id);
}

/**
 * Writes the ballots anew in a random order under new random ids, and who answered in the order of staff numbers. From
 * then on every row of either is as old as all the others, and nothing in one says which in the other it came with.
 */
export async function mix(tx: Tx, surveyId: string): Promise<void> {
  const ballots = await tx.pulseBallot.findMany({ where: { surveyId }, select: { sealed: true } });
  await tx.pulseBallot.deleteMany({ where: { surveyId } });
  const fresh = shuffled(ballots).map(({ sealed }) => ({ id: randomUUID(), surveyId, sealed }));
  await tx.pulseBallot.createMany({ data: fresh });
  const who = await tx.pulseParticipation.findMany({
    where: { surveyId },
    orderBy: { person: { staffNumber: "asc" } },
  });
  await tx.pulseParticipation.deleteMany({ where: { surveyId } });
  await tx.pulseParticipation.createMany({ data: who });
  await tx.pulseSurvey.update({ where: { id: surveyId }, data: { state: "mixed" } });
}

/** Every order equally likely (Fisher and Yates, 1938). */
export function shuffled<T>(all: readonly T[]): readonly T[] {
  const found = [...all];
  for (let at = found.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [found[at], found[other]] = [found[other] as T, found[at] as T];
  }
  return found;
}

/**
 * A column of each table, and itself worked out anew: what PostgreSQL cannot take for the value that is there already.
 * None is or has a foreign key, by which the other table would be locked as well.
 */
const anew = {
  pulse_ballot: "sealed type text using sealed || ''",
  pulse_participation: "filler type smallint using filler + 0::smallint",
  pulse_survey: "private_key type bytea using private_key || ''::bytea",
};

/** In PostgreSQL's words. */
const WAIT = "3s";

/**
 * Takes rows that were deleted off the disk, which PostgreSQL does not do by itself. VACUUM FULL would keep what
 * somebody's transaction may still see; an ALTER TABLE that writes the table anew keeps only what is there now
 * (PostgreSQL's documentation, Concurrency Control, Caveats). Rejects where somebody, such as a backup, holds one of the
 * tables for longer than WAIT: waiting on would hold up whoever wants to read it, and all jobs.
 */
export async function sweep(db: Database): Promise<void> {
  // Each by itself: one transaction that held a table while it waits for the next could meet an answer on its way.
  for (const [table, column] of Object.entries(anew))
    await db.$transaction([
      db.$executeRawUnsafe(`set local lock_timeout = '${WAIT}'`),
      db.$executeRawUnsafe(`alter table ${table} alter column ${column}`),
    ]);
}

/** Whether rows of a survey that was counted of late may still be on the disk. */
export const countedSince = async (db: Database, day: string): Promise<boolean> =>
  (await db.pulseSurvey.count({ where: { countedOn: { gte: new Date(day) } } })) > 0;

export const anyMixed = async (db: Database): Promise<boolean> =>
  (await db.pulseSurvey.count({ where: { state: "mixed" } })) > 0;

export async function ballotsOf(tx: Tx, crypto: Crypto, surveyId: string) {
  const { privateKey } = await tx.pulseSurvey.findUniqueOrThrow({ where: { id: surveyId } });
  const ballots = await tx.pulseBallot.findMany({
    where: { surveyId },
    orderBy: { id: "asc" },
    select: { sealed: true },
  });
  if (!privateKey) throw new Error("no key for the ballots of a survey");
  return { key: crypto.open(privateKey, keyPlace(surveyId)), sealed: ballots.map(({ sealed }) => sealed) };
}

export const commentPlace = (id: string): string => `pulse_comment.words:${id}`;

/** Keeps what is told of a survey; ballots, their key, who answered and who was reminded are gone with it. */
export async function keepResults(
  tx: Tx,
  {
    surveyId,
    results,
    comments,
    day,
  }: { surveyId: string; results: Results; comments: readonly string[]; day: string },
  crypto: Crypto,
): Promise<void> {
  const kept = shuffled(comments).map((words) => {
    const id = randomUUID();
    return { id, surveyId, words: crypto.seal(words, commentPlace(id)) };
  });
  await tx.pulseComment.createMany({ data: kept });
  await tx.pulseBallot.deleteMany({ where: { surveyId } });
  await tx.pulseParticipation.deleteMany({ where: { surveyId } });
  await forgetWhoWasLocked(tx, surveyId);
  await tx.$executeRaw`
    delete from notice where feature = 'pulse' and kind = 'reminder' and about ->> 's' = ${surveyId}`;
  const counted = { state: "counted" as const, privateKey: null, countedOn: new Date(day) };
  await tx.pulseSurvey.update({
    where: { id: surveyId },
    data: { ...counted, results: results as unknown as Prisma.InputJsonObject },
  });
}

/**
 * Whoever answered was looked up for the foreign key of their participation, and the row of a person keeps in `xmax`
 * which transaction did so last: one and the same for all who answered, and no other. Now all who were invited have it.
 */
async function forgetWhoWasLocked(tx: Tx, surveyId: string): Promise<void> {
  await tx.$queryRaw`
    select 1 from person where id in (select person_id from pulse_invited where survey_id = ${surveyId}::uuid)
     order by id for key share`;
}
