// The database client that Prisma generates from prisma/schema.prisma.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { CLIENT, fingerprint, ROOT, readStamp } from "./fingerprint.mjs";
import { runNode } from "./run.mjs";

const STAMP = path.join(CLIENT, ".built");

export async function buildClient() {
  const from = fingerprint(["prisma/schema.prisma", "node_modules/prisma/package.json"]);
  if (readStamp(STAMP) === from) return;
  await runNode([path.join(ROOT, "node_modules/prisma/build/index.js"), "generate", "--no-hints"], {
    // Prisma downloads an engine before any command, although generating uses none; any file that exists stops it.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  });
  writeFileSync(STAMP, from);
}
