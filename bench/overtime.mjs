// npm run bench -- overtime [--staff N]: what a morning's limits, health, foresight and nudges cost for a whole city,
// next to a tenth of it. Memory only: what the database adds is the job's to measure.
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bundle } from "./chat/bundle.mjs";

const { values } = parseArgs({ options: { staff: { type: "string", default: "30000" } } });
const programs = await bundle(["overtime/measure"]);
try {
  const { measure } = await import(pathToFileURL(programs.file("overtime/measure")));
  const { rows, checks } = await measure(Number(values.staff));
  console.table(rows);
  for (const { what, holds } of checks) console.log(`${holds ? "ok" : "FAILED"}  ${what}`);
  if (checks.some(({ holds }) => !holds)) process.exitCode = 1;
} finally {
  programs.remove();
}
