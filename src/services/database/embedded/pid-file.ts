import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** The server that PostgreSQL's own lock file names, which may be dead. */
export type Named = { readonly pid: number; readonly port: number };

/** Nothing when no server holds the folder, or the one that starts has not chosen its port yet. */
export function readPidFile(dataDir: string): Named | undefined {
  const file = path.join(dataDir, "postmaster.pid");
  try {
    // pid, data folder, start time, port, …
    const lines = readFileSync(file, "utf8").split("\n");
    const named = { pid: Number(lines[0]), port: Number(lines[3]) };
    return named.pid > 0 && named.port > 0 ? named : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The pid in the lock file when another program has it by now, as happens in a container that was restarted.
 * PostgreSQL would refuse to start because of it. Known on Linux only; nothing elsewhere.
 */
export function reusedPid(dataDir: string): number | undefined {
  const named = readPidFile(dataDir);
  if (!named || !existsSync(`/proc/${named.pid}/cmdline`)) return undefined;
  return isServerOf(dataDir, named.pid) ? undefined : named.pid;
}

/** Whether the process is a server that was started on this folder, as its command line shows. */
export function isServerOf(dataDir: string, pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(dataDir);
  } catch {
    return false;
  }
}
