import type { Notice, Redraw } from "../../bot/notice.ts";
import type { Notify } from "../../bot/turn.ts";

/** The policy section that 1-on-1s serve. */
export const SECTION = "agano#6-3-1-1";

export type Shows = "talks" | "news" | "rate" | "reminder" | "figures";
/** What can have happened in a pair. */
export type News =
  | "asked"
  | "agreed"
  | "proposed"
  | "chosen"
  | "postponed"
  | "noted"
  | "ended"
  | "declined"
  | "taken-back"
  | "begun"
  | "handover"
  | "handed";

/** Tells one of a pair that something happened; `version` of what changed, so that each is told once. meetingId: whose note it is about. */
export const newsNotice = (to: string, pairId: string, news: News, version: string, meetingId?: string): Notice => ({
  ...{ to, feature: "one-on-one", kind: "news" satisfies Shows },
  about: { p: pairId, news, ...(meetingId !== undefined && { m: meetingId }) },
  once: `one-on-one.${news}:${pairId}:${version}:${to}`,
  class: "receipt",
  section: SECTION,
});

/** The same, and what was told of it before is drawn anew. */
export function tell(notify: Notify, notice: Notice): void {
  notify(notice);
  const redraw: Redraw = { redraw: { feature: notice.feature, kind: notice.kind, about: notice.about } };
  notify(redraw);
}

/** Asks the member how a talk was. */
export const rateNotice = (to: string, meetingId: string): Notice => ({
  ...{ to, feature: "one-on-one", kind: "rate" satisfies Shows, about: { m: meetingId } },
  once: `one-on-one.rate:${meetingId}`,
  class: "receipt",
  section: SECTION,
});
