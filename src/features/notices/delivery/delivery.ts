/** So many days back, what was sent is counted. */
export const SENT_DAYS = 7;
/** So many days back, what did not arrive is counted, and can be sent once more. */
export const ENDED_DAYS = 30;

/** How what the bot has to tell stands. It names nobody, and says nothing of what was to be told. */
export type Standing = {
  readonly waiting: number;
  /** In the last `SENT_DAYS`. */
  readonly sent: number;
  /** As the two below, in the last `ENDED_DAYS`. */
  readonly unknown: number;
  readonly failed: readonly Reasoned[];
  readonly dropped: readonly Reasoned[];
  /** What people said or did in a chat. */
  readonly incoming: { readonly waiting: number; readonly failed: number };
  /** Platforms to which nothing, or not all, is sent for now. */
  readonly pauses: readonly { readonly platform: string; readonly until: Date }[];
};
export type Reasoned = { readonly reason: string; readonly count: number };

/** Somebody at work whom something could not be taken to, and who has not read it on the page. */
export type Unreached = { readonly personId: string };
/** As HR sees them, to tell them otherwise. */
export type UnreachedPerson = Unreached & {
  readonly name: string;
  readonly unit: string;
  readonly count: number;
  readonly newest: Date;
};
/** As IT sees them, to mend it. */
export type UnreachedAccount = Unreached & { readonly staffNumber: string; readonly reasons: readonly string[] };

/** total: of all, where not all are listed. */
export type Listed<P extends Unreached> = { readonly people: readonly P[]; readonly total: number };

export const countOf = (reasoned: readonly Reasoned[]): number => reasoned.reduce((sum, { count }) => sum + count, 0);

/** Whether there is nothing at all to tell of. */
export const isEmpty = ({ waiting, sent, unknown, failed, dropped, incoming, pauses }: Standing): boolean =>
  waiting + sent + unknown + countOf(failed) + countOf(dropped) + incoming.waiting + incoming.failed + pauses.length ===
  0;
