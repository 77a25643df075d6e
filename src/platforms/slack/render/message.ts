import type { Card } from "../../../view/card.ts";
import { cut } from "../../../view/cut.ts";
import type { Locale } from "../../../view/locale.ts";
import { type Text, text } from "../text.ts";
import type { Message, SlackBlock } from "./blocks.ts";
import { cardBlocks, nameOf } from "./card.ts";
import { escaped, escapedSize } from "./escaped.ts";
import { limits } from "./limits.ts";
import { contexts } from "./parts.ts";

/** more: sent after it, in this order, when one message cannot hold the card; empty for nearly all. */
export type DrawnMessage = Message & { readonly more: readonly Message[] };

/**
 * How the fallback text must be sent for it to stay as it is written: `chat.postMessage` reads mrkdwn in `text`
 * unless told not to, and makes previews of what looks like an address.
 */
export const asWritten = {
  mrkdwn: false,
  parse: "none",
  link_names: false,
  unfurl_links: false,
  unfurl_media: false,
} as const;

/**
 * A card as a message. `text` is its title or kicker, never its body: notifications show it on locked screens.
 *
 * tables: "words" draws it without Slack's own tables and charts, for a workspace that answered `invalid_blocks`.
 */
export function renderMessage(card: Card, locale: Locale, tables: "native" | "words" = "native"): DrawnMessage {
  const t = text[locale];
  const name = nameOf(card, t);
  const [first = [], ...rest] = paged(cardBlocks(card, t, tables === "native"), t);
  const of = rest.length + 1;
  return {
    text: fallback(name),
    blocks: first,
    more: rest.map((blocks, at) => ({ text: fallback(t.continued(short(name), at + 2, of)), blocks })),
  };
}

const fallback = (name: string): string => escaped(cut(name, limits.message.fallback, escapedSize));
/** Leaves room for saying that it goes on. */
const short = (name: string): string => cut(name, limits.message.fallback - 40, escapedSize);

/** The blocks of each message; where there are several, each says where the rest is. */
function paged(blocks: readonly SlackBlock[], t: Text): readonly (readonly SlackBlock[])[] {
  const { blocks: most, text: mostText } = limits.message;
  if (blocks.length <= most && textSize(blocks) <= mostText) return [blocks];
  const pages = packed(blocks, most - NOTES.blocks, mostText - NOTES.text);
  return pages.map((page, at) => [
    ...(at > 0 ? contexts(t.continuedHere(at + 1, pages.length)) : []),
    ...page,
    ...(at < pages.length - 1 ? contexts(t.continuesBelow(at + 1, pages.length)) : []),
  ]);
}

/** What the two lines about the other messages take. */
const NOTES = { blocks: 2, text: 200 } as const;

function packed(blocks: readonly SlackBlock[], most: number, mostText: number): readonly (readonly SlackBlock[])[] {
  const pages: SlackBlock[][] = [[]];
  let size = 0;
  for (const block of blocks) {
    const page = pages.at(-1) ?? [];
    const more = textSize(block);
    if (page.length >= most || (page.length > 0 && size + more > mostText)) {
      const next = [...page.splice(page.length > 1 && belongs(page.at(-1), block) ? -1 : page.length), block];
      pages.push(next);
      size = textSize(next);
    } else {
      page.push(block);
      size += more;
    }
  }
  return pages;
}

/** A heading stands with what it is about, and buttons with the words above them. */
const belongs = (last: SlackBlock | undefined, next: SlackBlock): boolean =>
  last?.type === "header" || (next.type === "actions" && (last?.type === "section" || last?.type === "context"));

/** All that stands under a key `text`, which is what Slack seems to add up. */
function textSize(part: unknown): number {
  if (Array.isArray(part)) return part.reduce((sum: number, each) => sum + textSize(each), 0);
  if (part === null || typeof part !== "object") return 0;
  return Object.entries(part).reduce(
    (sum, [key, each]) => sum + (key === "text" && typeof each === "string" ? each.length : textSize(each)),
    0,
  );
}
