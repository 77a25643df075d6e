// npm run bench -- slack [--only …] …: what an acknowledgement costs next to Bolt alone, and a morning on which
// everybody is nudged; `--help` says what there is.
import { main } from "./chat/main.mjs";
import { acknowledge } from "./slack/acknowledge.mjs";
import { checksOf } from "./slack/checks.mjs";
import { nudge } from "./slack/nudges.mjs";
import { openStage } from "./slack/stage.mjs";
import { tablesOf } from "./slack/tables.mjs";

const parts = { acknowledge, nudges: (stage, _, progress) => nudge(stage, progress) };
const numbers = { times: "3", seconds: "20", requests: "3000", staff: "700" };
const help = `npm run bench -- slack

Signed requests over HTTP to Bolt alone, to Bolt with one insert, and to ours, each in a process of its own on a
PostgreSQL of the bench's own; then a nudge to everybody, past a Slack that asks for patience.

  --only PART      one of ${Object.keys(parts).join(", ")}
  --times N        rounds, each from new processes on; default 3
  --seconds N      at 30 requests a second; default 20
  --requests N     as fast as they are answered, over 16 connections; default 3000
  --staff N        how many work in the city hall, and are nudged; default 700
  --profile DIR    also writes a processor profile of each process
  --json FILE      also writes what was measured
  --readme         also writes the tables into README.md
  --date DATE      the day the tables state; default: today
`;

await main({ name: "slack", help, numbers, parts, openStage, checksOf, tablesOf }, process.argv.slice(2));
