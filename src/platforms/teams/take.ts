import type { Bot } from "../../bot/bot.ts";
import type { Inbox } from "../../bot/inbox.ts";
import { type Acting, answerTo } from "./act.ts";
import type { Came, Item } from "./receive.ts";

export type Taking = { readonly bot: Bot; readonly inbox: Inbox; readonly acting: Acting };

/**
 * Stored, and answered when it is acknowledged; what leaves no trace is answered first, and only noted. The same
 * activity has one effect, however often it comes.
 */
export async function take({ bot, inbox, acting }: Taking, { activity, place }: Came, item: Item): Promise<void> {
  const identity = `${place.conversation}:${activity.id ?? ""}`;
  const named = { platform: "teams", identity };
  if (!leavesNoTrace(bot, item)) {
    await inbox.take({ ...named, conversation: place.conversation, body: JSON.stringify(item) });
    return;
  }
  await inbox.once(named, async () => {
    const answer = await answerTo(acting, item, identity, false);
    const sent = await answer(false);
    // Not acknowledged, it comes again: better answered twice than not at all.
    if (sent.outcome !== "sent") throw new Error(`not answered: ${sent.outcome}`);
  });
}

function leavesNoTrace(bot: Bot, item: Item): boolean {
  if (item.do === "welcome") return false;
  return bot.leavesNoTrace(item.do === "press" ? { target: item.target } : { words: item.words });
}
