import { setTimeout as sleep } from "node:timers/promises";
import type { Bot } from "../../bot/bot.ts";
import type { Inbox } from "../../bot/inbox.ts";
import { NotNow, type Sent } from "../../bot/platform.ts";
import { type Acting, answerTo } from "./act.ts";
import type { Item } from "./receive.ts";

export type Taking = { readonly bot: Bot; readonly inbox: Inbox; readonly acting: Acting };

/**
 * Stored, and answered when it is acknowledged; what leaves no trace is answered first, and only noted.
 * identity: the same for what is one, however often it comes.
 */
export async function take({ bot, inbox, acting }: Taking, identity: string, item: Item): Promise<void> {
  const named = { platform: "teams", identity };
  if (!leavesNoTrace(bot, item)) {
    // To meet a whole team takes its time, and holds up nobody who says something there.
    const conversation = item.do === "meet" ? `meet ${item.place.conversation}` : item.place.conversation;
    await inbox.take({ ...named, conversation, body: JSON.stringify(item) });
    return;
  }
  await inbox.once(named, async () => {
    const sent = await atOnce(acting, item, identity);
    // Not acknowledged, it comes again: better answered twice than not at all.
    if (sent.outcome !== "sent") throw new Error(`not answered: ${sent.outcome}`);
  });
}

/** Teams waits fifteen seconds for what is not an invoke. */
const PATIENCE_MS = 10_000;

/** Nothing may be kept of it, so that Teams' own patience is waited for here. */
async function atOnce(acting: Acting, item: Item, identity: string): Promise<Sent> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const sent = await once(acting, item, identity);
    if (sent.outcome !== "retry" || Date.now() + sent.afterMs > until) return sent;
    await sleep(sent.afterMs);
  }
}

async function once(acting: Acting, item: Item, identity: string): Promise<Sent> {
  try {
    const answer = await answerTo(acting, item, identity, false);
    return await answer(false);
  } catch (error) {
    if (error instanceof NotNow) return { outcome: "retry", afterMs: error.afterMs };
    throw error;
  }
}

export function leavesNoTrace(bot: Bot, item: Item): boolean {
  if (item.do === "press") return bot.leavesNoTrace({ target: item.target });
  return item.do === "hear" && bot.leavesNoTrace({ words: item.words }) === true;
}
