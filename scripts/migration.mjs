// Writes the next migration from prisma/schema.prisma: node scripts/migration.mjs <name>
// Prisma replays all migrations on databases of its own to do so. Without DATABASE_URL this lends it a server for that
// long; with it, that server is used, by a role that may create databases.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "./fingerprint.mjs";
import { runNode } from "./run.mjs";
import "./ensure-built.mjs";

const PRISMA = path.join(ROOT, "node_modules/prisma/build/index.js");
// An engine that dies lets Prisma end with exit code 0 and nothing done; only these words mean that it answered.
// Its WebAssembly build does die so on PostgreSQL 18 once there is a table (github.com/prisma/orm/issues/29635).
const ANSWERED = /migration\(s\) have been created|Already in sync/;

const name = process.argv[2];
if (name) await write(name).catch(fail);
else fail(new Error("使い方: node scripts/migration.mjs 名前（英小文字と _）(Usage: a name.)"), 2);

async function write(migration) {
  const given = process.env.DATABASE_URL;
  await (given ? migrateDev(migration, given) : withServer((url) => migrateDev(migration, url)));
}

async function migrateDev(migration, url) {
  await bringUpToDate(url);
  const said = await runNode([PRISMA, "migrate", "dev", "--name", migration], { DATABASE_URL: url });
  console.log(said);
  if (ANSWERED.test(said)) return;
  throw new Error(
    "Prisma が答えずに終わり、移行は作られていません。DATABASE_URL に PostgreSQL 14〜17 の空のデータベース（作成権限のある利用者）を指定して、もう一度実行してください。(No migration was written.)",
  );
}

// Prisma's WebAssembly engine cannot apply old migrations and write a new one in the same go.
async function bringUpToDate(databaseUrl) {
  const { openDatabase } = await import("../dist/services/database/database.js");
  const database = await openDatabase({ databaseUrl, dataDir: "", onNote: console.error });
  await database.close();
}

async function withServer(work) {
  const { openEmbedded } = await import("../dist/services/database/embedded/embedded.js");
  const { superuserUrl } = await import("../dist/services/database/embedded/application.js");
  const folder = mkdtempSync(path.join(tmpdir(), "hagukumi-migration-"));
  // Run by root, the server works as somebody else, who must get in.
  chmodSync(folder, 0o711);
  const dataDir = path.join(folder, "postgres");
  const server = await openEmbedded({ dataDir });
  try {
    await work(superuserUrl(dataDir, server.port).replace("/postgres?", "/hagukumi?"));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function fail(error, code = 1) {
  console.error(error.message);
  process.exitCode = code;
}
