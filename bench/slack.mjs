// npm run bench -- slack [--only …] …: what an acknowledgement costs next to Bolt alone, and a morning on which
// everybody is nudged; `--help` says what there is.
import { writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { machine, plainText } from "./retrieval/table.mjs";
import { acknowledge } from "./slack/acknowledge.mjs";
import { checksOf } from "./slack/checks.mjs";
import { nudge } from "./slack/nudges.mjs";
import { writeReadme } from "./slack/readme.mjs";
import { openStage } from "./slack/stage.mjs";
import { tablesOf } from "./slack/tables.mjs";

const parts = ["acknowledge", "nudges"];
const help = `npm run bench -- slack

Signed requests over HTTP to Bolt alone, to Bolt with one insert, and to ours, each in a process of its own on a
PostgreSQL of the bench's own; then a nudge to everybody, past a Slack that asks for patience.

  --only PART      one of ${parts.join(", ")}
  --times N        rounds, each from new processes on; default 3
  --seconds N      at 30 requests a second; default 20
  --requests N     as fast as they are answered, over 16 connections; default 3000
  --staff N        how many work in the city hall, and are nudged; default 700
  --profile DIR    also writes a processor profile of each process
  --json FILE      also writes what was measured
  --readme         also writes the tables into README.md
  --date DATE      the day the tables state; default: today
`;

class Misuse extends Error {}

function optionsOf(args) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: "string" },
      times: { type: "string", default: "3" },
      seconds: { type: "string", default: "20" },
      requests: { type: "string", default: "3000" },
      staff: { type: "string", default: "700" },
      profile: { type: "string" },
      json: { type: "string" },
      readme: { type: "boolean" },
      date: { type: "string", default: new Date().toISOString().slice(0, 10) },
      help: { type: "boolean" },
    },
  });
  if (values.only !== undefined && !parts.includes(values.only))
    throw new Misuse(`--only ${values.only}: the parts are ${parts.join(", ")}.`);
  const numbers = {};
  for (const name of ["times", "seconds", "requests", "staff"]) {
    if (!/^[1-9]\d{0,5}$/u.test(values[name]))
      throw new Misuse(`--${name} ${values[name]}: a whole number from 1 on is needed.`);
    numbers[name] = Number(values[name]);
  }
  return { ...values, ...numbers, does: (part) => values.only === undefined || values.only === part };
}

function progress(words) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${words}`);
}

async function main(args) {
  const options = optionsOf(args);
  if (options.help) return console.log(help);
  const [loadAtStart] = loadavg();
  const stage = await openStage(options);
  const measured = {};
  try {
    if (options.does("acknowledge")) measured.acknowledge = await acknowledge(stage, options, progress);
    if (options.does("nudges")) measured.nudges = await nudge(stage, progress);
  } finally {
    progress("");
    await stage.close();
  }
  // Well above 1: others were at work on the machine, and the times are too long.
  const load = `load average ${loadAtStart.toFixed(1)} at the start, ${loadavg()[0].toFixed(1)} at the end`;
  const report = {
    // Where the JSON went is nobody's matter.
    command: ["npm run bench -- slack", ...args].join(" ").replace(/ --json[ =]\S+/u, ""),
    machine: `${machine()}; ${load}`,
    date: options.date,
    ...measured,
    checks: checksOf(measured),
  };
  const tables = tablesOf(measured);
  console.log(plainText({ ...report, tables }));
  if (options.json) await writeFile(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
  if (options.readme) await writeReadme({ ...report, tables });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Misuse) && !error.code?.startsWith("ERR_PARSE_ARGS")) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
