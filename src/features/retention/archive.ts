import { randomBytes } from "node:crypto";
import { access, constants, type FileHandle, mkdir, open, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Crypto } from "../../services/crypto.ts";

export const archiveFolder = (dataDir: string): string => join(dataDir, "archive");

/** Whether files can be written into a data folder, which is made where it is missing. */
export const isWritable = (dataDir: string): Promise<boolean> =>
  mkdir(dataDir, { recursive: true })
    .then(() => access(dataDir, constants.W_OK))
    .then(
      () => true,
      () => false,
    );

/** A record as it leaves the database. */
export type Archived = { readonly table: string; readonly row: Readonly<Record<string, unknown>> };

/** A file of records, made when the first one comes. */
export type Archive = {
  /** The records are on the disk when this resolves, and only then may they be deleted. */
  readonly add: (records: readonly Archived[]) => Promise<void>;
  /** Ends the file, so that its reader can tell that nothing is missing. */
  readonly finish: () => Promise<void>;
  /** Takes the file back: the records stay in the database. */
  readonly discard: () => Promise<void>;
};

/**
 * A new file in `folder`, named after a day. Each line is sealed and bound to its place in this file, so that lines can
 * be neither read nor moved; none is ever written over an older file.
 */
export function createArchive(folder: string, day: string, crypto: Pick<Crypto, "seal">): Archive {
  const file = join(folder, `${day}-${randomBytes(4).toString("hex")}.jsonl.sealed`);
  let handle: FileHandle | undefined;
  let lines = 0;
  const write = async (texts: readonly string[]) => {
    handle ??= await begin(folder, file);
    const sealed = texts.map((text) => `${base64(crypto.seal(text, placeOf(file, lines++)))}\n`);
    await handle.appendFile(sealed.join(""));
    await handle.sync();
  };
  const close = async () => {
    await handle?.close();
    handle = undefined;
  };
  return {
    add: async (records) => {
      if (records.length > 0) await write(records.map((record) => JSON.stringify(record)));
    },
    finish: async () => {
      if (lines > 0) await write([JSON.stringify({ end: lines })]);
      await close();
    },
    discard: async () => {
      await close();
      if (lines > 0) await rm(file, { force: true });
    },
  };
}

/** The records of an archive. Throws where the key is gone, or a line was changed or is missing. */
export async function readArchive(file: string, crypto: Pick<Crypto, "open">): Promise<readonly Archived[]> {
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
  const read = lines.map((line, at) => JSON.parse(crypto.open(Buffer.from(line, "base64"), placeOf(file, at))));
  const records = read.slice(0, -1);
  if (read.at(-1)?.end !== records.length) throw new Error(`${basename(file)} has no end`);
  return records;
}

const placeOf = (file: string, line: number) => `archive:${basename(file)}:${line}`;
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

async function begin(folder: string, file: string): Promise<FileHandle> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const handle = await open(file, "wx", 0o600);
  await syncFolder(folder);
  return handle;
}

/** Without it a power cut can lose the name of a file whose content is on the disk. Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
