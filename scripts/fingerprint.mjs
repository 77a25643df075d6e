// What a build was made from, so that a later start can tell whether it still fits.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

export const ROOT = path.join(import.meta.dirname, "..");
export const STAMP = path.join(ROOT, "dist/.built");
export const CLIENT = path.join(ROOT, "src/services/database/generated");

const SOURCES = ["package.json", "tsconfig.json", "tsconfig.build.json", "prisma/schema.prisma", "scripts", "src"];

/** SHA-256 over names and contents of files and folders, in hex; what Prisma generates is left out. */
export function fingerprint(names = SOURCES) {
  const hash = createHash("sha256");
  for (const file of names.flatMap((name) => filesIn(path.join(ROOT, name))).sort()) {
    hash
      .update(`${path.relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

/** The text of a stamp, or an empty one when there is none. */
export const readStamp = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");

function filesIn(name) {
  if (!existsSync(name) || name === CLIENT) return [];
  if (!statSync(name).isDirectory()) return [name];
  return readdirSync(name).flatMap((entry) => filesIn(path.join(name, entry)));
}
