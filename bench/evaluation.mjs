// npm run bench -- evaluation [--staff N] [--times N]: what opening a year for the whole city costs, filling its
// forms, following a re-organisation of it, looking at how far everybody is and how ratings are spread, next to the
// plainest queries on the same database.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bundle } from "./chat/bundle.mjs";

const { values } = parseArgs({
  options: { staff: { type: "string", default: "3000" }, times: { type: "string", default: "40" } },
});
const dataDir = mkdtempSync(path.join(tmpdir(), "hagukumi-bench-evaluation-"));
const programs = await bundle(["evaluation/measure"]);
try {
  const { measure } = await import(pathToFileURL(programs.file("evaluation/measure")));
  const { rows, checks } = await measure(dataDir, { staff: Number(values.staff), times: Number(values.times) });
  console.table(rows);
  for (const { what, holds } of checks) console.log(`${holds ? "ok" : "FAILED"}  ${what}`);
  if (checks.some(({ holds }) => !holds)) process.exitCode = 1;
} finally {
  programs.remove();
  rmSync(dataDir, { recursive: true, force: true });
}
