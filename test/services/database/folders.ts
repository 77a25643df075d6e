import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { afterAll } from "vitest";

export const isRoot = process.getuid?.() === 0;

const BUNDLE = { bundle: true, platform: "node", format: "esm", packages: "external" } as const;
const ROOT = join(import.meta.dirname, "../../..");

// Registered here, because inside a test vitest takes no afterAll.
const made: string[] = [];
afterAll(() => {
  for (const folder of made) {
    removeData(join(folder, "postgres"));
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A folder for data with the given rights, removed when the test file is over, also where it only links to data. */
export function folderFor(rights: number, owner?: number): string {
  // Named so that the next run removes it, and its server, should this one be killed (test/support/global-setup.ts).
  const folder = mkdtempSync(join(tmpdir(), `hagukumi-test-${process.pid}-`));
  made.push(folder);
  chmodSync(folder, rights);
  if (owner !== undefined) chownSync(folder, owner, owner);
  return folder;
}

function removeData(dataDir: string): void {
  try {
    const real = realpathSync(dataDir);
    rmSync(real === dataDir ? dataDir : dirname(real), { recursive: true, force: true });
  } catch {
    // Nothing was made there.
  }
}

/** The id of an account that every system has and that is not root. */
export function nobody(): number {
  const line = readFileSync("/etc/passwd", "utf8").match(/^nobody:[^:]*:(\d+):/m);
  return Number(line?.[1]);
}

/** Builds the opener (another process to open data with) and returns its file, readable by everyone. */
export async function buildOpener(): Promise<string> {
  // Inside the project, so that it finds the packages.
  const file = join(ROOT, "node_modules/.hagukumi/opener.mjs");
  const entryPoints = [join(import.meta.dirname, "opener.ts")];
  const { outputFiles } = await build({ ...BUNDLE, entryPoints, write: false });
  mkdirSync(dirname(file), { recursive: true });
  // Several test files make it at once, and nobody may read half of it.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, outputFiles[0]?.contents ?? "", { mode: 0o644 });
  renameSync(own, file);
  return file;
}

export type Opener = { readonly child: ChildProcess; readonly says: (word: string) => Promise<string> };

/** Opens data in another process, as another user if one is given; `says` waits for a line that starts so. */
export function startOpener(file: string, dataDir: string, user?: number): Opener {
  const as = user === undefined ? {} : { uid: user, gid: user };
  const child = spawn(process.execPath, [file, dataDir], { ...as, cwd: "/", stdio: ["pipe", "pipe", "inherit"] });
  let heard = "";
  child.stdout.on("data", (chunk) => {
    heard += chunk;
  });
  const says = (word: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const line = heard.split("\n").find((text) => text.startsWith(word));
        if (line) resolve(line.slice(word.length + 1));
      };
      child.stdout.on("data", look);
      child.once("close", () => reject(new Error(`the opener ended: ${heard}`)));
      look();
    });
  return { child, says };
}
