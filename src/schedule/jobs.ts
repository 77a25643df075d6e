import { schedule } from "node-cron";
import type { Job } from "../bot/notice.ts";
import { dayInJapan } from "../services/clock.ts";
import type { Database, Tx } from "../services/database/database.ts";
import { type Away, runJob } from "./nudges.ts";
import type { Outbox } from "./outbox/outbox.ts";

export type Jobs = {
  /** Ends the ticking; a job under way finishes first. */
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly db: Database;
  readonly jobs: readonly Job<Tx>[];
  readonly outbox: Outbox;
  readonly away: Away;
  /** The first instant from another on at which anybody is nudged; at once when left out. */
  readonly opens?: (now: Date) => Date;
  readonly clock: { readonly now: () => Date };
  readonly onFault: (error: unknown, job: string) => void;
};

/** Looks every minute, and at once, for jobs that are due. The clock only ticks: that a job runs once is decided by its row. */
export function startJobs(options: Options): Jobs {
  let running = Promise.resolve();
  const tick = () => {
    running = running.then(() => runDue(options));
    return running;
  };
  const ticking = schedule("* * * * *", tick, { noOverlap: true });
  void tick();
  return {
    stop: async () => {
      await ticking.destroy();
      await running;
    },
  };
}

/** Runs each job whose slot nobody has taken; one that fails leaves its slot free, and the others go on. */
export async function runDue({ clock, onFault, ...doing }: Options): Promise<void> {
  const now = clock.now();
  for (const job of doing.jobs) {
    const day = slotOf(job, now);
    if (day !== undefined) await runJob(doing, job, { day, now }).catch((error) => onFault(error, job.name));
  }
}

const DAY_MS = 86_400_000;

/** The newest day on which the job was due by now: today once its time has come, else yesterday; undefined: it is too late, or too early, for what is told in hours. */
export function slotOf({ at, until }: Pick<Job<unknown>, "at" | "until">, now: Date): string | undefined {
  const today = dayInJapan(now);
  const due = instant(today, at);
  if (until !== undefined) return now >= due && now < instant(today, until) ? today : undefined;
  return now >= due ? today : dayInJapan(new Date(due.getTime() - DAY_MS));
}

const instant = (day: string, time: string) => new Date(`${day}T${time}:00+09:00`);
