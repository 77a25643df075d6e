// src to dist: types are taken off here, and checked by `npm run check`.
import { chmodSync, existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./fingerprint.mjs";
import { runNode } from "./run.mjs";

const DIST = path.join(ROOT, "dist");
const CLI = path.join(DIST, "cli.js");
const BINARIES = path.join(DIST, "services/database/embedded/binaries.js");

export async function buildCode() {
  // Without the development dependencies there are no types to check against.
  await runNode([path.join(ROOT, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json", "--noCheck"]);
  removeOrphans();
  if (existsSync(CLI)) chmodSync(CLI, 0o755);
}

/** npm leaves links out of packages, and the package's own install script may be switched off. */
export async function restoreLibraryLinks() {
  if (!existsSync(BINARIES)) return;
  const { hydrateLinks, packagedFolder } = await import(pathToFileURL(BINARIES).href);
  hydrateLinks(packagedFolder());
}

// A file that was renamed or deleted in src must not live on in dist. The page has no counterparts there.
function removeOrphans() {
  const page = path.join(DIST, "platforms/web/page");
  for (const entry of readdirSync(DIST, { recursive: true })) {
    const file = path.join(DIST, entry);
    const source = path.join(ROOT, "src", entry.replace(/\.js(\.map)?$/, ""));
    if (!/\.js(\.map)?$/.test(entry) || file.startsWith(page)) continue;
    if (!existsSync(`${source}.ts`) && !existsSync(`${source}.tsx`)) rmSync(file);
  }
}
