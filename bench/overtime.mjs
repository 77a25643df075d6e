// npm run bench -- overtime [--staff N]: what a morning's limits, health, foresight and nudges cost for a whole city,
// next to a tenth of it. Memory only: what the database adds is the job's to measure.
import { parseArgs } from "node:util";
import { measured } from "./measured/measured.mjs";

const { values } = parseArgs({ options: { staff: { type: "string", default: "30000" } } });
await measured("overtime", (measure) => measure(Number(values.staff)));
