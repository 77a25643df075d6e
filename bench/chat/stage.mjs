// What every measurement stands on: the programs, a database server with its staff, and processes that are ended.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundle } from "../measured/bundle.mjs";
import { start, stopAll } from "./child.mjs";

/**
 * chat: the folder with its `requests` and the `programs`. staff: how many work in the city hall. profile: a folder for
 * the processor profiles of the processes.
 */
export async function openStage(chat, programs, { staff, profile }) {
  const bundles = await bundle([
    "chat/database",
    `${chat}/requests`,
    ...programs.map((name) => `${chat}/processes/${name}`),
  ]);
  const program = (name) => bundles.file(`${chat}/processes/${name}`);
  const folder = await mkdtemp(path.join(tmpdir(), "hagukumi-bench-"));
  let server;
  const close = async () => {
    stopAll();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
    bundles.remove();
  };
  try {
    const requests = await import(bundles.file(`${chat}/requests`));
    const { openBench } = await import(bundles.file("chat/database"));
    const users = requests.everybody(staff);
    server = await openBench(path.join(folder, "postgres"), users);
    return {
      requests,
      users,
      /** The servers of the chat, which keep nothing. */
      play: (given) => start(program(chat), { staff, ...given }),
      /** A process on a database of its own, which goes with it. */
      start: async (name, given) => {
        const databaseUrl = await server.fresh();
        const watched = profile ? ["--cpu-prof", `--cpu-prof-dir=${path.resolve(profile, name)}`] : [];
        const child = await start(program(name), { ...given, databaseUrl }, watched);
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
