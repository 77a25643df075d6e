import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One folder of prisma/migrations. */
export type Migration = { readonly name: string; readonly sql: string };

/** This release's own migrations; beside the sources and beside the build it is the same step up. */
export const MIGRATIONS = path.join(import.meta.dirname, "../../../prisma/migrations");

/** The migrations of a folder in the order in which they apply; none when the folder is missing. */
export function readMigrations(folder: string): readonly Migration[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(path.join(folder, name, "migration.sql"), "utf8") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The checksum that `prisma migrate` keeps: SHA-256 of the file, in hex. */
export const checksum = (sql: string): string => createHash("sha256").update(sql).digest("hex");

/** Whether a kept checksum is the file's; like Prisma, whichever line ends git gave the file. */
export function isUnedited({ sql }: Migration, kept: string): boolean {
  const unix = sql.replaceAll("\r\n", "\n");
  return [sql, unix, unix.replaceAll("\n", "\r\n")].some((text) => checksum(text) === kept);
}
