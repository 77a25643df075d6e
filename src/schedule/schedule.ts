import { setTimeout as sleep } from "node:timers/promises";
import type { Bot } from "../bot/bot.ts";
import type { Chat } from "../bot/platform.ts";
import type { Directory } from "../people/directory.ts";
import type { Calendar } from "../services/calendar.ts";
import type { Crypto } from "../services/crypto.ts";
import type { Database } from "../services/database/database.ts";
import { workInbox } from "./inbox/work.ts";
import { leaseOf } from "./lease.ts";
import type { Away } from "./nudges.ts";
import { awayToday } from "./outbox/away.ts";
import { deliverNotices } from "./outbox/deliver.ts";
import { peopleOf } from "./outbox/store.ts";
import type { Passing } from "./passing.ts";
import { createPauses } from "./pauses.ts";

/** How patient the workers are, in milliseconds. */
export type Pace = {
  /** For how long a process that died keeps others from its work. */
  readonly lease: number;
  readonly sweep: number;
  /** Between two letters to one person: Slack takes one a second in a conversation. */
  readonly gap: number;
};
export const usualPace: Pace = { lease: 15_000, sweep: 2_000, gap: 1_100 };

export type ScheduleOptions = {
  readonly db: Database;
  readonly crypto: Crypto;
  readonly bot: Bot;
  readonly chats: readonly Chat[];
  readonly directory: Pick<Directory, "byId">;
  readonly calendar: Pick<Calendar, "isWorkingDay">;
  /** Who is away on a day: no nudge is told to them on it. Nobody, when left out. */
  readonly away?: Away;
  readonly now: () => Date;
  readonly pace?: Pace;
  readonly passing?: Passing;
  readonly onFault: (error: unknown, where: string) => void;
};

/** The workers of one process: they answer what came in, and take out what is to be told. */
export type Schedule = {
  /** Something was taken into the inbox. */
  readonly taken: (conversation: Uint8Array) => void;
  /** Notices that may be due. */
  readonly woken: (noticeIds: readonly string[]) => Promise<void>;
  /** Looks at once for all that is due, and resolves when it is done. */
  readonly settle: () => Promise<void>;
  /** Takes up nothing more; what is under way finishes first. */
  readonly stop: () => Promise<void>;
};

const nobody: Away = async () => new Set();

export function startSchedule(options: ScheduleOptions): Schedule {
  const { db, onFault, now, away = nobody, pace = usualPace, passing = () => {} } = options;
  const stopping = new AbortController();
  const shared = {
    ...options,
    pauses: createPauses(db),
    lease: leaseOf(pace.lease),
    isAway: awayToday(db, away, now),
    random: Math.random,
    passing,
    gap: () => sleep(pace.gap, undefined, { signal: stopping.signal }).catch(() => {}),
  };
  const inbox = workInbox({ ...shared, onFault: (error) => onFault(error, "inbox") });
  const delivery = deliverNotices({ ...shared, onFault: (error) => onFault(error, "delivery") });
  const sweep = async () => {
    await inbox.sweep();
    await delivery.sweep();
  };
  let sweeping = Promise.resolve();
  const tick = () => {
    sweeping = sweeping.then(() => sweep().catch((error) => onFault(error, "sweep")));
  };
  const ticking = setInterval(tick, pace.sweep);
  tick();
  return {
    taken: inbox.kick,
    woken: async (noticeIds) => {
      for (const personId of await peopleOf(db, noticeIds)) delivery.kick(personId);
    },
    settle: async () => {
      await sweep();
      await Promise.all([inbox.idle(), delivery.idle()]);
    },
    stop: async () => {
      clearInterval(ticking);
      stopping.abort();
      await sweeping;
      await Promise.all([inbox.stop(), delivery.stop()]);
    },
  };
}
