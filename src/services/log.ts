import { randomBytes } from "node:crypto";
import { type DestinationStream, type Logger, pino } from "pino";

/**
 * What a log line may hold. Free text cannot appear: a field that is not listed here does not compile,
 * and one that comes in all the same is dropped before it is written.
 */
export type LogFields = {
  readonly where?: string;
  /** Of a refusal: `signature`, `token` … */
  readonly why?: string;
  readonly feature?: string;
  readonly verb?: string;
  readonly outcome?: string;
  readonly reference?: string;
  /** The class and the code of an error, and where in our code it arose; never its message, which may quote what was typed. */
  readonly error?: string;
  readonly code?: string;
  readonly at?: string;
  readonly ms?: number;
  readonly count?: number;
  readonly port?: number;
  readonly status?: number;
  readonly signal?: string;
};
const allowed = new Set([
  "where",
  "why",
  "feature",
  "verb",
  "outcome",
  "reference",
  "error",
  "code",
  "at",
  "ms",
  "count",
  "port",
  "status",
  "signal",
]);

/** event: a fixed word of ours, such as `started`. */
export type Log = {
  readonly info: (event: Event, fields?: LogFields) => void;
  readonly warn: (event: Event, fields?: LogFields) => void;
  /** A request that was not let in: at most once a minute for each place and reason, since anybody can send them. */
  readonly refused: (where: string, why: string) => void;
  /** Writes a fault down and gives the number under which it is found. */
  readonly fault: (error: unknown, where: string) => string;
};
export type Event =
  | "started"
  | "stopping"
  | "stopped"
  | "did"
  | "request"
  | "database-lost"
  | "database-note"
  | "reloaded"
  | "slow"
  | "refused"
  | "fault";

export function createLog(level: string, to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: onlyAllowed },
  };
  const logger: Logger = to ? pino(options, to) : pino(options);
  return {
    info: (event, fields = {}) => logger.info({ ...fields }, event),
    warn: (event, fields = {}) => logger.warn({ ...fields }, event),
    refused: seldom((where, why) => logger.warn({ where, why }, "refused")),
    fault: (error, where) => {
      const reference = randomBytes(5).toString("hex");
      logger.error({ reference, where, ...described(error) }, "fault");
      return reference;
    },
  };
}

const SELDOM_MS = 60_000;

function seldom(write: (where: string, why: string) => void): (where: string, why: string) => void {
  const last = new Map<string, number>();
  return (where, why) => {
    const [what, now] = [`${where} ${why}`, Date.now()];
    if (now - (last.get(what) ?? 0) < SELDOM_MS) return;
    last.set(what, now);
    write(where, why);
  };
}

const onlyAllowed = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => allowed.has(name)));

function described(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { code?: unknown };
  const frame = error.stack?.split("\n").find((line) => line.includes("/hagukumi") || /\/(src|dist)\//.test(line));
  const at = frame?.match(/\/((?:src|dist)\/[\w./-]+:\d+)/)?.[1];
  return {
    error: error.constructor.name,
    ...(typeof code === "string" && { code: code.slice(0, 40) }),
    ...(at && { at }),
  };
}
