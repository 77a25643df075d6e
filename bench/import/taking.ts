// A process that takes a file in and does nothing else, and what that cost it.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { importAttendance } from "../../src/features/attendance/import.ts";
import { fileSource } from "../../src/services/files/source.ts";

export type Taken = {
  readonly rows: number;
  readonly problem: string | undefined;
  readonly seconds: number;
  /** MB of resident memory. */
  readonly peak: number;
  /** Milliseconds that the event loop was late. */
  readonly p99: number;
  readonly most: number;
};

const now = new Date("2026-11-27T03:00:00Z");
const RESOLUTION_MS = 5;

process.once("message", ({ url, file }: { readonly url: string; readonly file: string }) => void take(url, file));

async function take(url: string, file: string): Promise<void> {
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  loop.enable();
  const began = performance.now();
  const result = await importAttendance(url, fileSource(file), { of: "attendance", now, dryRun: false });
  const seconds = (performance.now() - began) / 1000;
  loop.disable();
  const taken: Taken = {
    rows: result.accepted ? result.rows : 0,
    problem: result.problems[0]?.message,
    seconds,
    peak: process.resourceUsage().maxRSS / 1024,
    p99: loop.percentile(99) / 1e6 - RESOLUTION_MS,
    most: loop.max / 1e6 - RESOLUTION_MS,
  };
  process.send?.(taken, () => process.disconnect());
}
