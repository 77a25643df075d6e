import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, constants, fchownSync, fstatSync, openSync, readFileSync, statSync, truncateSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./account.ts";
import { program } from "./binaries.ts";
import { LOCKED, lockWords } from "./lock.ts";
import { readPidFile, reusedPid } from "./pid-file.ts";
import { asAccount, run } from "./program.ts";

/** Where a server is, and how its programs are run. */
export type Place = { readonly dataDir: string; readonly native: string; readonly account: Account };

/** A server that this process tried to start; it may have lost against another one and exited. */
export type Started = {
  readonly exited: () => boolean;
  /** Whether it exited because another server holds the folder. */
  readonly locked: () => boolean;
  readonly complaints: () => string;
};

export type Settings = Readonly<Record<string, string>>;

const LOG_LIMIT = 5_000_000;
const FAST_MS = 8_000;
const STOP_MS = 20_000;

const SETTINGS: Settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
  max_connections: "100",
  shared_buffers: "64MB",
  // The details of an error quote the row, and rows hold what people confide: the log keeps starts and stops only.
  log_min_messages: "log",
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
};

/** Starts a server on a free port and returns at once; whether it serves is for the caller to find out. */
export async function startServer(place: Place, settings: Settings): Promise<Started> {
  const all = { ...SETTINGS, port: String(await freePort()), ...settings };
  const args = ["-D", place.dataDir, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const log = openLog(place);
  const child = start([...lockWords(place), program(place.native, "postgres"), ...args], place, log.fd);
  closeSync(log.fd);
  const exited = watchExit(child);
  return { exited, locked: () => child.exitCode === LOCKED, complaints: () => fatalLines(log.file, log.from) };
}

function start([command = "", ...args]: readonly string[], { account, dataDir }: Place, log: number): ChildProcess {
  const child = spawn(command, args, {
    ...asAccount(account, pastReusedPid(dataDir)),
    // Its own process group, so that Ctrl-C reaches us first and we stop it in order.
    detached: true,
    stdio: ["ignore", log, log],
  });
  child.unref();
  return child;
}

/** Stops the server in order; one that does not obey within eight seconds is cut off and recovers at its next start. */
export async function stopServer(place: Place, pid: number): Promise<void> {
  stopNow(place, "fast");
  if (await gone(place.dataDir, pid, FAST_MS)) return;
  stopNow(place, "immediate");
  await gone(place.dataDir, pid, STOP_MS - FAST_MS);
}

/** Sends the signal and returns. As the account, so that a forged lock file cannot make root signal a stranger. */
export function stopNow({ native, dataDir, account }: Place, mode: "fast" | "immediate"): void {
  run(program(native, "pg_ctl"), ["stop", "-D", dataDir, "-m", mode, "-W", "-s"], account);
}

// The lock file, not the process: where nobody reaps it, a stopped server stays in the process list.
async function gone(dataDir: string, pid: number, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (readPidFile(dataDir)?.pid === pid) {
    if (Date.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}

// PostgreSQL skips exactly this pid and still checks the shared memory, so a server that does live is not run over.
function pastReusedPid(dataDir: string): Record<string, string> {
  const pid = reusedPid(dataDir);
  return pid === undefined ? {} : { PG_GRANDPARENT_PID: String(pid) };
}

function openLog({ dataDir, account }: Place): { fd: number; file: string; from: number } {
  const file = path.join(dataDir, "server.log");
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) truncateSync(file);
  // Root must not follow a link that the account has put there.
  const flags = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0);
  const fd = openSync(file, flags, 0o600);
  if (account.uid !== undefined && account.gid !== undefined) fchownSync(fd, account.uid, account.gid);
  return { fd, file, from: fstatSync(fd).size };
}

function watchExit(child: ChildProcess): () => boolean {
  let failed = false;
  child.on("error", () => {
    failed = true;
  });
  return () => failed || child.exitCode !== null || child.signalCode !== null;
}

function fatalLines(file: string, from: number): string {
  const written = readFileSync(file).subarray(from).toString("utf8");
  return written
    .split("\n")
    .filter((line) => /FATAL|PANIC/.test(line))
    .slice(-3)
    .join(" ");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
