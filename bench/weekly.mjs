// npm run bench -- weekly [--staff N,N,…] [--cards N]: a Monday of a whole city in a real database: the nudging jobs and
// the weekly cards of everybody who leads, as the product runs them; then what drawing one card takes.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bundle } from "./chat/bundle.mjs";

const { values } = parseArgs({
  options: { staff: { type: "string", default: "700,3000,30000" }, cards: { type: "string", default: "200" } },
});
const sizes = values.staff.split(",").map(Number);
const dataDir = mkdtempSync(path.join(tmpdir(), "hagukumi-bench-weekly-"));
const programs = await bundle(["weekly/measure"]);
try {
  const { measure } = await import(pathToFileURL(programs.file("weekly/measure")));
  const { rows, checks } = await measure(dataDir, { sizes, cards: Number(values.cards) });
  console.table(rows);
  for (const { what, holds } of checks) console.log(`${holds ? "ok" : "FAILED"}  ${what}`);
  if (checks.some(({ holds }) => !holds)) process.exitCode = 1;
} finally {
  programs.remove();
  rmSync(dataDir, { recursive: true, force: true });
}
