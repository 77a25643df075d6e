/**
 * Where a button, a form or a notice leads, with the few ids it must carry there and back.
 *
 * It comes back through a client, so it routes and never authorises: the person is taken from the
 * platform's own authentication and every read is scoped to them.
 * about: at most 1 kB as JSON (Slack keeps 2,000 characters in a button's value, key included).
 */
export type Target = {
  readonly feature: string;
  readonly name: string;
  readonly about: About;
  /** A one-time key, put on by the bot when the card is drawn (bot/keys.ts); absent before that. */
  readonly key?: string;
};

/** Ids only; never a name, a figure or a text that anybody typed. */
export type About = Readonly<Record<string, string>>;
