import { z } from "zod";
import type { Target } from "../../view/target.ts";
import { type Pressed, readPressed } from "./render/value.ts";

// What Slack sends, as much of it as is used. What does not fit is none of ours, and is left alone.

const id = z.string().min(1).max(100);
/** No database keeps NUL, and half a letter is none. */
const words = z.string().transform((text) => text.replaceAll("\0", "").replace(/\p{Cs}/gu, "\ufffd"));

const message = z.object({
  type: z.literal("message"),
  channel_type: z.literal("im"),
  subtype: z.enum(["file_share", "thread_broadcast"]).optional(),
  bot_id: z.never().optional(),
  hidden: z.literal(false).optional(),
  user: id,
  channel: id,
  ts: id,
  thread_ts: id.optional(),
  text: words.default(""),
});
const mention = z.object({
  type: z.literal("app_mention"),
  bot_id: z.never().optional(),
  user: id,
  channel: id,
  ts: id,
  thread_ts: id.optional(),
  text: words,
});
const command = z.object({
  user_id: id,
  channel_id: id,
  text: words.default(""),
  trigger_id: id,
  response_url: z.url(),
});
const pressedButton = z.object({
  user: z.object({ id }),
  trigger_id: id,
  response_url: z.url().optional(),
  container: z.discriminatedUnion("type", [
    z.object({
      type: z.literal("message"),
      channel_id: id,
      message_ts: id,
      thread_ts: id.optional(),
      is_ephemeral: z.boolean().optional(),
    }),
    z.object({ type: z.literal("view"), view_id: id }),
  ]),
  view: z
    .object({
      id,
      type: z.enum(["modal", "home"]),
      hash: z.string().optional(),
      private_metadata: z.string().optional(),
      state: z.unknown(),
      root_view_id: z.string().nullish(),
      previous_view_id: z.string().nullish(),
    })
    .optional(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().optional(), action_ts: z.string() })).min(1),
});
const submission = z.object({
  user: z.object({ id }),
  view: z.object({
    id,
    private_metadata: z.string(),
    state: z.unknown(),
    blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })).default([]),
  }),
});
const lookup = z.object({
  user: z.object({ id }),
  block_id: z.string().max(255),
  value: words,
  view: z.object({ private_metadata: z.string() }),
});
const home = z.object({ user: id, tab: z.enum(["home", "messages"]) });
const shortcut = z.object({ user: z.object({ id }), trigger_id: id, callback_id: z.string() });

const reader =
  <T>(schema: z.ZodType<T>) =>
  (given: unknown): T | undefined =>
    schema.safeParse(given).data;

/** A message to the bot alone; not one that was changed or taken back, nor one of a program's. */
export const readMessage = reader(message);
export const readMention = reader(mention);
export const readCommand = reader(command);
export const readSubmission = reader(submission);
export const readLookup = reader(lookup);
export const readHome = reader(home);
export const readShortcut = reader(shortcut);
/** The account that Slack says has changed. */
export const readChanged = (given: unknown): string | undefined =>
  z.object({ user: z.object({ id }) }).safeParse(given).data?.user.id;

export type Press = z.infer<typeof pressedButton> & { readonly pressed: Pressed };

/** A press of one of our buttons; undefined for a link, which Slack follows itself, and for a choice in a field. */
export function readPress(given: unknown): Press | undefined {
  const read = pressedButton.safeParse(given).data;
  const pressed = read && readPressed(read.actions[0]?.value);
  return pressed && { ...read, pressed };
}

/**
 * What somebody wrote, without Slack's marks: an address is read as it was shown, a mention of a person is left out,
 * and the three signs that Slack escapes are themselves again (docs.slack.dev/messaging/formatting-message-text).
 */
export const asTyped = (text: string): string =>
  text
    .replace(/<([@#!]?)([^<>|]{0,2000})(?:\|([^<>]{0,2000}))?>/g, (_, sign: string, id: string, label?: string) =>
      sign === "@" ? "" : (label ?? (sign === "" ? id : `${sign === "#" ? "#" : "@"}${id}`)),
    )
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();

const place = { user: id, channel: id, thread: id.optional() };
const item = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("hear"), ...place, words: z.string(), where: z.enum(["dm", "channel"]) }),
  z.strictObject({ do: z.literal("command"), ...place, words: z.string(), reply: z.url() }),
  z.strictObject({
    do: z.literal("press"),
    ...place,
    target: z.custom<Target>((given) => typeof given === "object" && given !== null),
    /** The message that was pressed: by its time, or, when only its reader sees it, by an address to answer to. */
    ts: id,
    reply: z.url().optional(),
  }),
]);
/** What is kept in the inbox until it is answered. */
export type Item = z.infer<typeof item>;
export const readItem = (body: string): Item => item.parse(JSON.parse(body));
