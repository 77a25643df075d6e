import PQueue from "p-queue";
import type { Sent } from "../../bot/platform.ts";
import type { Adapter, Place, Posted } from "./adapter.ts";
import { Refused, Unanswered } from "./wire.ts";

/** One call of the Connector: what it gave, or why it gave nothing. */
export type Called<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: string; readonly sent: Exclude<Sent, { readonly outcome: "sent" }> };

/** The Connector's API at the pace that Teams allows. None of them rejects. */
export type Calls = {
  readonly post: (to: Place, activity: Posted) => Promise<Called<string>>;
  readonly put: (to: Place, id: string, activity: Posted) => Promise<Called<void>>;
  readonly meet: (by: Omit<Place, "conversation">, account: string) => Promise<Called<string>>;
  readonly member: (of: Place, id: string) => Promise<Called<unknown>>;
  readonly members: Adapter["members"];
};

type Options = {
  readonly adapter: () => Promise<Adapter>;
  readonly now: () => number;
  readonly random: () => number;
  /** Between two new messages in one conversation. */
  readonly apartMs?: number | undefined;
  /** Something that an operator must mend: the secret, the registration. */
  readonly onTrouble: (error: string) => void;
};

/** Of new messages, in one conversation and in all: far below what Teams takes (learn.microsoft.com, rate-limit). */
const APART_MS = 1_000;
const A_SECOND = 20;
const UNREACHABLE_MS = 15_000;
const MEND_MS = 5 * 60_000;
/** Where Teams asked for patience and did not say for how long; doubled each time, up to the last. */
const FIRST_WAIT_MS = 4_000;
const LONGEST_WAIT_MS = 120_000;

export function createCalls({ adapter, now, random, onTrouble, apartMs = APART_MS }: Options): Calls {
  const pace = new PQueue({ intervalCap: A_SECOND, interval: 1000, strict: true });
  const turns = createTurns(apartMs);
  const patience = createPatience(now, random);

  const call = async <T>(lane: string, work: (adapter: Adapter) => Promise<T>): Promise<Called<T>> => {
    const wait = patience.left(lane);
    if (wait > 0) return { ok: false, error: "patience", sent: { outcome: "retry", afterMs: wait } };
    try {
      const value = await work(await adapter());
      patience.over(lane);
      return { ok: true, value };
    } catch (error) {
      const called = readFailure(error);
      if (called.sent.outcome !== "retry") return called;
      if (called.sent.lane === "all") onTrouble(called.error);
      const asked = error instanceof Refused ? error.afterMs : called.sent.afterMs;
      return { ...called, sent: { ...called.sent, afterMs: patience.asked(lane, asked) } };
    }
  };

  return {
    post: (to, activity) =>
      turns.after(to.conversation, () => pace.add(() => call(to.conversation, (known) => known.post(to, activity)))),
    put: (to, id, activity) => pace.add(() => call(to.conversation, (known) => known.put(to, id, activity))),
    meet: (by, account) => pace.add(() => call(account, (known) => known.meet(by, account))),
    member: (of, id) => call(`${of.conversation} members`, (known) => known.member(of, id)),
    members: async (of, page) => await (await adapter()).members(of, page),
  };
}

/** One after another in a lane, each some time after the one before began. */
function createTurns(apartMs: number) {
  const next = new Map<string, number>();
  return {
    after: async <T>(lane: string, work: () => Promise<T>): Promise<T> => {
      // Of the machine, whatever day the product believes it is.
      const now = performance.now();
      for (const [each, at] of next) if (at <= now) next.delete(each);
      const at = Math.max(now, next.get(lane) ?? 0);
      next.set(lane, at + apartMs);
      if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
      return await work();
    },
  };
}

/** Until when a lane is left alone, because Teams asked for it. */
function createPatience(now: () => number, random: () => number) {
  const lanes = new Map<string, { readonly until: number; readonly times: number }>();
  return {
    left: (lane: string): number => (lanes.get(lane)?.until ?? 0) - now(),
    over: (lane: string): void => void lanes.delete(lane),
    /** askedMs: undefined where it was not said. Gives how long it now is. */
    asked: (lane: string, askedMs: number | undefined): number => {
      const times = lanes.get(lane)?.times ?? 0;
      const own = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** times) * (0.8 + 0.4 * random());
      const ms = Math.ceil(askedMs ?? own);
      lanes.set(lane, { until: now() + ms, times: askedMs === undefined ? times + 1 : times });
      return ms;
    },
  };
}

type Failed = Extract<Called<never>, { readonly ok: false }>;
const failed = (error: string, sent: Failed["sent"]): Failed => ({ ok: false, error, sent });

function readFailure(error: unknown): Failed {
  if (error instanceof Refused) return refusedWith(error);
  if (error instanceof Unanswered && error.arrived === "perhaps") return failed("no-answer", { outcome: "unknown" });
  if (error instanceof Unanswered) return failed("unreachable", { outcome: "retry", afterMs: UNREACHABLE_MS });
  // The bot's own token could not be had, so nothing was sent.
  return failed(error instanceof Error ? error.name : "fault", { outcome: "retry", afterMs: MEND_MS, lane: "all" });
}

/** A server that fails may have done it all the same; one that refuses has not. */
function refusedWith({ status, code }: Refused): Failed {
  const said = code || `http-${status}`;
  if (status === 429 || status === 412) return failed(said, { outcome: "retry", afterMs: FIRST_WAIT_MS });
  if (status === 401) return failed(said, { outcome: "retry", afterMs: MEND_MS, lane: "all" });
  if (status >= 500) return failed(said, { outcome: "unknown" });
  return failed(said, { outcome: "gone", reason: status === 403 || status === 404 ? "blocked" : said });
}
