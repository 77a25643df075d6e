// npm run bench -- teams [--only …] …: how long Teams waits for an answer, next to a bare botbuilder bot, and a morning
// on which everybody is nudged; `--help` says what there is.
import { main } from "./chat/main.mjs";
import { checksOf } from "./teams/checks.mjs";
import { invoke } from "./teams/invokes.mjs";
import { nudge } from "./teams/nudges.mjs";
import { openStage } from "./teams/stage.mjs";
import { tablesOf } from "./teams/tables.mjs";

const parts = { invokes: invoke, nudges: (stage, _, progress) => nudge(stage, progress) };
const numbers = { times: "3", seconds: "20", staff: "700" };
const help = `npm run bench -- teams

Signed invokes over HTTP to a bare botbuilder bot and to ours, each in a process of its own on a PostgreSQL of the
bench's own; then a nudge to everybody, past a Teams that asks for patience, fails, and is blocked by some.

  --only PART      one of ${Object.keys(parts).join(", ")}
  --times N        rounds of invokes, each from new processes on; default 3
  --seconds N      at 30 invokes a second; default 20
  --staff N        how many work in the city hall, and are nudged; default 700
  --profile DIR    also writes a processor profile of each process
  --json FILE      also writes what was measured
  --readme         also writes the tables into README.md
  --date DATE      the day the tables state; default: today
`;

await main({ name: "teams", help, numbers, parts, openStage, checksOf, tablesOf }, process.argv.slice(2));
