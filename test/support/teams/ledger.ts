import type { Fault } from "./faults.ts";

export type Json = Readonly<Record<string, unknown>>;

/** One call of the bot's, with what came of it. */
export type Call = {
  /** Counts up from 1. */
  readonly n: number;
  /** Of HTTP. */
  readonly method: string;
  /** Below the service URL, still encoded: `/v3/conversations/…`. */
  readonly path: string;
  /** When it came, and when it was answered. */
  readonly at: number;
  readonly doneAt: number;
  readonly body: Json | undefined;
  readonly authorization: string | undefined;
  /** What the caller was told; 0: nothing, the line broke. */
  readonly status: number;
  readonly answer: unknown;
  /** It took effect, whatever the caller was told. */
  readonly applied: boolean;
  /** The conversation that it was about, without the thread. */
  readonly conversation?: string | undefined;
  /** The message that it made, changed or removed. */
  readonly message?: string | undefined;
  /** What it said it was an answer to. */
  readonly replyTo?: string | undefined;
  /** What a test had arranged. */
  readonly fault?: Fault | undefined;
};

/** A rule of Teams' that was broken. */
export type Violation = { readonly rule: string; readonly where: string; readonly detail: string };

export type Ledger = {
  readonly calls: readonly Call[];
  readonly violations: readonly Violation[];
  readonly add: (call: Omit<Call, "n" | "doneAt">) => Call;
  readonly broken: (rule: string, where: string, detail?: string) => void;
  /** The first call after `since` that matches, now or later; rejects when none comes in time. */
  readonly waitFor: (matches: (call: Call) => boolean, wait?: Wait) => Promise<Call>;
  readonly reset: () => void;
};
export type Wait = { readonly since?: number | undefined; readonly withinMs?: number };

export function createLedger(now: () => number): Ledger {
  const calls: Call[] = [];
  const violations: Violation[] = [];
  const waiting = new Set<(call: Call) => void>();
  let counted = 0;
  return {
    calls,
    violations,
    add: (given) => {
      counted += 1;
      const call = { ...given, n: counted, doneAt: now() };
      calls.push(call);
      for (const each of [...waiting]) each(call);
      return call;
    },
    broken: (rule, where, detail = "") => void violations.push({ rule, where, detail }),
    waitFor: (matches, { since = 0, withinMs = 10_000 } = {}) =>
      new Promise((resolve, reject) => {
        const found = calls.find((call) => call.n > since && matches(call));
        if (found) return resolve(found);
        const end = () => {
          clearTimeout(timer);
          waiting.delete(look);
        };
        const look = (call: Call) => {
          if (!matches(call)) return;
          end();
          resolve(call);
        };
        const timer = setTimeout(() => {
          end();
          reject(new Error(`Teams was not called in ${withinMs} ms; it was: ${lately(calls, since)}`));
        }, withinMs);
        waiting.add(look);
      }),
    reset: () => {
      calls.length = 0;
      violations.length = 0;
    },
  };
}

const lately = (calls: readonly Call[], since: number): string =>
  calls
    .filter(({ n }) => n > since)
    .map(({ method, path, status }) => `${method} ${decodeURIComponent(path)} ${status}`)
    .join(", ") || "not at all";
