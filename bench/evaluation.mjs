// npm run bench -- evaluation [--staff N] [--times N]: what opening a year for the whole city costs, filling its
// forms, following a re-organisation of it, looking at how far everybody is and how ratings are spread, next to the
// plainest queries on the same database.
import { parseArgs } from "node:util";
import { measured } from "./measured/measured.mjs";

const { values } = parseArgs({
  options: { staff: { type: "string", default: "3000" }, times: { type: "string", default: "40" } },
});
await measured("evaluation", (measure, dataDir) =>
  measure(dataDir, { staff: Number(values.staff), times: Number(values.times) }),
);
