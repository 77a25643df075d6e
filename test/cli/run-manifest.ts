import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommanderError } from "commander";
import { vi } from "vitest";
import { manifestCommand } from "../../src/cli/manifest.ts";

export const root = join(import.meta.dirname, "..", "..");
export const folder = join(root, "manifests");
export const city = "https://hagukumi.city.example";

type Given = { readonly publicUrl?: string; readonly from?: string };

/** Runs `manifest <chat> …` as the program would: what it wrote, and its exit code. */
export async function runManifest(chat: "slack" | "teams", words: readonly string[], given: Given = {}) {
  const written = { out: "", err: "" };
  const keep = (to: "out" | "err") => (text: string | Uint8Array) => {
    written[to] += text;
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(keep("out"));
  vi.spyOn(process.stderr, "write").mockImplementation(keep("err"));
  const command = manifestCommand({ folder: given.from ?? folder, publicUrl: () => given.publicUrl });
  for (const each of [command, ...command.commands]) each.exitOverride();
  process.exitCode = undefined;
  const code = await command.parseAsync(["node", "manifest", chat, ...words]).then(
    () => process.exitCode,
    (error) => (error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : Promise.reject(error)),
  );
  return { ...written, code };
}

/** A copy of the manifests in which one file, such as `slack/manifest.json`, was edited. */
export async function editedManifests(file: string, edit: (words: string) => string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "hagukumi-manifests-"));
  await cp(folder, copy, { recursive: true });
  await writeFile(join(copy, file), edit(await readFile(join(copy, file), "utf8")));
  return copy;
}
