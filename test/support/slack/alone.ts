import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import type { Controls } from "./control.ts";
import type { FakeOptions } from "./fake-slack.ts";

/** The played Slack in a process of its own, asked over HTTP. */
export type SlackAlone = {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly control: string;
  readonly pid: number;
  readonly ask: <Name extends keyof Controls>(
    name: Name,
    ...given: Parameters<Controls[Name]>
  ) => Promise<Awaited<ReturnType<Controls[Name]>>>;
  readonly close: () => Promise<void>;
};

/** Node 20 cannot run TypeScript as it stands: it is bundled first, which takes a moment. */
export async function startSlackAlone(options: Omit<FakeOptions, "random"> = {}): Promise<SlackAlone> {
  const bundle = await bundled();
  const child = spawn(process.execPath, [bundle.file], {
    env: { ...process.env, FAKE_SLACK: JSON.stringify(options) },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const told = JSON.parse(await firstLine(child));
  return {
    ...told,
    pid: child.pid ?? 0,
    ask: async (name, ...given) => {
      const response = await fetch(`${told.control}/${name}`, { method: "POST", body: JSON.stringify(given[0] ?? {}) });
      if (!response.ok) throw new Error(await response.text());
      return await response.json();
    },
    close: async () => {
      const ended = child.exitCode === null ? once(child, "exit") : undefined;
      child.kill();
      await ended;
      await bundle.remove();
    },
  };
}

async function bundled() {
  // Inside node_modules, where nothing else looks.
  const folder = await mkdtemp(join(import.meta.dirname, "../../../node_modules/.played-slack-"));
  const file = join(folder, "serve.mjs");
  await build({
    entryPoints: [join(import.meta.dirname, "serve.ts")],
    outfile: file,
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "error",
  });
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout) createInterface(child.stdout).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`the played Slack ended with ${code}`)));
  });
}
