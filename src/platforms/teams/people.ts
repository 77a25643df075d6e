import { z } from "zod";
import { NotNow } from "../../bot/platform.ts";
import type { Accounts } from "../../people/accounts.ts";
import type { Place } from "./adapter.ts";
import type { Calls } from "./calls.ts";
import type { Reached } from "./reach.ts";
import type { Met } from "./receive.ts";
import type { TeamsStore } from "./store.ts";

/** Who is who on Teams: an account is linked to a person by the e-mail that the tenant's own roster gives. */
export type TeamsPeople = {
  /**
   * Sees to it that the account is linked to whoever it belongs to, or to nobody, and that they can be written to.
   * Rejects when Teams cannot be asked.
   */
  readonly meet: (met: Met) => Promise<void>;
  /** The same for somebody who said nothing. */
  readonly recognise: (account: string) => Promise<void>;
  /** The account with this e-mail, linked; undefined where nobody has it that was met. Rejects when Teams cannot be asked. */
  readonly find: (email: string) => Promise<string | undefined>;
  /** Everybody in a place that the bot was added to. Rejects when Teams cannot be asked; those met by then stay met. */
  readonly meetAll: (place: Place) => Promise<void>;
  /** Whether the account is linked, however long ago it was looked at. */
  readonly isKnown: (account: string) => Promise<boolean>;
  /** One more who came to such a place. member: their id there. */
  readonly join: (place: Place, member: string) => Promise<void>;
};

type Options = {
  readonly calls: Calls;
  readonly accounts: Accounts;
  readonly store: TeamsStore;
  readonly direct: (account: string) => Promise<Reached>;
  readonly clock: { readonly now: () => Date; readonly today: () => string };
  /** Undefined in the demo, where a program on the same machine plays Teams. */
  readonly tenantId: string | undefined;
};

const HOUR_MS = 3_600_000;
/** Teams tells nobody that somebody has left, so everybody is asked about once a day; not everybody at nine o'clock. */
const TRUSTED_MS = 24 * HOUR_MS;
const SPREAD_HOURS = 12;
/** Who was nobody a moment ago is not asked about again for each thing they do. */
const NOBODY_MS = 60_000;
const ASK_AGAIN_MS = 3_000;
const ASK_AT_LAST_MS = 300_000;
/** After so many times that Teams did not say who somebody is, it is told as a fault. */
const MOST_ASKED = 8;

const text = z.string().nullish();
const member = z.object({
  id: text,
  aadObjectId: text,
  objectId: text,
  email: text,
  userPrincipalName: text,
  userRole: text,
  tenantId: text,
});
type Member = z.infer<typeof member>;

export function createPeople({ calls, accounts, store, direct, clock, tenantId }: Options): TeamsPeople {
  const nobodies = new Map<string, number>();
  const unsaid = new Map<string, number>();
  const asking = new Map<string, Promise<string | undefined>>();
  const now = () => clock.now().getTime();
  const startOfDay = () => new Date(clock.now().toISOString().slice(0, 10));

  const isFresh = async (account: string): Promise<boolean> => {
    const known = await accounts.account(account);
    if (!known) return (nobodies.get(account) ?? 0) > now();
    return now() - known.checkedAt.getTime() < TRUSTED_MS + spreadOf(account) * HOUR_MS;
  };

  /** Gives the e-mail of a member of staff's account; without one, nothing of them is kept. */
  const settle = async (account: string, found: Member | undefined): Promise<string | undefined> => {
    const email = found && isStaff(found, account, tenantId) ? emailOf(found) : undefined;
    const isLinked = email !== undefined && (await accounts.link(account, email, startOfDay()));
    if (!isLinked) {
      await accounts.unlink(account);
      for (const [each, until] of nobodies) if (until <= now()) nobodies.delete(each);
      nobodies.set(account, now() + NOBODY_MS);
    }
    if (email === undefined) await store.forget(account);
    return email;
  };

  const askOnce = async (account: string, place: Place, id: string): Promise<string | undefined> => {
    const called = await calls.member(place, id);
    const isAnswered = called.ok || called.error === "MemberNotFoundInConversation";
    if (isAnswered) {
      unsaid.delete(account);
      return await settle(account, called.ok ? member.safeParse(called.value).data : undefined);
    }
    const times = (unsaid.get(account) ?? 0) + 1;
    unsaid.set(account, times);
    const why = `Teams does not say who somebody is: ${called.error}`;
    if (times >= MOST_ASKED) throw new Error(why);
    const own = Math.min(ASK_AT_LAST_MS, ASK_AGAIN_MS * 2 ** (times - 1));
    throw new NotNow(called.sent.outcome === "retry" ? called.sent.afterMs : own, why);
  };
  /** However many things of theirs wait for it. */
  const ask = (account: string, place: Place, id: string): Promise<string | undefined> => {
    const under = asking.get(account) ?? askOnce(account, place, id).finally(() => asking.delete(account));
    asking.set(account, under);
    return under;
  };

  const keep = async (account: string, email: string | undefined, { conversation, ...by }: Place, alone: boolean) => {
    if (email === undefined) return;
    await store.keep(account, { ...by, email, conversation: alone ? conversation : undefined }, clock.today());
  };

  /** Who they are now, in their own conversation with the bot, which is begun where there is none. */
  const askAlone = async (account: string): Promise<string | undefined> => {
    const reached = await direct(account);
    if ("sent" in reached) {
      if (reached.sent.outcome === "gone") return undefined;
      const afterMs = reached.sent.outcome === "retry" ? reached.sent.afterMs : ASK_AGAIN_MS;
      throw new NotNow(afterMs, "Teams does not let the bot ask who somebody is");
    }
    const email = await ask(account, reached.place, account);
    await keep(account, email, reached.place, true);
    return email;
  };

  const settleMember = async (place: Place, given: unknown): Promise<void> => {
    const found = member.safeParse(given).data;
    const account = found?.aadObjectId ?? found?.objectId;
    if (!account || (await isFresh(account))) return;
    await keep(account, await settle(account, found), place, false);
  };

  return {
    meet: async ({ user: account, member: id, place, alone }) => {
      const reach = await store.reach(account);
      const isThere = reach !== undefined && !reach.closed && (!alone || isAt(reach, place));
      if ((isThere || nobodies.has(account)) && (await isFresh(account))) return;
      await keep(account, await ask(account, place, id), place, alone);
    },
    isKnown: async (account) => (await accounts.account(account)) !== undefined,
    recognise: async (account) => {
      const reach = await store.reach(account);
      if (reach && !reach.closed && !(await isFresh(account))) await askAlone(account);
    },
    find: async (email) => {
      const account = await store.byEmail(email);
      return account !== undefined && (await askAlone(account)) === email.toLowerCase() ? account : undefined;
    },
    meetAll: async (place) => {
      for (let page: string | undefined, more = true; more; more = page !== undefined) {
        const called = await calls.members(place, page);
        if (!called.ok) throw new NotNow(afterOf(called.sent), `Teams does not say who is there: ${called.error}`);
        for (const each of called.value.members) await settleMember(place, each);
        page = called.value.next;
      }
    },
    join: async (place, id) => {
      const called = await calls.member(place, id);
      if (called.ok) await settleMember(place, called.value);
    },
  };
}

const afterOf = (sent: { readonly outcome: string; readonly afterMs?: number }): number =>
  sent.afterMs ?? ASK_AT_LAST_MS;

const isAt = (reach: Omit<Place, "conversation"> & { readonly conversation: string | undefined }, place: Place) =>
  reach.conversation === place.conversation && reach.serviceUrl === place.serviceUrl && reach.bot === place.bot;

/** Always the same hour for the same account. */
const spreadOf = (account: string): number =>
  [...account].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % SPREAD_HOURS, 0);

const emailOf = ({ email, userPrincipalName }: Member): string | undefined =>
  (email || userPrincipalName)?.toLowerCase() || undefined;

/** Neither a guest, nor somebody of another tenant, nor anybody but the one who was asked about. */
function isStaff(found: Member, account: string, tenantId: string | undefined): boolean {
  const { aadObjectId, objectId, userRole, userPrincipalName } = found;
  if ((aadObjectId ?? objectId) !== account) return false;
  if (userRole === "guest" || userRole === "anonymous" || userPrincipalName?.includes("#EXT#")) return false;
  return tenantId === undefined || !found.tenantId || found.tenantId === tenantId;
}
