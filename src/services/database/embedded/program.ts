import { type SpawnOptions, type SpawnSyncReturns, spawnSync } from "node:child_process";
import path from "node:path";
import type { Account } from "./account.ts";

// PostgreSQL reads PG*, LC_* and TZ; those of the caller are none of its business.
const KEPT = ["PATH", "SystemRoot", "TEMP", "TMP"] as const;

const environment = (): Record<string, string> => ({
  ...Object.fromEntries(KEPT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
  LC_ALL: "C",
  TZ: "UTC",
});

/** How each of PostgreSQL's programs is run: as the account, from a folder it may enter, with nothing of our environment. */
export function asAccount(account: Account, extra: Record<string, string> = {}) {
  return {
    ...account,
    cwd: path.parse(process.cwd()).root,
    env: { ...environment(), ...extra },
  } satisfies SpawnOptions;
}

/** Runs a program to its end; a status other than 0, or null when it could not be started, is the caller's to judge. */
export function run(program: string, args: readonly string[], account: Account): SpawnSyncReturns<string> {
  return spawnSync(program, args, { ...asAccount(account), encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}
