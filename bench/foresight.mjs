// npm run bench -- foresight [--staff N] [--seed N] [--file CSV [--absent zero|missing]]: how near the likely end of a
// month comes to what it then is, next to "the same as last month" and to a straight line, in a made-up city
// (bench/foresight/city.ts) or in a city's own rows `person,day,minutes`.
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bundle } from "./chat/bundle.mjs";

const { values } = parseArgs({
  options: {
    staff: { type: "string", default: "700" },
    seed: { type: "string", default: "20260401" },
    file: { type: "string" },
    absent: { type: "string", default: "missing" },
  },
});
const programs = await bundle(["foresight/measure"]);
try {
  const { measure } = await import(pathToFileURL(programs.file("foresight/measure")));
  const options = { ...values, staff: Number(values.staff), seed: Number(values.seed) };
  const { rows, checks, people, ms } = await measure(options);
  console.log(`${people} people, ${Math.round(ms / 1000)} s`);
  console.table(rows);
  console.log("MAE in hours. Of those not over 45 h yet: precision/recall in per cent of saying that they will be.");
  for (const { what, holds } of checks) console.log(`${holds ? "ok" : "FAILED"}  ${what}`);
  if (checks.some(({ holds }) => !holds)) process.exitCode = 1;
} finally {
  programs.remove();
}
