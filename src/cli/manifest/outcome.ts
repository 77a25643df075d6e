import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ManifestProblem } from "./problem.ts";

/** file: where it was written; undefined where the manifest is printed instead. */
export type Made = { readonly manifest: object; readonly file?: string };

export const pretty = (manifest: object) => `${JSON.stringify(manifest, null, 2)}\n`;

/** The folder is made where it is missing. Rejects as `writeFile` does. */
export async function writeInto(file: string, content: string | Uint8Array): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

/** A refusal comes back as the sentence to say. */
export async function making(out: string | undefined, make: () => Promise<Made | string>): Promise<Made | string> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof ManifestProblem) return error.message;
    if ((error as NodeJS.ErrnoException).code)
      return `${out} に書き込めません。フォルダーの名前と書き込みの許可を確かめてください。`;
    throw error;
  }
}

/** Says what came of it and sets the exit code: 0 made, 1 refused. next: what to do with it. */
export function tell(result: Made | string, json: true | undefined, next: string): void {
  if (json) process.stdout.write(jsonLine(result));
  else if (typeof result === "string") process.stderr.write(`${result}\n`);
  else tellPerson(result, next);
  process.exitCode = typeof result === "string" ? 1 : 0;
}

const jsonLine = (result: Made | string) =>
  `${JSON.stringify(typeof result === "string" ? { accepted: false, message: result } : { accepted: true, ...result })}\n`;

function tellPerson({ manifest, file }: Made, next: string): void {
  process.stdout.write(file === undefined ? pretty(manifest) : `${file} に書き込みました。\n`);
  process.stderr.write(`${next}\n`);
}
