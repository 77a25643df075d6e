import type { Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Block, Card } from "../../../view/card.ts";
import { found, pairOf } from "../act.ts";
import { waitingHandovers } from "../handover/store.ts";
import { handoverButtons } from "../handover/views.ts";
import { lookingOf } from "../meetings/reading.ts";
import { nextOf } from "../meetings/store.ts";
import { choiceBlocks } from "../meetings/views.ts";
import { type News, SECTION } from "../notices.ts";
import { isRunning, otherOf, type Seen } from "../one-on-one.ts";
import { askedBlocks, opensPair } from "../pairs/views.ts";
import type { Services } from "../services.ts";
import { opens } from "../targets.ts";
import { text as shared } from "../text.ts";
import { text } from "./text.ts";

export type Shows = "news";

/** What has happened in a pair, to its two. A chat keeps it: names and dates, and nothing that anybody wrote. */
export const news = (services: Services) => ({
  shows: { news: { who: "everyone" as const, run: (turn: Turn<Tx>) => newsCard(services, turn) } },
});

async function newsCard(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { locale, id } = turn.person;
  const seen = await pairOf(services, turn);
  const what = found(Object.keys(text.ja.news).find((each) => each === turn.about.news)) as News;
  const { news, lines } = text[locale];
  const line = lines[what];
  const waiting = await waitingHandovers(services.db, [seen.pair.id], id);
  const { m } = turn.about;
  const first = [
    ...handoverButtons(seen, waiting.has(seen.pair.id), locale),
    ...(m === undefined ? [] : [opens("meeting", { p: seen.pair.id, m }, text[locale].read, "main")]),
  ];
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: news[what](otherOf(seen).name),
    section: SECTION,
    body: [
      ...(line ? [{ type: "text", text: line } as const] : []),
      ...(what === "asked" ? askedBlocks(seen, id, locale) : []),
      ...(await timeBlocks(services, turn, seen, what)),
    ],
    buttons: [...first, opensPair(seen, locale, first.length > 0 ? undefined : "main")],
  };
}

/** The times to choose from, or the one that is set, as they are by now. */
async function timeBlocks(services: Services, turn: Turn<Tx>, seen: Seen, what: News): Promise<readonly Block[]> {
  if ((what !== "proposed" && what !== "chosen") || !isRunning(seen.pair)) return [];
  const { db, crypto } = services;
  const next = await nextOf(db, seen.pair, { crypto, viewerId: turn.person.id });
  const s = shared[turn.person.locale];
  if (next?.meetsAt) return [{ type: "text", text: s.when(next.meetsAt) }];
  return choiceBlocks(seen, next, lookingOf(turn));
}
