// Runs an engine in a process of its own and gathers what it reports.
import { fork } from "node:child_process";
import path from "node:path";

const program = path.join(import.meta.dirname, "process.mjs");

/** What a process holds that has no engine. */
export async function emptyProcess() {
  const { rss, peak } = await gathered(["empty"], 60_000, () => undefined);
  return { rss, peak };
}

/**
 * Builds the engine over the input's texts and asks its questions. Memory is above an empty process, in bytes; after
 * `limit` ms the process is stopped, and what it had reported by then is all there is.
 */
export async function run(name, input, limit, empty, progress) {
  const report = await gathered([name, input], limit, progress);
  if (report.rss === undefined) return { name, ...report };
  return { name, ...report, rss: report.rss - empty.rss, peak: report.peak - empty.peak };
}

function gathered(args, limit, progress) {
  return new Promise((resolve) => {
    const report = {};
    progress("building");
    const child = fork(program, args, { execArgv: ["--expose-gc"], stdio: ["ignore", "ignore", "pipe", "ipc"] });
    const timer = setTimeout(() => {
      report.stopped = `stopped after ${Math.round(limit / 1000)} s`;
      child.kill("SIGKILL");
    }, limit);
    let errors = "";
    child.stderr.on("data", (data) => {
      errors += data;
    });
    child.on("message", ({ progress: words, ...rest }) => {
      if (words) progress(words);
      Object.assign(report, rest);
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      if (code !== 0 && !report.stopped) report.stopped = `failed: ${/\w*Error.*/u.exec(errors)?.[0] ?? errors.trim()}`;
      resolve(report);
    });
  });
}
