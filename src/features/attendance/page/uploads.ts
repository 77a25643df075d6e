import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileSource, type Source } from "../../../services/files/source.ts";

/** Files that HR gave and has not yet decided about; readable by nobody but this program, and gone after a day. */
export type Uploads = {
  /** Keeps the bytes, and gives the name under which they are found. */
  readonly keep: (bytes: AsyncIterable<Uint8Array>) => Promise<string>;
  /** undefined: it was taken in, given up, or is too old. */
  readonly find: (id: string) => Promise<Source | undefined>;
  readonly drop: (id: string) => Promise<void>;
  readonly dropOld: (now: Date) => Promise<void>;
};

/** Names come back from outside: nothing else may become a path. */
const isName = (id: string) => /^[0-9a-f-]{36}$/u.test(id);
const A_DAY = 86_400_000;

export function createUploads(folder: string): Uploads {
  const pathOf = (id: string) => join(folder, `${id}.csv`);
  const drop = async (id: string) => {
    if (isName(id)) await rm(pathOf(id), { force: true });
  };
  const dropOld = async (now: Date) => {
    for (const name of await readdir(folder).catch(() => [])) {
      const found = await stat(join(folder, name)).catch(() => undefined);
      if (found && now.getTime() - found.mtimeMs > A_DAY) await rm(join(folder, name), { force: true });
    }
  };
  return {
    keep: async (bytes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const id = randomUUID();
      try {
        await pipeline(bytes, createWriteStream(pathOf(id), { mode: 0o600, flags: "wx" }));
      } catch (error) {
        await drop(id);
        throw error;
      }
      return id;
    },
    find: async (id) => {
      if (!isName(id)) return undefined;
      const found = await stat(pathOf(id)).catch(() => undefined);
      return found?.isFile() ? fileSource(pathOf(id)) : undefined;
    },
    drop,
    dropOld,
  };
}
