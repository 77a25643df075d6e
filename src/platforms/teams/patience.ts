/** Where Teams asked for patience and did not say for how long; doubled each time, up to the last. */
const FIRST_WAIT_MS = 4_000;
const LONGEST_WAIT_MS = 120_000;

/** Until when a lane is left alone, because Teams asked for it. */
export function createPatience(now: () => number, random: () => number) {
  const lanes = new Map<string, { readonly until: number; readonly times: number; readonly since: number }>();
  return {
    left: (lane: string): number => (lanes.get(lane)?.until ?? 0) - now(),
    /** A call that began at this time went well; one that began before Teams asked says nothing of it. */
    over: (lane: string, begun: number): void => {
      if ((lanes.get(lane)?.since ?? begun) <= begun) lanes.delete(lane);
    },
    /** askedMs: undefined where it was not said. Gives how long it now is. */
    asked: (lane: string, askedMs: number | undefined): number => {
      const times = lanes.get(lane)?.times ?? 0;
      const own = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** times) * (0.8 + 0.4 * random());
      const ms = Math.ceil(askedMs ?? own);
      const until = Math.max(lanes.get(lane)?.until ?? 0, now() + ms);
      lanes.set(lane, { until, since: now(), times: askedMs === undefined ? times + 1 : times });
      return until - now();
    },
  };
}
