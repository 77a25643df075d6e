// npm run bench -- retrieval [FOLDER …] [--passages N] …: our engine and three peers on the same questions, each in a
// process of its own; `--help` says what there is.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { checksOf } from "./retrieval/checks.mjs";
import { benchmarkOf, lexicon, Misuse, policyOf } from "./retrieval/corpus.mjs";
import { writeReadmes } from "./retrieval/readme.mjs";
import { resultsOf } from "./retrieval/results.mjs";
import { tablesOf } from "./retrieval/rows.mjs";
import { emptyProcess, run } from "./retrieval/run.mjs";
import { scaleOf } from "./retrieval/scale.mjs";
import { machine, plainText } from "./retrieval/table.mjs";

const engines = ["ours", "ours-bare", "minisearch", "orama", "flexsearch"];

const help = `npm run bench -- retrieval [FOLDER …]

Quality, speed and memory on the policy and its questions, and on each FOLDER
(corpus.jsonl {id,title,text}, queries.jsonl {id,text}, qrels.tsv: query, document, grade).

  --policy DIR       the policy; default content/policies
  --questions FILE   {"q","answerable","gold"} a line; may be given again; default: the repository's own
  --passages N       also N passages made of the policy's sentences, for speed and memory
  --only ENGINE      one of ${engines.join(", ")}; may be given again
  --limit SECONDS    an engine that takes longer is stopped, and the table says so; default 300
  --json             JSON instead of tables
  --readme           also writes the tables into README.md and README.ja.md
  --date DATE        the day the tables state; default: today
`;

function optionsOf(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      policy: { type: "string", default: path.join(import.meta.dirname, "../content/policies") },
      questions: { type: "string", multiple: true },
      passages: { type: "string" },
      only: { type: "string", multiple: true, default: engines },
      limit: { type: "string", default: "300" },
      json: { type: "boolean" },
      readme: { type: "boolean" },
      date: { type: "string", default: new Date().toISOString().slice(0, 10) },
      help: { type: "boolean" },
    },
  });
  for (const name of ["passages", "limit"])
    if (values[name] !== undefined && !/^[1-9]\d{0,6}$/u.test(values[name]))
      throw new Misuse(`--${name} ${values[name]}: a whole number from 1 on is needed.`);
  const unknown = values.only.find((name) => !engines.includes(name));
  if (unknown !== undefined) throw new Misuse(`--only ${unknown}: the engines are ${engines.join(", ")}.`);
  return { ...values, folders: positionals };
}

async function setsOf({ policy, questions, folders, passages }) {
  const sets = [await policyOf(policy, questions)];
  for (const folder of folders) sets.push(await benchmarkOf(folder));
  if (passages !== undefined) sets.push(await scaleOf(Number(passages)));
  return sets;
}

/** Every engine on one set, one after the other. */
async function runsOf(set, only, limit, empty) {
  const folder = await mkdtemp(path.join(tmpdir(), "hagukumi-bench-"));
  try {
    const runs = [];
    for (const name of only) {
      const input = path.join(folder, "input.json");
      const { questions, top, rounds } = set;
      const texts = name.startsWith("ours")
        ? { sources: set.sources, cut: set.cut, lexicon }
        : { passages: set.passages };
      await writeFile(input, JSON.stringify({ questions: questions.map(({ q }) => q), top, rounds, ...texts }));
      runs.push(await run(name, input, limit, empty, (words) => progress(`${set.name}  ${name}  ${words}`)));
    }
    return runs;
  } finally {
    progress("");
    await rm(folder, { recursive: true, force: true });
  }
}

function progress(words) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${words}`);
}

/** Well above 1 at the end: others were at work on the machine, and the times are too long. */
const load = (atStart) => `load average ${atStart.toFixed(1)} at the start, ${loadavg()[0].toFixed(1)} at the end`;

async function main(args) {
  const options = optionsOf(args);
  if (options.help) return console.log(help);
  const sets = await setsOf(options);
  const [loadAtStart] = loadavg();
  const empty = await emptyProcess();
  const results = [];
  for (const set of sets)
    results.push(resultsOf({ set, runs: await runsOf(set, options.only, Number(options.limit) * 1000, empty) }));
  const command = ["npm run bench -- retrieval", ...args].join(" ");
  const report = {
    command,
    machine: `${machine()}; ${load(loadAtStart)}`,
    date: options.date,
    results,
    checks: checksOf(results),
  };
  const tables = results.flatMap(tablesOf);
  console.log(options.json ? JSON.stringify(report, undefined, 2) : plainText({ ...report, tables }));
  if (options.readme) await writeReadmes({ ...report, tables });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const misuse = error instanceof Misuse || error.name === "CorpusProblem" || error.code?.startsWith("ERR_PARSE_ARGS");
  if (!misuse) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
