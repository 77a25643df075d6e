// What every measurement stands on: the programs, a database server with its staff, and processes that are ended.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundle } from "./bundle.mjs";
import { start, stopAll } from "./child.mjs";

const programs = ["bare", "insert", "ours", "slack"];

/** staff: how many work in the city hall. profile: a folder for the processor profiles of the processes. */
export async function openStage({ staff, profile }) {
  const bundles = await bundle(["database", "requests", ...programs.map((name) => `processes/${name}`)]);
  const folder = await mkdtemp(path.join(tmpdir(), "hagukumi-bench-"));
  let server;
  const close = async () => {
    stopAll();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
    bundles.remove();
  };
  try {
    const requests = await import(bundles.file("requests"));
    const { openBench } = await import(bundles.file("database"));
    server = await openBench(path.join(folder, "postgres"), staff);
    const { botToken, signingSecret, everybody } = requests;
    return {
      requests,
      users: everybody(staff),
      slack: (busy) => start(bundles.file("processes/slack"), { staff, busy }),
      /** A process on a database of its own, which goes with it. */
      start: async (program, slack, more = {}) => {
        const databaseUrl = await server.fresh();
        const given = { botToken, signingSecret, apiUrl: slack.ready.apiUrl, databaseUrl, ...more };
        const watched = profile ? ["--cpu-prof", `--cpu-prof-dir=${path.resolve(profile, program)}`] : [];
        const child = await start(bundles.file(`processes/${program}`), given, watched);
        const stop = async () => {
          await child.stop();
          await server.drop(databaseUrl);
        };
        return { ...child, stop };
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
