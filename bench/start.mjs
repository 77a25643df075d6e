// How long the product takes to be ready, cold (initdb and seed included) and warm, and what it holds in memory
// after 1,000 questions. `npm run bench -- start [--idle SECONDS]`: the memory is read again after so long idle.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";

const { values } = parseArgs({ args: process.argv.slice(2), options: { idle: { type: "string", default: "10" } } });
const cli = join(import.meta.dirname, "..", "dist", "cli.js");
const port = 20_000 + Math.floor(Math.random() * 20_000);
const url = `http://127.0.0.1:${port}`;

async function start(data) {
  const began = performance.now();
  const env = { ...process.env, PORT: String(port), HAGUKUMI_DATA: data, HAGUKUMI_DEMO: "on", LOG_LEVEL: "silent" };
  const child = spawn(process.execPath, [cli, "serve"], { env, stdio: ["ignore", "ignore", "inherit"] });
  while (
    !(await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    ))
  )
    await sleep(25);
  return { child, ms: performance.now() - began };
}

async function stop(child) {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

async function residentMb(pid) {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

async function ask(words, id) {
  const headers = { "content-type": "application/json", "hagukumi-as": "002003", origin: url };
  const answer = await fetch(`${url}/web/hear`, { method: "POST", headers, body: JSON.stringify({ id, words }) });
  if (!answer.ok && answer.status !== 429) throw new Error(`${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
  return answer.status;
}

const data = await mkdtemp(join(tmpdir(), "hagukumi-bench-"));
try {
  const cold = await start(data);
  await stop(cold.child);
  const warm = await start(data);
  const atReady = await residentMb(warm.child.pid);
  const statuses = {};
  for (let n = 0; n < 1000; n++) {
    const status = await ask(`年休を取りやすくする取組はある？ ${n}`, crypto.randomUUID());
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  const busy = await residentMb(warm.child.pid);
  await sleep(Number(values.idle) * 1000);
  const idle = await residentMb(warm.child.pid);
  console.table({
    "cold start, s": (cold.ms / 1000).toFixed(1),
    "warm start, s": (warm.ms / 1000).toFixed(1),
    "RSS when ready, MB": atReady,
    "RSS after 1,000 questions, MB": busy,
    [`RSS ${values.idle} s later, MB`]: idle,
    answers: JSON.stringify(statuses),
  });
  await stop(warm.child);
} finally {
  await rm(data, { recursive: true, force: true });
}
