import { chmodSync, existsSync, lstatSync, mkdtempSync, readdirSync, realpathSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestProject } from "vitest/node";
import { connect } from "../../src/services/database/connect.ts";
import { superuserUrl } from "../../src/services/database/embedded/application.ts";
import { type Embedded, openEmbedded } from "../../src/services/database/embedded/embedded.ts";
import { isServerOf, readPidFile } from "../../src/services/database/embedded/pid-file.ts";
import { migrate } from "../../src/services/database/migrate.ts";
import { MIGRATIONS, readMigrations } from "../../src/services/database/migrations.ts";

// One PostgreSQL for the whole run, with one migrated database that each test file gets a copy of.

declare module "vitest" {
  interface ProvidedContext {
    /** The run's server: as its superuser, and as the role that the product uses. */
    readonly server: { readonly superuser: string; readonly application: string };
  }
}

const PREFIX = "hagukumi-test-";
const ROOM = 512 * 1024 * 1024;
// Nothing here has to survive a power cut.
const FAST = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

let server: Embedded | undefined;
let folder: string | undefined;

export async function setup(project: TestProject): Promise<void> {
  for (const base of bases()) removeLeftOvers(base);
  folder = newFolder();
  const dataDir = join(folder, "postgres");
  server = await openEmbedded({ dataDir, settings: FAST });
  await makeTemplate(server.url);
  project.provide("server", { superuser: superuserUrl(dataDir, server.port), application: server.url });
}

export async function teardown(): Promise<void> {
  await server?.stop();
  if (folder) remove(folder);
}

// In memory where there is room (containers often have 64 MB), because copying a database is mostly writing files.
const bases = (): readonly string[] => [...(roomy("/dev/shm") ? ["/dev/shm"] : []), tmpdir()];

function roomy(base: string): boolean {
  if (!existsSync(base)) return false;
  const { bavail, bsize } = statfsSync(base);
  return bavail * bsize > ROOM;
}

function newFolder(): string {
  const [base = tmpdir()] = bases();
  const made = mkdtempSync(join(base, `${PREFIX}${process.pid}-`));
  // Run by root, the server works as somebody else, who must get in.
  chmodSync(made, 0o711);
  return made;
}

async function makeTemplate(url: string): Promise<void> {
  const client = await connect(url);
  await migrate(client, readMigrations(MIGRATIONS));
  await client.end();
}

// A run that was killed leaves its server and its folder, named after its process.
function removeLeftOvers(base: string): void {
  for (const name of readdirSync(base).filter((entry) => entry.startsWith(PREFIX))) {
    if (!isAlive(Number(name.slice(PREFIX.length).split("-")[0]))) removeLeftOver(join(base, name));
  }
}

function removeLeftOver(left: string): void {
  try {
    const dataDir = realpathSync(join(left, "postgres"));
    const pid = readPidFile(dataDir)?.pid;
    if (pid !== undefined && isServerOf(dataDir, pid)) process.kill(pid, "SIGQUIT");
  } catch {
    // It never got as far as data, or it is another user's.
  }
  remove(left);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function remove(target: string): void {
  try {
    const data = join(target, "postgres");
    // Under a temporary folder that only root can enter there is but a link to the data.
    const outside = existsSync(data) && lstatSync(data).isSymbolicLink() ? [dirname(realpathSync(data))] : [];
    for (const each of [...outside, target]) rmSync(each, { recursive: true, force: true, maxRetries: 5 });
  } catch {
    // Another user's; theirs to remove.
  }
}
