import { z } from "zod";
import { NotNow } from "../../bot/platform.ts";
import type { Accounts } from "../../people/accounts.ts";
import type { Place } from "./adapter.ts";
import type { Called, Calls } from "./calls.ts";
import type { Reach } from "./reach.ts";
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
  readonly reach: Reach;
  readonly onFault: (error: unknown) => void;
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
/** After so many times that Teams did not say who somebody is, the operator is told. */
const TOLD_AFTER = 8;
/** Teams' word for somebody who is not among those in a place. */
const NOT_THERE = "MemberNotFoundInConversation";

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
type Unsaid = Pick<Extract<Called<unknown>, { readonly ok: false }>, "error" | "sent">;

export function createPeople({ calls, accounts, store, reach, onFault, clock, tenantId }: Options): TeamsPeople {
  const nobodies = new Map<string, number>();
  const unsaid = new Map<string, number>();
  const asking = new Map<string, Promise<Asked>>();
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

  type Asked = { readonly email: string | undefined } | { readonly no: Unsaid };
  const askOnce = async (account: string, place: Place, id: string): Promise<Asked> => {
    const called = await calls.member(place, id);
    if (!called.ok) return { no: called };
    unsaid.delete(account);
    return { email: await settle(account, member.safeParse(called.value).data) };
  };
  /** However many things of theirs wait for it. */
  const ask = (account: string, place: Place, id: string): Promise<Asked> => {
    const under = asking.get(account) ?? askOnce(account, place, id).finally(() => asking.delete(account));
    asking.set(account, under);
    return under;
  };

  /** Waits longer each time, and tells the operator once that it does. */
  const notNow = (account: string, { error, sent }: Unsaid): NotNow => {
    const why = `Teams does not say who somebody is: ${error}`;
    if (sent.outcome === "retry") return new NotNow(sent.afterMs, why);
    const times = (unsaid.get(account) ?? 0) + 1;
    unsaid.set(account, times);
    if (times === TOLD_AFTER) onFault(new Error(why));
    return new NotNow(Math.min(ASK_AT_LAST_MS, ASK_AGAIN_MS * 2 ** Math.min(times - 1, 10)), why);
  };

  const keep = async (
    account: string,
    email: string | undefined,
    { conversation, ...by }: Place,
    how: { readonly alone: boolean; readonly opens: boolean },
  ) => {
    if (email === undefined) return;
    const met = { ...by, email, conversation: how.alone ? conversation : undefined };
    await store.keep(account, met, clock.today(), how.opens);
  };

  /**
   * Who they are now, in their own conversation with the bot, which is begun where there is none, and begun anew where
   * it is gone. Undefined: nobody of the city's, or nobody that can be reached.
   */
  const askAlone = async (account: string, tries = 2): Promise<string | undefined> => {
    const reached = await reach.direct(account);
    if ("sent" in reached) {
      if (reached.sent.outcome === "gone") return undefined;
      throw notNow(account, { error: "not-reached", sent: reached.sent });
    }
    const asked = await ask(account, reached.place, account);
    if ("email" in asked) {
      await keep(account, asked.email, reached.place, { alone: true, opens: false });
      return asked.email;
    }
    if (asked.no.error === NOT_THERE) return await settle(account, undefined);
    const judged = await reach.judged(account, asked.no.sent);
    if (judged.outcome === "gone") return undefined;
    if (asked.no.sent.outcome === "gone" && tries > 1) return await askAlone(account, tries - 1);
    throw notNow(account, asked.no);
  };

  const settleMember = async (place: Place, given: unknown): Promise<void> => {
    const found = member.safeParse(given).data;
    const account = found?.aadObjectId ?? found?.objectId;
    if (!account || (await isFresh(account))) return;
    await keep(account, await settle(account, found), place, { alone: false, opens: false });
  };

  return {
    meet: async ({ user: account, member: id, place, alone }) => {
      const reached = await store.reach(account);
      const isThere = reached !== undefined && !reached.closed && (!alone || isAt(reached, place));
      if ((isThere || nobodies.has(account)) && (await isFresh(account))) return;
      const asked = await ask(account, place, id);
      if ("email" in asked) return await keep(account, asked.email, place, { alone, opens: true });
      // Whoever has left a group since is still who they are.
      if (asked.no.error !== NOT_THERE) throw notNow(account, asked.no);
      await (alone || !reached ? settle(account, undefined) : askAlone(account));
    },
    isKnown: async (account) => (await accounts.account(account)) !== undefined,
    recognise: async (account) => {
      const reached = await store.reach(account);
      if (reached && !reached.closed && !(await isFresh(account))) await askAlone(account);
    },
    find: async (email) => {
      const account = await store.byEmail(email);
      return account !== undefined && (await askAlone(account)) === email.toLowerCase() ? account : undefined;
    },
    meetAll: async (place) => {
      for (let page: string | undefined, more = true; more; more = page !== undefined) {
        const called = await calls.members(place, page);
        if (!called.ok) return givenUp(called);
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

/** Where the bot may not see who is there, each is met when they write. */
function givenUp({ error, sent }: Unsaid): void {
  if (sent.outcome === "gone") return;
  const why = `Teams does not say who is there: ${error}`;
  throw sent.outcome === "retry" ? new NotNow(sent.afterMs, why) : new Error(why);
}

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
