/** How fast a bot may be, in one conversation and altogether. */
export type Pace = {
  /** Counts the call, or says after how many milliseconds it may come. */
  readonly meet: (kind: CallKind, conversation: string) => number | undefined;
  /** A caller was told to wait. */
  readonly hold: (conversation: string, seconds: number) => void;
  /** Somebody who was told to wait did not. */
  readonly isEarly: (conversation: string) => boolean;
};
export type CallKind = "send" | "roster" | "other";

type Limits = readonly (readonly [most: number, withinMs: number])[];
const SECOND = 1000;
const limits: Readonly<Record<CallKind, Limits>> = {
  send: [
    [7, SECOND],
    [8, 2 * SECOND],
    [60, 30 * SECOND],
    [1800, 3600 * SECOND],
  ],
  roster: [
    [14, SECOND],
    [120, 30 * SECOND],
  ],
  other: [],
};
const together: Limits = [[50, SECOND]];

/** Both clocks are read in milliseconds, and what is on its way when the answer leaves has not read it yet. */
const GRACE_MS = 30;

export function createPace(now: () => number, enforced: boolean): Pace {
  const taken = new Map<string, number[]>();
  const held = new Map<string, { readonly from: number; readonly until: number }>();
  const waitOf = (key: string, some: Limits): number => {
    const times = taken.get(key) ?? [];
    const waits = some.map(([most, withinMs]) => (times.at(-most) ?? Number.NEGATIVE_INFINITY) + withinMs - now());
    return Math.max(0, ...waits);
  };
  const take = (key: string) => taken.set(key, [...(taken.get(key) ?? []), now()]);
  return {
    meet: (kind, conversation) => {
      if (!enforced) return undefined;
      const key = `${kind} ${conversation}`;
      const wait = Math.max(waitOf(key, limits[kind]), waitOf("all", together));
      if (wait > 0) return wait;
      take(key);
      take("all");
      return undefined;
    },
    hold: (conversation, seconds) => {
      const until = now() + seconds * SECOND;
      held.set(conversation, { from: now() + GRACE_MS, until: until - GRACE_MS });
    },
    isEarly: (conversation) => {
      const { from, until } = held.get(conversation) ?? { from: 0, until: 0 };
      return now() >= from && now() < until;
    },
  };
}
