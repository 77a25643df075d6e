// npm run bench -- pulse [--staff N] [--minutes N]: everybody of a city answers a survey, once as fast as eight at a time
// can and once spread over so many minutes, while reminders are written; next to a plain insert on the same database.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bundle } from "./chat/bundle.mjs";

const { values } = parseArgs({
  options: { staff: { type: "string", default: "2000" }, minutes: { type: "string", default: "10" } },
});
const dataDir = mkdtempSync(path.join(tmpdir(), "hagukumi-bench-pulse-"));
const programs = await bundle(["pulse/measure"]);
try {
  const { measure } = await import(pathToFileURL(programs.file("pulse/measure")));
  const { rows, checks } = await measure(dataDir, { staff: Number(values.staff), minutes: Number(values.minutes) });
  console.table(rows);
  for (const { what, holds } of checks) console.log(`${holds ? "ok" : "FAILED"}  ${what}`);
  if (checks.some(({ holds }) => !holds)) process.exitCode = 1;
} finally {
  programs.remove();
  rmSync(dataDir, { recursive: true, force: true });
}
