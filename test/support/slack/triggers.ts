import { randomBytes } from "node:crypto";

export type Issued = { readonly user: string; readonly view?: string | undefined };

/** A trigger opens one dialog, within three seconds. */
export type Triggers = {
  /** view: where the button stands that was pressed. */
  readonly issue: (user: string, view?: string) => string;
  /** Slack's word for what is wrong with it, or whose it was. */
  readonly use: (trigger: unknown) => string | Issued;
};

export function createTriggers(now: () => number, lastsMs: number): Triggers {
  const issued = new Map<string, Issued & { readonly at: number; used: boolean }>();
  return {
    issue: (user, view) => {
      const trigger = `${now()}.${randomBytes(4).readUInt32BE()}.${randomBytes(16).toString("hex")}`;
      issued.set(trigger, { user, view, at: now(), used: false });
      return trigger;
    },
    use: (trigger) => {
      const known = issued.get(String(trigger));
      if (!known) return "invalid_trigger_id";
      if (known.used) return "exchanged_trigger_id";
      if (now() - known.at > lastsMs) return "expired_trigger_id";
      known.used = true;
      return known;
    },
  };
}

/** Where an answer may be sent to, five times within half an hour. */
export type ReplyAddresses = {
  readonly issue: (to: Reply) => string;
  /** Slack's word for what is wrong, or what it is an answer to. */
  readonly use: (token: string) => string | Reply;
};
/** ts: the message that was pressed. */
export type Reply = { readonly channel: string; readonly user: string; readonly ts?: string | undefined };

const REPLIES = 5;
const REPLIES_MS = 30 * 60_000;

export function createReplyAddresses(now: () => number): ReplyAddresses {
  const issued = new Map<string, { readonly to: Reply; readonly at: number; uses: number }>();
  return {
    issue: (to) => {
      const token = randomBytes(12).toString("hex");
      issued.set(token, { to, at: now(), uses: 0 });
      return token;
    },
    use: (token) => {
      const known = issued.get(token);
      if (!known) return "expired_url";
      known.uses += 1;
      if (known.uses > REPLIES || now() - known.at > REPLIES_MS) return "used_url";
      return known.to;
    },
  };
}
