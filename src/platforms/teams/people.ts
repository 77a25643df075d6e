import { z } from "zod";
import { NotNow } from "../../bot/platform.ts";
import type { Accounts } from "../../people/accounts.ts";
import type { Place } from "./adapter.ts";
import type { Calls } from "./calls.ts";
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
  /** The account with this e-mail, linked; undefined where nobody with it was met yet. */
  readonly find: (email: string) => Promise<string | undefined>;
  /** Everybody of a team that the bot was added to. */
  readonly meetAll: (place: Place) => Promise<void>;
};

type Options = {
  readonly calls: Calls;
  readonly accounts: Accounts;
  readonly store: TeamsStore;
  readonly clock: { readonly now: () => Date; readonly today: () => string };
  /** Undefined in the demo, where a program on the same machine plays Teams. */
  readonly tenantId: string | undefined;
};

/** Teams tells nobody that somebody has left, so everybody is asked about once a day. */
const TRUSTED_MS = 24 * 3_600_000;
const ASK_AGAIN_MS = 3_000;

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

export function createPeople({ calls, accounts, store, clock, tenantId }: Options): TeamsPeople {
  const startOfDay = () => new Date(clock.now().toISOString().slice(0, 10));
  const isFresh = async (account: string): Promise<boolean> => {
    const known = await accounts.account(account);
    return known !== undefined && clock.now().getTime() - known.checkedAt.getTime() < TRUSTED_MS;
  };

  /** Gives the e-mail of a member of staff's account. */
  const settle = async (account: string, found: Member | undefined): Promise<string | undefined> => {
    const email = found && isStaff(found, account, tenantId) ? emailOf(found) : undefined;
    if (email === undefined || !(await accounts.link(account, email, startOfDay()))) await accounts.unlink(account);
    return email;
  };

  const ask = async (account: string, place: Place, id: string): Promise<string | undefined> => {
    const called = await calls.member(place, id);
    if (called.ok) return await settle(account, member.safeParse(called.value).data);
    if (called.sent.outcome === "gone") return await settle(account, undefined);
    const afterMs = called.sent.outcome === "retry" ? called.sent.afterMs : ASK_AGAIN_MS;
    throw new NotNow(afterMs, `Teams does not say who somebody is: ${called.error}`);
  };

  const meet: TeamsPeople["meet"] = async ({ user: account, member: id, place, alone }) => {
    const reach = await store.reach(account);
    const isKnown = reach && !reach.closed && (!alone || isAt(reach, place));
    if (isKnown && (await isFresh(account))) return;
    const email = await ask(account, place, id);
    const { conversation, ...by } = place;
    if (email !== undefined)
      await store.keep(account, email, { ...by, conversation: alone ? conversation : undefined }, clock.today());
  };

  return {
    meet,
    recognise: async (account) => {
      const reach = await store.reach(account);
      if (!reach?.conversation || reach.closed || (await isFresh(account))) return;
      await ask(account, { ...reach, conversation: reach.conversation }, account);
    },
    find: async (email) => {
      const account = await store.byEmail(email);
      return account !== undefined && (await accounts.link(account, email, startOfDay())) ? account : undefined;
    },
    meetAll: async (place) => {
      const { conversation: _, ...by } = place;
      for (let page: string | undefined, more = true; more; more = page !== undefined) {
        const { members, next } = await calls.members(place, page);
        for (const each of members) {
          const found = member.safeParse(each).data;
          const account = found?.aadObjectId ?? found?.objectId;
          const email = account ? await settle(account, found) : undefined;
          if (account && email !== undefined && !(await store.reach(account)))
            await store.keep(account, email, { ...by, conversation: undefined }, clock.today());
        }
        page = next;
      }
    },
  };
}

const isAt = (reach: Omit<Place, "conversation"> & { readonly conversation: string | undefined }, place: Place) =>
  reach.conversation === place.conversation && reach.serviceUrl === place.serviceUrl && reach.bot === place.bot;

const emailOf = ({ email, userPrincipalName }: Member): string | undefined =>
  (email || userPrincipalName)?.toLowerCase() || undefined;

/** Neither a guest, nor somebody of another tenant, nor anybody but the one who was asked about. */
function isStaff(found: Member, account: string, tenantId: string | undefined): boolean {
  const { aadObjectId, objectId, userRole, userPrincipalName } = found;
  if ((aadObjectId ?? objectId) !== account) return false;
  if (userRole === "guest" || userRole === "anonymous" || userPrincipalName?.includes("#EXT#")) return false;
  return tenantId === undefined || found.tenantId === undefined || found.tenantId === tenantId;
}
