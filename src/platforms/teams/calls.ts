import PQueue from "p-queue";
import type { Sent } from "../../bot/platform.ts";
import type { Adapter, Place, Posted } from "./adapter.ts";
import { createPatience } from "./patience.ts";
import { createTurns } from "./turns.ts";
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
  readonly members: (of: Place, page: string | undefined) => Promise<Called<Awaited<ReturnType<Adapter["members"]>>>>;
};

type Options = {
  readonly adapter: () => Promise<Adapter>;
  readonly now: () => number;
  readonly random: () => number;
  /** Between two new messages in one conversation. */
  readonly apartMs?: number | undefined;
  /** Something that an operator must mend: the secret, the registration, the way out. */
  readonly onTrouble: (error: string) => void;
};

/** In one conversation, and in all of this process: far below what Teams takes (learn.microsoft.com, rate-limit). */
const APART_MS = 1_000;
const EACH_MS = 1_000 / 20;
const UNREACHABLE_MS = 15_000;
const MEND_MS = 60_000;
const TOKEN_MS = 15_000;
const TENANT_MS = 5 * 60_000;

export function createCalls({ adapter, now, random, onTrouble, apartMs = APART_MS }: Options): Calls {
  const pace = new PQueue({ intervalCap: 1, interval: EACH_MS, strict: true });
  const turns = createTurns(apartMs);
  const patience = createPatience(now, random);

  const call = async <T>(lane: string, work: (adapter: Adapter) => Promise<T>): Promise<Called<T>> => {
    const wait = patience.left(lane);
    if (wait > 0) return { ok: false, error: "patience", sent: { outcome: "retry", afterMs: wait } };
    const begun = now();
    try {
      const value = await work(await adapter());
      patience.over(lane, begun);
      return { ok: true, value };
    } catch (error) {
      const called = readFailure(error);
      if (called.sent.outcome !== "retry") return called;
      if (called.trouble) onTrouble(called.error);
      if (!(error instanceof Refused) || !isBusy(error)) return called;
      return { ...called, sent: { ...called.sent, afterMs: patience.asked(lane, error.afterMs) } };
    }
  };
  /** Once its turn has come it begins, and does not hold up what comes after it. */
  const paced = async <T>(start: () => Promise<T>, begins: () => void = () => {}): Promise<T> => {
    const { running } = await pace.add(async () => {
      begins();
      return { running: start() };
    });
    return await running;
  };

  return {
    post: (to, activity) =>
      turns.next(to.conversation, (begins) =>
        paced(() => call(to.conversation, (known) => known.post(to, activity)), begins),
      ),
    put: (to, id, activity) => paced(() => call(to.conversation, (known) => known.put(to, id, activity))),
    meet: (by, account) => paced(() => call(account, (known) => known.meet(by, account))),
    member: (of, id) => call(`${of.conversation} members`, (known) => known.member(of, id)),
    members: (of, page) => call(`${of.conversation} members`, (known) => known.members(of, page)),
  };
}

type Failed = Extract<Called<never>, { readonly ok: false }> & { readonly trouble?: true };
const failed = (error: string, sent: Failed["sent"]): Failed => ({ ok: false, error, sent });
const troubled = (error: string, sent: Failed["sent"]): Failed => ({ ...failed(error, sent), trouble: true });

/** Teams asks for patience; 412 is its word for two calls at once. */
const isBusy = ({ status }: Refused): boolean => status === 429 || status === 412;

function readFailure(error: unknown): Failed {
  if (error instanceof Refused) return refusedWith(error);
  if (error instanceof Unanswered && error.arrived === "perhaps") return failed("no-answer", { outcome: "unknown" });
  if (error instanceof Unanswered) return failed("unreachable", { outcome: "retry", afterMs: UNREACHABLE_MS });
  // Nothing else is thrown but where the bot's own token cannot be had, before anything is sent.
  const name = error instanceof Error ? error.name : "fault";
  return troubled(name, { outcome: "retry", afterMs: TOKEN_MS, lane: "all" });
}

/** What the city's own administrators have switched off, for everybody. */
const ofTenant = new Set(["BotDisabledByAdmin", "TenantNotFound", "BotNotRegistered"]);

/** A server that fails may have done it all the same; one that refuses has not. */
function refusedWith(refusal: Refused): Failed {
  const { status, code } = refusal;
  const said = code || `http-${status}`;
  if (isBusy(refusal)) return failed(said, { outcome: "retry", afterMs: 0 });
  if (status === 401) return troubled(said, { outcome: "retry", afterMs: MEND_MS, lane: "all" });
  if (status >= 500) return failed(said, { outcome: "unknown" });
  if (ofTenant.has(code)) return troubled(said, { outcome: "retry", afterMs: TENANT_MS, lane: "all" });
  // Microsoft's own refusals name their reason; without one it was a proxy on the way.
  if (status < 400 || status === 407 || code === "") return troubled(said, { outcome: "retry", afterMs: MEND_MS });
  return failed(said, { outcome: "gone", reason: said });
}
