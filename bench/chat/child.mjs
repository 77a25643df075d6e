// A process that is measured: it answers questions of its parent by messages.
import { fork } from "node:child_process";

/** Every process that is still there. */
const running = new Set();

/** Resolves once it is ready. given: handed to it as JSON; its own standard output is not wanted. */
export async function start(file, given, execArgv = []) {
  const child = fork(file, [], {
    execArgv,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    // Not an argument: everybody on the machine may read those, and the address of the database has a password.
    env: { ...process.env, HAGUKUMI_BENCH: JSON.stringify(given) },
  });
  running.add(child);
  const waiting = new Map();
  let asked = 0;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const gone = ended.then((code) => {
    running.delete(child);
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended with ${code}`));
    waiting.clear();
  });
  child.on("message", ({ id, answer, error }) => {
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error === undefined) resolve?.(answer);
    else reject?.(new Error(error));
  });
  const ask = (question, about) =>
    new Promise((resolve, reject) => {
      const id = asked++;
      waiting.set(id, { resolve, reject });
      child.send({ id, question, about }, (error) => error && reject(error));
    });
  const ready = await ask("ready");
  return {
    ask,
    ready,
    stop: async () => {
      await ask("stop").catch(() => {});
      await gone;
    },
  };
}

/** When something went wrong: no process is left behind. */
export function stopAll() {
  for (const child of running) child.kill("SIGKILL");
}
