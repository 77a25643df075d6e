import { z } from "zod";
import { NotNow } from "../../bot/platform.ts";
import type { Accounts } from "../../people/accounts.ts";
import type { Called, Calls } from "./calls.ts";

/** Who is who on Slack: an account is linked to a person by the e-mail that Slack itself gives. */
export type SlackPeople = {
  /** Sees to it that the account is linked to whoever it belongs to, or to nobody. Rejects when Slack cannot be asked. */
  readonly identify: (user: string) => Promise<void>;
  /** The account with this e-mail, linked; undefined where there is none that may use the bot. Rejects when Slack cannot be asked. */
  readonly find: (email: string) => Promise<string | undefined>;
};

type Options = {
  readonly calls: Calls;
  readonly accounts: Accounts;
  readonly now: () => Date;
  readonly installed: () => Promise<Installed>;
};
/** The workspace, or the organisation, in which the bot is installed. */
export type Installed = { readonly team: string; readonly enterprise: string | undefined };

/** Slack tells of changes; who it told nothing of is asked about once a day all the same. */
const TRUSTED_MS = 24 * 3_600_000;
const ASK_AGAIN_MS = 3_000;

const flag = z.boolean().nullish();
const user = z.object({
  id: z.string(),
  team_id: z.string().nullish(),
  deleted: flag,
  is_bot: flag,
  is_app_user: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  is_invited_user: flag,
  is_email_confirmed: flag,
  enterprise_user: z.object({ enterprise_id: z.string().nullish() }).nullish(),
  profile: z.object({ email: z.string().nullish() }).nullish(),
});
type User = z.infer<typeof user>;

export function createPeople({ calls, accounts, now, installed }: Options): SlackPeople {
  const asking = new Map<string, Promise<void>>();

  const settle = async (found: User): Promise<boolean> => {
    const email = isStaff(found, await installed()) ? found.profile?.email : undefined;
    // To the day: the instant would say who wrote when.
    if (email) return await accounts.link(found.id, email, startOfDay(now()));
    await accounts.unlink(found.id);
    return false;
  };

  const ask = async (id: string): Promise<void> => {
    const asked = await calls.call("users.info", { user: id });
    if (!asked.ok && asked.error !== "user_not_found" && asked.error !== "user_not_visible") throw unsaid(asked);
    const found = asked.ok ? user.safeParse(asked.answer.user) : undefined;
    if (found?.success) await settle(found.data);
    else await accounts.unlink(id);
  };

  const identify: SlackPeople["identify"] = async (id) => {
    const known = await accounts.account(id);
    if (known && now().getTime() - known.checkedAt.getTime() < TRUSTED_MS) return;
    const under = asking.get(id) ?? ask(id).finally(() => asking.delete(id));
    asking.set(id, under);
    await under;
  };

  const find: SlackPeople["find"] = async (email) => {
    const asked = await calls.call("users.lookupByEmail", { email });
    if (!asked.ok && asked.error === "users_not_found") return undefined;
    if (!asked.ok) throw unsaid(asked);
    const found = user.safeParse(asked.answer.user);
    if (!found.success || found.data.profile?.email?.toLowerCase() !== email.toLowerCase()) return undefined;
    return (await settle(found.data)) ? found.data.id : undefined;
  };

  return { identify, find };
}

const startOfDay = (now: Date): Date => new Date(now.toISOString().slice(0, 10));

/** Slack will say it later, or will not say it at all. */
function unsaid({ error, sent }: Extract<Called, { readonly ok: false }>): Error {
  if (sent.outcome === "gone") return new Error(`Slack did not say who somebody is: ${error}`);
  return new NotNow(
    sent.outcome === "retry" ? sent.afterMs : ASK_AGAIN_MS,
    `Slack does not say who somebody is: ${error}`,
  );
}

/** Neither a guest, nor somebody of another workspace, nor a program, nor anybody who has left. */
function isStaff(found: User, { team, enterprise }: Installed): boolean {
  const { deleted, is_bot, is_restricted, is_ultra_restricted, is_stranger, is_invited_user } = found;
  if (deleted || is_bot || is_restricted || is_ultra_restricted || is_stranger || is_invited_user) return false;
  if (found.is_email_confirmed === false) return false;
  if (found.team_id === team) return true;
  return enterprise !== undefined && found.enterprise_user?.enterprise_id === enterprise;
}
