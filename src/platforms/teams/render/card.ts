import type { Block, Card } from "../../../view/card.ts";
import { pieces, rawSize } from "../../../view/cut.ts";
import type { Locale } from "../../../view/locale.ts";
import type { AdaptiveCard } from "../../adaptive-cards/adaptive-card.ts";
import { adaptiveCard, renderCard } from "../../adaptive-cards/card.ts";
import { type Part, quiet, textBlock } from "../../adaptive-cards/parts.ts";
import { type Text, text } from "../text.ts";
import { limits, sizeOf } from "./limits.ts";
import { forTeams, ours, type Surface } from "./teams.ts";

/** A card as messages: one for nearly all; what one cannot hold goes on in the next. */
export function renderMessages(card: Card, locale: Locale): readonly AdaptiveCard[] {
  const t = text[locale];
  const parts = partsOf(card, locale, "message");
  const whole = { ...onTeams(parts, locale), ...refreshOf(card) };
  if (sizeOf(whole) <= limits.bytes) return [whole];
  const pages = packed(parts, limits.bytes - sizeOf(onTeams(notes(t, 99, 99, 99), locale)), t);
  return pages.map((page, at) => {
    const [before, after] = notes(t, at, at + 1, pages.length);
    return onTeams(
      [...(before && at > 0 ? [before] : []), ...page, ...(after && at < pages.length - 1 ? [after] : [])],
      locale,
    );
  });
}

/** The lines about the messages before and after. */
const notes = (t: Text, before: number, after: number, of: number): readonly Part[] => [
  textBlock(t.continuedHere(before + 1, of), quiet),
  textBlock(t.continuesBelow(after, of), quiet),
];

/** A card in a dialog, or as the answer to a press: cut before its buttons where it is too long, which it then says. */
export function renderWhole(card: Card, locale: Locale, surface: Surface): AdaptiveCard {
  const { buttons = [], ...rest } = card;
  const refresh = surface === "message" ? refreshOf(card) : {};
  const most = surface === "dialog" ? limits.dialogBytes : limits.bytes;
  const whole = { ...onTeams(partsOf(card, locale, surface), locale), ...refresh };
  if (sizeOf(whole) <= most) return whole;
  const ending = [
    textBlock(text[locale].readRest, quiet),
    ...partsOf({ type: "card", body: [], buttons }, locale, surface, "own"),
  ];
  let kept = partsOf(rest, locale, surface);
  while (kept.length > 0 && sizeOf(onTeams([...kept, ...ending], locale)) > most) kept = kept.slice(0, -1);
  const cut = onTeams([...kept, ...ending], locale);
  return sizeOf(cut) <= most ? cut : onTeams([textBlock(text[locale].notShown)], locale);
}

/**
 * Each reader's Teams asks for the card as they may see it: by itself in conversations of up to sixty people, elsewhere
 * when they ask for it (learn.microsoft.com, user-specific views).
 */
const refreshOf = ({ each }: Card) =>
  each
    ? {
        refresh: {
          action: { type: "Action.Execute", title: "", verb: "shows", data: ours({ does: "shows", target: each }) },
        },
      }
    : {};

/** What a notification and a dialog's bar show: the title or the kicker, never what stands in the body. */
export const nameOf = ({ title, kicker }: Card, t: Text): string => oneLine(title) || oneLine(kicker) || t.notice;

const oneLine = (words: string | undefined): string => (words ?? "").replace(/\s+/gu, " ").trim();

/** In full width, so that tables and charts have room. */
export const onTeams = (body: readonly Part[], locale: Locale): AdaptiveCard => ({
  ...adaptiveCard(body.length > 0 ? body : [textBlock("\u00a0")]),
  lang: locale,
  msteams: { width: "Full" },
});

function partsOf(card: Card, locale: Locale, surface: Surface, name?: string): readonly Part[] {
  const drawn = renderCard({ ...card, body: card.body.flatMap(apart) }, locale);
  return forTeams(drawn.body as readonly Part[], surface, name);
}

/** Long texts and tables as several, so that a card can be taken apart between them. */
function apart(block: Block): readonly Block[] {
  if (block.type === "text" && block.text.length > limits.text)
    return pieces(block.text, limits.text, rawSize).map((words) => ({ ...block, text: words }));
  if (block.type === "table" && block.rows.length > limits.rows) {
    const starts = Array.from({ length: Math.ceil(block.rows.length / limits.rows) }, (_, at) => at * limits.rows);
    return starts.map((from) => ({ ...block, rows: block.rows.slice(from, from + limits.rows) }));
  }
  return [block];
}

function packed(parts: readonly Part[], most: number, t: Text): readonly (readonly Part[])[] {
  const pages: Part[][] = [[]];
  let size = 0;
  for (const part of parts.flatMap((each) => (sizeOf(each) > most ? smaller(each, most, t) : [each]))) {
    const more = sizeOf(part);
    const page = pages.at(-1) ?? [];
    if (page.length > 0 && size + more > most) {
      pages.push([part]);
      size = more;
    } else {
      page.push(part);
      size += more;
    }
  }
  return pages;
}

/** One button after another; of anything else that no message can hold, where it can be read. */
function smaller(part: Part, most: number, t: Text): readonly Part[] {
  const actions = part.type === "ActionSet" ? (part.actions as readonly Part[]) : [];
  const alone = actions.map((each) => ({ ...part, actions: [each] }));
  return alone.length > 0 && alone.every((each) => sizeOf(each) <= most) ? alone : [textBlock(t.notShown, quiet)];
}
