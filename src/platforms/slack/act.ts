import type { Bot } from "../../bot/bot.ts";
import type { Sent } from "../../bot/platform.ts";
import { type Card, say } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { SlackPeople } from "./people.ts";
import { type Item, readItem } from "./receive.ts";
import { text } from "./text.ts";
import { type Said, saidAgain, type Voice } from "./voice.ts";

export type Acting = {
  readonly bot: Bot;
  readonly people: SlackPeople;
  readonly voice: Voice;
  readonly localeOf: (user: string) => Promise<Locale>;
  /** The conversation of the bot with this person alone. */
  readonly direct: (user: string) => Promise<string | undefined>;
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
  const { bot, people, localeOf } = acting;
  await people.identify(item.user);
  const sender = { platform: "slack", account: item.user };
  const card = item.do === "press" ? await bot.press(sender, item.target) : await bot.hear(sender, item.words, once);
  // The bot has written the fault down; while it may pass, nobody is told of it.
  if (card.refused === "fault" && !last) throw new Error("a fault while acting");
  const locale = await localeOf(item.user);
  return async (again) => {
    const said = { card, locale };
    if (item.do === "press") return await pressed(acting, item, said);
    return await heard(acting, item, again ? saidAgain(said) : said);
  };
}

/** The answer takes the place of what was pressed; a no stands beside it. */
async function pressed({ voice }: Acting, item: Extract<Item, { do: "press" }>, said: Said): Promise<Sent> {
  const { channel, ts, reply, thread, user } = item;
  if (said.card.refused)
    return reply ? await orDirect(voice.reply(reply, said, false)) : await voice.say({ channel, thread }, said);
  if (reply) return await orDirect(voice.reply(reply, said, true));
  return await orDirect(voice.redraw(`${channel}:${ts}`, said, true));

  /** What was pressed was taken away, or is too old to be changed: the answer is told all the same. */
  async function orDirect(answering: Promise<Sent>): Promise<Sent> {
    const sent = await answering;
    return sent.outcome === "gone" ? await voice.say({ channel: user }, said) : sent;
  }
}

/** Where others could read, only the asker sees the answer; what is personal goes to a direct message. */
async function heard(acting: Acting, item: Exclude<Item, { do: "press" }>, said: Said): Promise<Sent> {
  const { voice } = acting;
  const { channel, thread, user } = item;
  if (item.do === "hear" && item.where === "dm") return await voice.say({ channel, thread }, said);
  const beside = (shown: Said) =>
    item.do === "command" ? voice.reply(item.reply, shown, false) : voice.whisper({ channel, thread }, user, shown);
  if (isForAnyone(said.card)) {
    const sent = await beside(said);
    // The address for answers is used up, or the bot is not in that channel.
    return sent.outcome === "gone" ? await voice.say({ channel: user }, said) : sent;
  }
  const sent = await voice.say({ channel: user }, said);
  if (sent.outcome !== "sent") return sent;
  if ((await acting.direct(user)) !== channel) await beside({ ...said, card: say(text[said.locale].inDirect) });
  return sent;
}

/** A refusal says nothing of anybody. */
const isForAnyone = ({ audience, refused }: Card): boolean => audience === "anyone" || refused !== undefined;
