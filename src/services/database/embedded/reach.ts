import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseProblem, saying } from "../problem.ts";
import { type Lease, takeLease, type Waiting } from "./lease.ts";
import { type Place, type Settings, type Started, startServer, stopNow } from "./server.ts";

export type Patience = {
  /** When to give up, in milliseconds from now. */
  readonly timeoutMs: number;
  /** How long a server may say that it is shutting down before it is cut off, in milliseconds. */
  readonly stuckMs: number;
};

type Attempt = {
  readonly server?: Started;
  /** Servers of ours that exited although no other one was at work. */
  readonly failures: number;
  /** What the last of them said. */
  readonly complaints?: string;
  /** Since when a server that cannot be found has held the folder, or one has said that it is stopping. */
  readonly lockedSince?: number;
  readonly stoppingSince?: number;
};

type Task = { readonly place: Place; readonly settings: Settings; readonly patience: Patience };

const MANY = 5;
// What PostgreSQL says when another server has the folder, or the last one's processes are not all gone.
const ANOTHER = /lock file "postmaster.pid" (already exists|is empty)|shared memory block/;
const FIRST: Attempt = { failures: 0 };

/**
 * Joins the server on the folder, starting one where there is none. Of several that are started at once PostgreSQL's
 * lock file lets one live; the others' openers join it. Throws a DatabaseProblem when none can be had in time.
 */
export async function reachServer(task: Task, password: string): Promise<Lease> {
  const { place, patience } = task;
  const deadline = Date.now() + patience.timeoutMs;
  let attempt = FIRST;
  for (;;) {
    const found = await takeLease(place.dataDir, password);
    if (found.kind === "lease") return found;
    if (lasted(attempt.lockedSince, patience.stuckMs)) throw elsewhere(place);
    if (attempt.failures >= MANY || Date.now() > deadline) throw notStarted(place, attempt, found);
    attempt = await next(task, attempt, found);
    await sleep(40);
  }
}

async function next(task: Task, last: Attempt, found: Waiting): Promise<Attempt> {
  const { server } = last;
  if (found.kind === "stopping") return whileStopping(task, last);
  if (found.kind === "starting") return server ? { ...FIRST, server } : FIRST;
  if (server && !server.exited()) return last;
  if (server) await sleep(110);
  const ended = afterExit(last);
  // One more would not have said anything by the time the last word is looked for.
  if (ended.failures >= MANY) return ended;
  return { ...ended, server: await startServer(task.place, task.settings) };
}

// A server that exits because of another one that is at work is no failure.
function afterExit({ server, failures, lockedSince }: Attempt): Attempt {
  if (!server) return FIRST;
  if (server.locked()) return { failures, lockedSince: lockedSince ?? Date.now() };
  const complaints = server.complaints();
  return { failures: failures + (ANOTHER.test(complaints) ? 0 : 1), complaints };
}

// Seen after a full disk: the server says for minutes that it is shutting down. Cut off, it recovers at the next start.
function whileStopping({ place, patience }: Task, { server, failures, stoppingSince }: Attempt): Attempt {
  const stuck = lasted(stoppingSince, patience.stuckMs);
  if (stuck) stopNow(place, "immediate");
  const since = stuck || stoppingSince === undefined ? Date.now() : stoppingSince;
  return { failures, stoppingSince: since, ...(server && { server }) };
}

const lasted = (since: number | undefined, limitMs: number): boolean => Date.now() - (since ?? Date.now()) > limitMs;

const elsewhere = ({ dataDir }: Place) =>
  new DatabaseProblem(
    `データフォルダ ${dataDir} は、別のコンテナなど、ここから見えない PostgreSQL が使っています。そちらを止めるか、複数で動かすなら DATABASE_URL を設定してください。(The folder is in use elsewhere.)`,
  );

function notStarted({ dataDir }: Place, { server, complaints }: Attempt, found: Waiting): DatabaseProblem {
  const why = saying(server?.complaints() || complaints || found.why);
  return new DatabaseProblem(
    `PostgreSQL を起動できません（${why}）。空き容量と ${dataDir}/server.log を確かめてください。(PostgreSQL did not start.)`,
  );
}
