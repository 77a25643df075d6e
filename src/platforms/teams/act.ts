import type { Bot } from "../../bot/bot.ts";
import type { Sent } from "../../bot/platform.ts";
import { type Card, say } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { Target } from "../../view/target.ts";
import type { TeamsPeople } from "./people.ts";
import type { Reach } from "./reach.ts";
import { type Item, readItem } from "./receive.ts";
import { text } from "./text.ts";
import { type Said, saidAgain, type Voice } from "./voice.ts";

export type Acting = {
  readonly bot: Bot;
  readonly people: TeamsPeople;
  readonly voice: Voice;
  readonly localeOf: (user: string) => Promise<Locale>;
  readonly reach: Reach;
  /** What greets somebody who has just got the app. */
  readonly welcome: Target;
};

/** Does what lay in the inbox, and gives the way to answer it. */
export async function act(
  acting: Acting,
  body: string,
  once: string,
  last: boolean,
): Promise<(again: boolean) => Promise<Sent>> {
  return await answerTo(acting, readItem(body), once, last);
}

/** The same for what was not stored, since it leaves no trace. */
export async function answerTo(
  acting: Acting,
  item: Item,
  once: string,
  last: boolean,
): Promise<(again: boolean) => Promise<Sent>> {
  if (item.do === "meet") {
    await acting.people.meetAll(item.place);
    return async () => ({ outcome: "sent", receipt: "" });
  }
  await acting.people.meet(item);
  const card = await done(acting, item, once);
  // The bot has written the fault down; while it may pass, nobody is told of it.
  if (card.refused === "fault" && !last) throw new Error("a fault while acting");
  const said = { card, locale: await acting.localeOf(item.user) };
  return async (again) => {
    if (item.do === "press" && !card.refused) return await replaced(acting, item, said);
    return await answered(acting, item, again ? saidAgain(said) : said);
  };
}

type Answered = Exclude<Item, { readonly do: "meet" }>;

function done({ bot, welcome }: Acting, item: Answered, once: string): Promise<Card> {
  const sender = { platform: "teams", account: item.user };
  if (item.do === "press") return bot.press(sender, item.target);
  return item.do === "hear" ? bot.hear(sender, item.words, once) : bot.show(sender, welcome);
}

/** Where others can read, what is personal goes to the chat with the bot alone, and the others are told no more than that. */
async function answered(acting: Acting, item: Answered, said: Said): Promise<Sent> {
  const { voice, reach } = acting;
  const { user, place, alone } = item;
  const isAside = item.do === "hear" && item.direct === true;
  if (alone || (!isAside && isForAnyone(said.card))) return await voice.say(place, said);
  const reached = await reach.direct(user);
  if ("sent" in reached) return reached.refused ? await notReached(acting, item, said) : reached.sent;
  const sent = await voice.say(reached.place, said);
  const judged = await reach.judged(user, sent);
  if (sent.outcome === "gone") return await notReached(acting, item, said);
  if (sent.outcome === "sent" && !isAside) await voice.say(place, { ...said, card: say(text[said.locale].inDirect) });
  return judged;
}

/**
 * Whoever asked must not wait for an answer that cannot come, nor those behind them. To words of crisis, which stand
 * there for all to read, nothing matters more than an answer.
 */
async function notReached({ bot, voice }: Acting, item: Answered, said: Said): Promise<Sent> {
  if (item.do === "hear" && item.direct) return { outcome: "gone", reason: "blocked" };
  const isConfided = item.do === "hear" && bot.leavesNoTrace({ words: item.words });
  return await voice.say(item.place, isConfided ? said : { ...said, card: say(text[said.locale].noDirect) });
}

/** The answer takes the place of what was pressed; where that is gone, it is told all the same. */
async function replaced(acting: Acting, item: Extract<Item, { do: "press" }>, said: Said): Promise<Sent> {
  if (!item.alone && !isForAnyone(said.card)) return await answered(acting, item, said);
  const sent = await acting.voice.redraw(item.place, item.message, said, true);
  return sent.outcome === "gone" ? await answered(acting, item, said) : sent;
}

/** A refusal says nothing of anybody. */
export const isForAnyone = ({ audience, refused }: Card): boolean => audience === "anyone" || refused !== undefined;
