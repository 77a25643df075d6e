import { createHash } from "node:crypto";
import { mkdir, readdir, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileSource } from "../../../services/files/source.ts";
import { importAttendance } from "../import.ts";
import type { AttendanceSettings } from "../settings.ts";
import { letter } from "./text.ts";

export type Watch = {
  /** Files for `attendance` and `leave` are put into its folders of these names. */
  readonly folder: string;
  /** The database's own address. */
  readonly url: string;
  readonly now: () => Date;
  /** How the city's files are read. */
  readonly settings: AttendanceSettings;
  /** Tells HR; once: the same for a file that is met again after a crash. */
  readonly tell: (kind: Told, once: string) => Promise<void>;
  readonly onFault: (error: unknown) => void;
};

export type Told = "watched" | "watched-refused";

/** How often it is looked; a file that has not changed in between has come as a whole. */
const BETWEEN_MS = 10_000;
const kinds = ["attendance", "leave"] as const;

/** Takes in whatever is put into the folders, from now until it is stopped. */
export function startWatch(watch: Watch): { readonly stop: () => Promise<void> } {
  const look = createLook(watch);
  let looking = look().catch(watch.onFault);
  const ticking = setInterval(() => {
    looking = looking.then(look).catch(watch.onFault);
  }, BETWEEN_MS);
  ticking.unref();
  return {
    stop: async () => {
      clearInterval(ticking);
      await looking;
    },
  };
}

/**
 * One look at the folders. A file stays where it is until it was taken in and told of, so that nothing is lost in a
 * crash; to take it in again changes nothing, and HR is told once.
 */
export function createLook(watch: Watch): () => Promise<void> {
  let seen = new Map<string, string>();
  return async () => {
    const found = new Map<string, string>();
    for (const of of kinds) {
      const folder = join(watch.folder, of);
      for (const aside of ["done", "refused"]) await mkdir(join(folder, aside), { recursive: true });
      for (const name of await csvFiles(folder)) {
        const mark = await markOf(join(folder, name));
        if (mark === undefined) continue;
        found.set(join(folder, name), mark);
        if (seen.get(join(folder, name)) === mark) await take(watch, of, { folder, name, mark }).catch(watch.onFault);
      }
    }
    seen = found;
  };
}

const csvFiles = async (folder: string) =>
  (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && /^[^.].*\.csv$/iu.test(entry.name))
    .map(({ name }) => name)
    .toSorted();

/** Another one as soon as the file changes; undefined where another process has moved it meanwhile. */
const markOf = (path: string): Promise<string | undefined> =>
  stat(path).then(
    ({ size, mtimeMs }) => `${size}.${mtimeMs}`,
    () => undefined,
  );

type Put = { readonly folder: string; readonly name: string; readonly mark: string };

async function take(
  { url, now, settings, tell }: Watch,
  of: (typeof kinds)[number],
  { folder, name, mark }: Put,
): Promise<void> {
  const at = now();
  const path = join(folder, name);
  const taking = { of, now: at, dryRun: false, ...settings[of] };
  const { accepted, problems } = await importAttendance(url, fileSource(path), taking);
  const kept = `${at.toISOString().replace(/\D/gu, "").slice(0, 14)}-${name}`;
  if (!accepted) await writeFile(join(folder, "refused", `${kept}.txt`), letter(name, problems), { mode: 0o600 });
  const file = createHash("sha256").update(`${of}/${name}/${mark}`).digest("hex");
  await tell(accepted ? "watched" : "watched-refused", `attendance.watched:${file}`);
  await rename(path, join(folder, accepted ? "done" : "refused", kept)).catch(unlessGone);
}

/** Another process may have done the same. */
function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
