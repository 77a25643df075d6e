import type { Notice } from "../../bot/notice.ts";
import type { Sent } from "../../bot/platform.ts";

/** So many times a letter is tried whose outcome is an error or unknown; being asked for patience does not count. */
export const MOST_TRIES = 10;

/** Where a delivery stands after a try. */
export type Settled =
  | { readonly state: "sent"; readonly receipt: string }
  | { readonly state: "unknown" }
  | { readonly state: "failed" | "dropped"; readonly reason: string }
  /** sending: it may have arrived, so the next try says that it is a repetition. */
  | { readonly state: "waiting" | "sending"; readonly afterMs: number; readonly counts: boolean };

/**
 * What becomes of a letter, by its class: a nudge whose outcome is unknown is not repeated, a receipt and the first
 * drawing of a status card are. tries: this one included.
 */
export function settled(noticeClass: Notice["class"], sent: Sent, tries: number, jitter: number): Settled {
  switch (sent.outcome) {
    case "sent":
      return { state: "sent", receipt: sent.receipt };
    case "gone":
      return { state: "failed", reason: sent.reason };
    case "retry":
      return { state: "waiting", afterMs: sent.afterMs, counts: false };
    case "unknown":
      if (noticeClass === "nudge") return { state: "unknown" };
      if (tries >= MOST_TRIES) return { state: "failed", reason: "no-answer" };
      return { state: "sending", afterMs: backoffMs(tries, jitter), counts: true };
  }
}

/** 1, 2, 4 … 300 seconds, a fifth more or less. jitter: 0 to 1. */
export const backoffMs = (tries: number, jitter: number): number =>
  Math.round(Math.min(300, 2 ** (tries - 1)) * 1000 * (0.8 + 0.4 * jitter));
