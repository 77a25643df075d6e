import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";

/**
 * Builds bench/NAME/measure.ts and the other programs it runs, has it measured in a folder of its own that goes away,
 * and shows what came of it.
 */
export async function measured(name, measuring, others = []) {
  const dataDir = mkdtempSync(path.join(tmpdir(), `hagukumi-bench-${name}-`));
  const programs = await bundle([`${name}/measure`, ...others]);
  try {
    const { measure } = await import(pathToFileURL(programs.file(`${name}/measure`)));
    const { rows, checks } = await measuring(measure, dataDir, programs.file);
    console.table(rows);
    for (const { what, holds } of checks) console.log(`${holds ? "ok" : "FAILED"}  ${what}`);
    if (checks.some(({ holds }) => !holds)) process.exitCode = 1;
  } finally {
    programs.remove();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
