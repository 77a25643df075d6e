import { readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { newKeyring } from "./crypto.ts";

/**
 * The keyring of an installation on the embedded server: made once, kept 0600 beside the data, never
 * overwritten. Two processes that start together get the same one.
 */
export async function localKeyring(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, "hagukumi.key");
  try {
    writeFileSync(file, newKeyring(), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}
