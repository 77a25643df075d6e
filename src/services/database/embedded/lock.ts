import path from "node:path";
import { run } from "./program.ts";
import type { Place } from "./server.ts";

/** The exit code of a server that did not start because another one holds the folder's lock. */
export const LOCKED = 77;

/**
 * The words before the server's command that make it hold a lock of the file system for as long as any of its
 * processes lives; none where the system has no `flock`, or the file system no locks. PostgreSQL's own lock file tells
 * by process ids, and two containers on one volume do not see each other's.
 */
export function lockWords({ dataDir, account }: Pick<Place, "dataDir" | "account">): readonly string[] {
  const file = path.join(dataDir, "hagukumi.lock");
  const options = ["--nonblock", "--no-fork", "--conflict-exit-code", String(LOCKED), file];
  const { status } = run("flock", [...options, "true"], account);
  return status === 0 || status === LOCKED ? ["flock", ...options] : [];
}
