// npm run bench -- import [--rows N,N] [--people N]: what it costs to take a city's days of attendance in, in a process
// that serves meanwhile, next to a plain COPY of the same bytes into a bare table.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bundle } from "./chat/bundle.mjs";

const { values } = parseArgs({
  options: { rows: { type: "string", default: "260000,1000000" }, people: { type: "string", default: "1000" } },
});
const dataDir = mkdtempSync(path.join(tmpdir(), "hagukumi-bench-import-"));
const programs = await bundle(["import/measure", "import/taking"]);
try {
  const { measure } = await import(pathToFileURL(programs.file("import/measure")));
  const sizes = values.rows.split(",").map(Number);
  const { rows, checks } = await measure(dataDir, {
    ...{ sizes, people: Number(values.people), program: programs.file("import/taking") },
  });
  console.table(rows);
  for (const { what, holds } of checks) console.log(`${holds ? "ok" : "FAILED"}  ${what}`);
  if (checks.some(({ holds }) => !holds)) process.exitCode = 1;
} finally {
  programs.remove();
  rmSync(dataDir, { recursive: true, force: true });
}
