// npm run bench -- foresight [--staff N] [--seed N] [--file CSV [--absent zero|missing]]: how near the likely end of a
// month comes to what it then is, next to "the same as last month" and to a straight line, in a made-up city
// (bench/foresight/city.ts) or in a city's own rows `person,day,minutes`.
import { parseArgs } from "node:util";
import { measured } from "./measured/measured.mjs";

const { values } = parseArgs({
  options: {
    staff: { type: "string", default: "700" },
    seed: { type: "string", default: "20260401" },
    file: { type: "string" },
    absent: { type: "string", default: "missing" },
  },
});
await measured("foresight", async (measure) => {
  const { people, ms, ...found } = await measure({ ...values, staff: Number(values.staff), seed: Number(values.seed) });
  console.log(`${people} people, ${Math.round(ms / 1000)} s`);
  console.log("MAE in hours. Of those not over 45 h yet: precision/recall in per cent of saying that they will be.");
  return found;
});
