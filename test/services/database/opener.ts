import { openEmbedded } from "../../../src/services/database/embedded/embedded.ts";

// Another process that uses a data folder: says `open <pid>`, and leaves when its input ends.

const [, , dataDir = ""] = process.argv;
try {
  const server = await openEmbedded({ dataDir });
  console.log(`open ${server.pid}`);
  process.stdin.resume().once("end", async () => console.log(`left ${await server.stop()}`));
} catch (error) {
  console.log(`failed ${error instanceof Error ? error.message : error}`);
}
