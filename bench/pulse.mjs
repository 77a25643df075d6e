// npm run bench -- pulse [--staff N] [--minutes N]: everybody of a city answers a survey, once as fast as eight at a time
// can and once spread over so many minutes, while reminders are written; next to a plain insert on the same database.
import { parseArgs } from "node:util";
import { measured } from "./measured/measured.mjs";

const { values } = parseArgs({
  options: { staff: { type: "string", default: "2000" }, minutes: { type: "string", default: "10" } },
});
await measured("pulse", (measure, dataDir) =>
  measure(dataDir, { staff: Number(values.staff), minutes: Number(values.minutes) }),
);
