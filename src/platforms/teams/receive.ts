import { z } from "zod";
import type { Entries } from "../../view/form.ts";
import type { Target } from "../../view/target.ts";
import { unpacked } from "../adaptive-cards/choices.ts";
import type { Place } from "./adapter.ts";
import { OURS } from "./render/teams.ts";

// What Teams sends, as much of it as is used. What does not fit is none of ours, and is left alone.

const id = z.string().min(1).max(500);
/** No database keeps NUL, and half a letter is none. */
const words = z.string().transform((text) => text.replaceAll("\0", "").replace(/\p{Cs}/gu, "\ufffd"));
const WORDS_MOST = 100_000;

const mention = z.looseObject({
  type: z.literal("mention"),
  text: z.string().min(1).max(500),
  mentioned: z.looseObject({ id: z.string() }),
});
const base = z.object({
  type: z.string(),
  id: id.optional(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  serviceUrl: z.url().max(500),
  from: z.looseObject({ id, aadObjectId: id.nullish(), role: z.string().nullish() }),
  recipient: z.looseObject({ id }),
  conversation: z.looseObject({ id, conversationType: z.string().nullish() }),
  replyToId: id.nullish(),
  text: words.nullish(),
  value: z.unknown().optional(),
  entities: z.array(z.unknown()).nullish(),
  membersAdded: z.array(z.looseObject({ id })).nullish(),
});
type Base = z.infer<typeof base>;

/**
 * Who did it and where. user: their Entra object id; member: their id towards this bot, by which every roster knows
 * them. alone: in the conversation with the bot alone; elsewhere others can read.
 */
export type Met = {
  readonly user: string;
  readonly member: string;
  readonly place: Place;
  readonly alone: boolean;
};

export type Came = Met & { readonly activity: Base };

/** undefined: from nobody with an Entra account, from a program, or unreadable. */
export function readActivity(given: unknown): Came | undefined {
  const activity = base.safeParse(given).data;
  const user = activity?.from.aadObjectId;
  if (!activity || !user || activity.from.role === "bot" || activity.from.role === "skill") return undefined;
  const { serviceUrl, conversation, recipient } = activity;
  // What does not say so is taken for a place where others read.
  const alone = conversation.conversationType === "personal" && conversation.isGroup !== true;
  return {
    activity,
    user,
    member: activity.from.id,
    alone,
    place: { serviceUrl, conversation: conversation.id, bot: recipient.id },
  };
}

/** The same, for what is kept. */
export const metIn = ({ user, member, place, alone }: Came): Met => ({ user, member, place, alone });

const entities: Readonly<Record<string, string>> = { nbsp: " ", amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** What somebody wrote: a mention of the bot is left out, one of a colleague too. */
export function asTyped({ text, entities: marks }: Base): string {
  const mentions = (marks ?? []).flatMap((each) => mention.safeParse(each).data ?? []);
  return mentions
    .reduce((said, { text: marked }) => said.replaceAll(marked, " "), (text ?? "").slice(0, WORDS_MOST))
    .replace(/<at(?:\s[^<>]{0,200})?>[^<>]{0,500}<\/at>/gi, " ")
    .replace(/&(nbsp|amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? "")
    .trim();
}

const about = z.record(z.string().max(200), z.string().max(1000));
const target = z
  .object({ feature: z.string().max(200), name: z.string().max(200), about, key: z.string().max(200).optional() })
  .transform(({ key, ...rest }): Target => (key === undefined ? rest : { ...rest, key }));
const does = z.discriminatedUnion("does", [
  z.object({ does: z.literal("opens"), target }),
  z.object({ does: z.literal("presses"), target }),
  z.object({ does: z.literal("shows"), target }),
  z.object({
    does: z.literal("asks"),
    words: words.pipe(z.string().max(2000)),
    nonce: z.string().max(100).default(""),
  }),
  z.object({
    does: z.literal("submits"),
    target,
    via: z.string().max(200),
    lists: z.array(z.string().max(200)).max(100).default([]),
    labels: z.record(z.string().max(200), z.string().max(200)).default({}),
  }),
]);
export type Does = z.infer<typeof does>;

/** What one of our buttons asks for; undefined for any other's. */
export function readDoes(data: unknown): Does | undefined {
  return isObject(data) ? does.safeParse(data[OURS]).data : undefined;
}

/** What was entered: everything beside our own data, as text; lists by the ids that the form named. */
export function readEntries(data: unknown, lists: readonly string[]): Entries {
  if (!isObject(data)) return {};
  const entered = Object.entries(data).filter(([name]) => !notEntered.has(name));
  return Object.fromEntries(
    entered.flatMap(([name, given]) => {
      const value = words.safeParse(typeof given === "number" || typeof given === "boolean" ? String(given) : given);
      if (!value.success) return [];
      return [[name, lists.includes(name) ? listOf(value.data) : value.data]];
    }),
  );
}

const listOf = (joined: string): readonly string[] => (joined === "" ? [] : joined.split(",").map(unpacked));

const notEntered: ReadonlySet<string> = new Set([OURS, "msteams"]);

const isObject = (given: unknown): given is Readonly<Record<string, unknown>> =>
  typeof given === "object" && given !== null && !Array.isArray(given);

/** Of `adaptiveCard/action`. */
export const readExecuted = (value: unknown): Does | undefined =>
  isObject(value) && isObject(value.action) ? readDoes(value.action.data) : undefined;

/** Of `task/fetch` and `task/submit`. */
export const readTask = (value: unknown): unknown => (isObject(value) ? value.data : undefined);

const search = z.object({ queryText: words, dataset: z.string().max(4000) });
/** Of `application/search`. */
export const readSearch = (value: unknown) => search.safeParse(value).data;

const place = z.object({ serviceUrl: z.string(), conversation: z.string(), bot: z.string() });
const met = { user: z.string(), member: z.string(), place, alone: z.boolean() };
const item = z.discriminatedUnion("do", [
  /** direct: answered in the chat with the bot alone, wherever it was asked. */
  z.strictObject({ do: z.literal("hear"), ...met, words: z.string(), direct: z.boolean().optional() }),
  /** message: the one whose button was pressed. */
  z.strictObject({
    do: z.literal("press"),
    ...met,
    message: z.string(),
    target: z.custom<Target>((given) => isObject(given)),
  }),
  z.strictObject({ do: z.literal("welcome"), ...met }),
  /** Everybody in a place that the bot was added to. */
  z.strictObject({ do: z.literal("meet"), ...met }),
]);
/** What is kept in the inbox until it is answered. */
export type Item = z.infer<typeof item>;
export const readItem = (body: string): Item => item.parse(JSON.parse(body));
