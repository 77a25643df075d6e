// npm run bench -- import [--rows N,N] [--people N]: what it costs to take a city's days of attendance in, in a process
// that serves meanwhile, next to a plain COPY of the same bytes into a bare table.
import { parseArgs } from "node:util";
import { measured } from "./measured/measured.mjs";

const { values } = parseArgs({
  options: { rows: { type: "string", default: "260000,1000000" }, people: { type: "string", default: "1000" } },
});
const sizes = values.rows.split(",").map(Number);
const people = Number(values.people);
await measured(
  "import",
  (measure, dataDir, programOf) => measure(dataDir, { sizes, people, program: programOf("import/taking") }),
  ["import/taking"],
);
