import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { codeOf } from "../problem.ts";

const OLD_MS = 10 * 60_000;

/** Where root keeps what the server's account must reach, when the project folder is closed to it. */
export const ROOT_HOME = "/var/lib/hagukumi";

/** Makes a folder and those above it that are missing, so that the account can pass through whatever root's umask is. */
export function makePassable(folder: string): void {
  if (existsSync(folder)) return;
  makePassable(path.dirname(folder));
  try {
    mkdirSync(folder);
    chmodSync(folder, 0o755);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

/** A fresh folder beside `target` to be filled and then renamed onto it, so that nobody ever sees half of it. */
export function folderBeside(target: string, purpose: string): string {
  removeRemains(path.dirname(target), `${path.basename(target)}.${purpose}-`);
  const folder = `${target}.${purpose}-${randomUUID()}`;
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

// A process that was killed leaves its folder behind; ten minutes are longer than any of them takes.
function removeRemains(parent: string, prefix: string): void {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    const remains = path.join(parent, name);
    const changed = statSync(remains, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - changed > OLD_MS) rmSync(remains, { recursive: true, force: true });
  }
}
