// The command of a chat's bench: its options, its parts one after another, and what is said of them in the end.
import { writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { machine, plainText } from "../retrieval/table.mjs";
import { writeReadme } from "./readme.mjs";

class Misuse extends Error {}

function optionsOf(args, parts, numbers) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: "string" },
      ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, { type: "string", default: value }])),
      profile: { type: "string" },
      json: { type: "string" },
      readme: { type: "boolean" },
      date: { type: "string", default: new Date().toISOString().slice(0, 10) },
      help: { type: "boolean" },
    },
  });
  if (values.only !== undefined && !parts.includes(values.only))
    throw new Misuse(`--only ${values.only}: the parts are ${parts.join(", ")}.`);
  return { ...values, ...numbersIn(values, Object.keys(numbers)) };
}

function numbersIn(values, names) {
  const wrong = names.find((name) => !/^[1-9]\d{0,5}$/u.test(values[name]));
  if (wrong !== undefined) throw new Misuse(`--${wrong} ${values[wrong]}: a whole number from 1 on is needed.`);
  return Object.fromEntries(names.map((name) => [name, Number(values[name])]));
}

function progress(words) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${words}`);
}

/** parts: by name, each given the stage, the options and a way to say how far it is. */
async function measure(openStage, parts, options) {
  const stage = await openStage(options);
  const measured = {};
  try {
    for (const [name, part] of Object.entries(parts))
      if (options.only === undefined || options.only === name) measured[name] = await part(stage, options, progress);
  } finally {
    progress("");
    await stage.close();
  }
  return measured;
}

async function run({ name, help, numbers, parts, openStage, checksOf, tablesOf }, args) {
  const options = optionsOf(args, Object.keys(parts), numbers);
  if (options.help) return console.log(help);
  const [loadAtStart] = loadavg();
  const measured = await measure(openStage, parts, options);
  // Well above 1: others were at work on the machine, and the times are too long.
  const load = `load average ${loadAtStart.toFixed(1)} at the start, ${loadavg()[0].toFixed(1)} at the end`;
  const report = {
    // Where the JSON went is nobody's matter.
    command: [`npm run bench -- ${name}`, ...args].join(" ").replace(/ --json[ =]\S+/u, ""),
    machine: `${machine()}; ${load}`,
    date: options.date,
    ...measured,
    checks: checksOf(measured),
  };
  const tables = tablesOf(measured);
  console.log(plainText({ ...report, tables }));
  if (options.json) await writeFile(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
  if (options.readme) await writeReadme(name, { ...report, tables });
}

/** bench: its name, help, parts and options that are numbers. */
export async function main(bench, args) {
  try {
    await run(bench, args);
  } catch (error) {
    if (!(error instanceof Misuse) && !error.code?.startsWith("ERR_PARSE_ARGS")) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
