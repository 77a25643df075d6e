import type { Fault } from "./faults.ts";

export type Json = Readonly<Record<string, unknown>>;

/** One call that reached Slack, with what came of it. */
export type Call = {
  /** Counts up from 1. */
  readonly n: number;
  /** A method of the Web API, `response_url`, or `response_action` for what a submission was answered with. */
  readonly method: string;
  readonly args: Json;
  /** When it came, and when it was answered. */
  readonly at: number;
  readonly doneAt: number;
  /** It took effect, whatever the caller was told. */
  readonly ok: boolean;
  readonly answer: Json;
  /** What the caller was told; 0: nothing, the line broke. */
  readonly status: number;
  readonly error?: string | undefined;
  /** What a test had arranged. */
  readonly fault?: Fault | undefined;
};

/** A rule of Slack's that was broken. */
export type Violation = { readonly rule: string; readonly method: string; readonly detail: string };

export type Ledger = {
  readonly calls: readonly Call[];
  readonly violations: readonly Violation[];
  readonly add: (call: Omit<Call, "n" | "doneAt">) => Call;
  readonly broken: (rule: string, method: string, detail?: string) => void;
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
    broken: (rule, method, detail = "") => void violations.push({ rule, method, detail }),
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
          reject(new Error(`Slack was not called in ${withinMs} ms; it was: ${lately(calls, since)}`));
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
    .map(({ method, ok, error, status }) => `${method} ${ok ? "ok" : (error ?? status)}`)
    .join(", ") || "not at all";
