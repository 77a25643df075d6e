// npm run bench -- weekly [--staff N,N,…] [--cards N]: a Monday of a whole city in a real database: the nudging jobs and
// the weekly cards of everybody who leads, as the product runs them; then what drawing one card takes.
import { parseArgs } from "node:util";
import { measured } from "./measured/measured.mjs";

const { values } = parseArgs({
  options: { staff: { type: "string", default: "700,3000,30000" }, cards: { type: "string", default: "200" } },
});
const sizes = values.staff.split(",").map(Number);
await measured("weekly", (measure, dataDir) => measure(dataDir, { sizes, cards: Number(values.cards) }));
