import type { Nudge } from "../../bot/notice.ts";
import type { Tx } from "../../services/database/database.ts";
import type { Services } from "./services.ts";
import { holding, peopleIn } from "./store.ts";
import { sameKind, type Trial, waitingOn } from "./trial.ts";

/**
 * Nudges that are not sent on a day: of a kind that was given up, and of one that is being tried, to those whose unit's
 * turn has not come. Whatever the rows say, a kind that may not be tried is never held back.
 */
export async function withheldOn({ kinds }: Services, tx: Tx, day: string): Promise<(nudge: Nudge) => boolean> {
  const trials = (await holding(tx)).filter((trial) => kinds().some((kind) => sameKind(kind, trial)));
  const tests: ((nudge: Nudge) => boolean)[] = [];
  for (const trial of trials) tests.push(await testOf(tx, trial, day));
  return (nudge) => tests.some((isWithheld) => isWithheld(nudge));
}

async function testOf(tx: Tx, trial: Trial, day: string): Promise<(nudge: Nudge) => boolean> {
  if (trial.dropped) return (nudge) => sameKind(nudge, trial);
  const units = waitingOn(trial, day).map(({ id }) => id);
  const waiting = new Set(await peopleIn(tx, units, day));
  return (nudge) => sameKind(nudge, trial) && waiting.has(nudge.to);
}
