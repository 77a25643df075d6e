import type { Chat, Letter, Sent } from "../../../src/bot/platform.ts";
import { createOutbox } from "../../../src/schedule/outbox/outbox.ts";
import { type Schedule, startSchedule } from "../../../src/schedule/schedule.ts";
import type { WholeOffice } from "../../support/whole-office.ts";

/** The office's deliveries into a chat that is played. */
export type Post = Schedule & {
  readonly letters: (Letter & { readonly address: string })[];
  /** What the chat says to the next letters; sent when there is nothing. */
  readonly answers: Sent[];
  readonly at: (instant: string) => void;
  /** Writes a notice for the chat, and delivers what is due. */
  readonly tell: (notice: { to: string; feature: string; kind: string; class?: "nudge" | "receipt" }) => Promise<void>;
};

/** accounts: addresses by e-mail. */
export function openPost(office: WholeOffice, accounts: Readonly<Record<string, string>> = {}): Post {
  const { db, bot, directory, crypto } = office;
  const letters: Post["letters"] = [];
  const answers: Sent[] = [];
  let now = office.clock.now();
  const chat: Chat = {
    name: "slack",
    listen: async () => {},
    close: async () => {},
    send: async (address, letter) => {
      letters.push({ ...letter, address });
      return answers.shift() ?? { outcome: "sent", receipt: `r${letters.length}` };
    },
    update: async (_address, receipt) => ({ outcome: "sent", receipt }),
    act: async () => async () => ({ outcome: "sent", receipt: "" }),
    recognise: async () => {},
    find: async (email) => accounts[email],
  };
  const schedule = startSchedule({
    ...{ db, bot, directory, crypto, chats: [chat], now: () => now },
    calendar: { isWorkingDay: () => true },
    pace: { lease: 5000, sweep: 3_600_000, gap: 0 },
    onFault: (error) => {
      throw error;
    },
  });
  const outbox = createOutbox(async () => {});
  let told = 0;
  return {
    ...{ ...schedule, letters, answers },
    at: (instant) => {
      now = new Date(instant);
    },
    tell: async ({ to, feature, kind, class: noticeClass = "receipt" as const }) => {
      const notice = { to, feature, kind, about: {}, once: `${now.toJSON()}:${++told}`, class: noticeClass };
      await db.$transaction((tx) => outbox.write(tx, [notice], now));
      await schedule.settle();
    },
  };
}
