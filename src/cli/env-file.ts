import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { ConfigProblem } from "../config.ts";

/**
 * Fills in from a file what the environment does not say already; nothing where there is no such file.
 * Throws a ConfigProblem when it is there and may not be read.
 */
export function fillIn(env: NodeJS.ProcessEnv, file: string): void {
  for (const [name, value] of Object.entries(parseEnv(read(file)))) env[name] ??= value;
}

function read(file: string): string {
  try {
    // An editor of Windows may put a mark before the first line.
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return "";
    throw new ConfigProblem([
      `${file} を読めません（${code}）。はぐくみを動かしているアカウントが読めるようにしてください（例：chown でそのアカウントのものにし、chmod 600）。`,
    ]);
  }
}
