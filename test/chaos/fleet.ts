import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { FromChild, Settings, ToChild } from "./child/settings.ts";

export type Replica = {
  readonly name: string;
  readonly port: number;
  readonly kill: () => void;
  readonly tell: (message: ToChild) => void;
};

/** So many processes of the product, each of which is replaced when it dies. */
export type Fleet = {
  readonly open: () => readonly Replica[];
  /** Resolves when any is open; rejects when none opens. */
  readonly some: () => Promise<void>;
  readonly tellAll: (message: ToChild) => void;
  /** So many were killed so far, and so many stood still for a while. */
  readonly struck: () => { readonly kills: number; readonly stalls: number };
  /** How long each start took, from the death to the open door. */
  readonly starts: readonly number[];
  readonly close: () => Promise<void>;
};

export type FleetOptions = {
  /** The bundle of child/child.ts. */
  readonly program: string;
  readonly size: number;
  readonly fault: string | undefined;
  readonly settings: (replica: string) => Settings;
  /** A replica said that something went wrong, or ended otherwise than by a kill. */
  readonly onTrouble: (what: string) => void;
};

const PATIENCE_MS = 60_000;
const starter = join(import.meta.dirname, "child", "start.cjs");

export async function openFleet({ program, size, fault, settings, onTrouble }: FleetOptions): Promise<Fleet> {
  const open = new Map<string, Replica>();
  const running = new Set<ChildProcess>();
  const starts: number[] = [];
  const struck = { kills: 0, stalls: 0 };
  let names = 0;
  let closing = false;
  let unable = "";
  // One more process than needed stands by with its code read, so that a start is as long as opening takes.
  let spare = load();

  function load(): ChildProcess {
    const env = { ...process.env, CHAOS_FAULT: fault ?? "" };
    const child = fork(starter, [program], { env, stdio: ["ignore", "pipe", "inherit", "ipc"], execArgv: [] });
    running.add(child);
    child.once("exit", () => running.delete(child));
    return child;
  }

  function start(): void {
    const name = `r${names++}`;
    const given = settings(name);
    const child = spare;
    const began = performance.now();
    const tell = (message: ToChild) => void (child.connected && child.send(message, () => {}));
    spare = load();
    child.on("message", (message: FromChild) => {
      if (message.is === "fault") onTrouble(`${message.where}: ${message.why}`);
      if (message.is === "failed") unable = message.why;
      if (message.is !== "open") return;
      starts.push(performance.now() - began);
      open.set(name, { name, port: message.port, kill: () => child.kill("SIGKILL"), tell });
    });
    child.once("exit", (code, signal) => {
      open.delete(name);
      if (closing) return;
      struck.kills++;
      if (signal !== "SIGKILL") onTrouble(`a replica ended by itself: ${code ?? signal}`);
      start();
    });
    // Longer than its lease, so that another takes over meanwhile.
    child.stdout?.on("data", () => setTimeout(goOn, 3 * given.leaseMs));
    const goOn = () => {
      struck.stalls++;
      child.kill("SIGCONT");
    };
    tell({ do: "open", settings: given });
  }

  const some = async () => {
    const late = Date.now() + PATIENCE_MS;
    while (open.size === 0) {
      if (unable || Date.now() > late) throw new Error(`the replicas do not start: ${unable}`);
      await sleep(5);
    }
  };
  for (let at = 0; at < size; at++) start();
  return {
    open: () => [...open.values()],
    some,
    tellAll: (message) => {
      for (const replica of open.values()) replica.tell(message);
    },
    struck: () => ({ ...struck }),
    starts,
    close: async () => {
      closing = true;
      const ended = [...running].map((child) => new Promise((resolve) => child.once("exit", resolve)));
      for (const child of running) child.kill("SIGKILL");
      await Promise.all(ended);
    },
  };
}
