import { type Answer, badArgument, noActivity, notYours, tooBig, yes } from "./answers.ts";
import { brokenRules, bytesOf, type Where } from "./card-rules.ts";
import { CARD, type KeptMessage, nextId, type Written } from "./conversations.ts";
import type { Json } from "./ledger.ts";
import { app } from "./people.ts";
import type { World } from "./world.ts";

// What the bot writes, changes and takes back.

const MOST_BYTES = 100 * 1024;

export const listed = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);

/** replyTo: the activity to which it is an answer. */
export function send(world: World, conversation: string, activity: Json, replyTo?: string): Answer {
  // That somebody writes is shown for a moment, and kept nowhere.
  if (activity.type === "typing") return yes(201, { id: nextId() });
  const refused = refusedMessage(activity);
  if (refused) return refused;
  const written = writtenIn(activity, replyTo);
  if (written.text === "" || written.cards.length === 0) {
    inspectAll(world, written.cards, "message");
    const { id } = world.conversations.post(conversation, written);
    return yes(201, { id }, id);
  }
  return split(world, conversation, written);
}

/** Text and a card together become two messages, and the bot is not told the id of either. */
function split(world: World, conversation: string, written: Written): Answer {
  world.ledger.broken("text and attachment", "message", written.text.slice(0, 40));
  inspectAll(world, written.cards, "message");
  world.conversations.post(conversation, { ...written, cards: [] });
  const { id } = world.conversations.post(conversation, { ...written, text: "" });
  return yes(201, {}, id);
}

export function change(world: World, conversation: string, id: string, activity: Json): Answer {
  const kept = ownMessage(world, conversation, id);
  if ("status" in kept) return kept;
  const refused = refusedMessage(activity);
  if (refused) return refused;
  const written = writtenIn(activity, kept.replyTo);
  if (written.text !== "" && written.cards.length > 0)
    world.ledger.broken("text and attachment", "message", written.text.slice(0, 40));
  inspectAll(world, written.cards, "message");
  world.conversations.change(conversation, id, written);
  return yes(200, { id }, id);
}

export function remove(world: World, conversation: string, id: string): Answer {
  const kept = ownMessage(world, conversation, id);
  if ("status" in kept) return kept;
  world.conversations.remove(conversation, id);
  return yes(200, undefined, id);
}

function ownMessage({ conversations }: World, conversation: string, id: string): KeptMessage | Answer {
  const kept = conversations.message(conversation, id);
  if (!kept) return noActivity;
  return kept.from === app.account ? kept : notYours;
}

function refusedMessage(activity: Json): Answer | undefined {
  if (bytesOf(activity) > MOST_BYTES) return tooBig;
  if (activity.type !== "message") return badArgument(`Activities of type ${activity.type} are not taken.`);
  const { text, attachments } = activity;
  if ((typeof text === "string" && text.trim() !== "") || listed(attachments).length > 0) return undefined;
  return badArgument("Activity must include non empty 'text' field or at least 1 attachment.");
}

const wordsIn = (value: unknown): string => (typeof value === "string" ? value : "");

const writtenIn = (activity: Json, replyTo: string | undefined): Written => ({
  from: app.account,
  text: wordsIn(activity.text),
  textFormat: activity.textFormat === undefined ? undefined : String(activity.textFormat),
  summary: wordsIn(activity.summary),
  cards: listed(activity.attachments)
    .filter(({ contentType }) => contentType === CARD)
    .map(({ content }) => content as Json),
  replyTo,
});

/** Writes down what a card breaks; it is shown all the same. */
export function inspect({ ledger }: World, card: Json, where: Where): void {
  for (const { rule, detail } of brokenRules(card, where)) ledger.broken(rule, where, detail);
}
const inspectAll = (world: World, cards: readonly Json[], where: Where): void => {
  for (const card of cards) inspect(world, card, where);
};
