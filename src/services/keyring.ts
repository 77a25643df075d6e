import { readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { newKeyring } from "./crypto.ts";

/**
 * The keyring of an installation on the embedded server: made once, kept 0600 beside the data, never
 * overwritten. Two processes that start together get the same one. Throws a KeyringProblem when it may not be used.
 */
export async function localKeyring(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, "hagukumi.key");
  try {
    writeFileSync(file, newKeyring(), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw unusable(file, error);
  }
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw unusable(file, error);
  }
}

const unusable = (file: string, error: unknown) =>
  new KeyringProblem(
    `鍵のファイル ${file} を使えません（${codeOf(error)}）。別のアカウント（rootなど）で動かしたときに作られたものなら、そのフォルダーを、はぐくみを動かすアカウントのものにしてください（chown -R）。`,
  );

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code);

/** The key cannot be used; one sentence that says what to do. */
export class KeyringProblem extends Error {
  override readonly name = "KeyringProblem";
}
