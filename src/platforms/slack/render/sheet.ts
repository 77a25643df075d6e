import type { Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { text } from "../text.ts";
import type { ModalView, SlackBlock } from "./blocks.ts";
import { bodyBlocks, nameOf, ownButtons } from "./card.ts";
import { limits } from "./limits.ts";
import { fitsView } from "./modal.ts";
import { contexts, fits, isBlank, sections, shortText, shown } from "./parts.ts";

/**
 * A card in a modal, for a button that opens one: its kicker in the modal's bar where it fits, the title as heading.
 * One that a view cannot hold is cut before its buttons, with where its rest can be read.
 */
export function renderCardModal(card: Card, locale: Locale): ModalView {
  const t = text[locale];
  const { bar, rest } = inBar(card);
  const view = (blocks: readonly SlackBlock[]): ModalView => ({
    type: "modal",
    callback_id: "card",
    title: shortText(bar ?? nameOf(card, t), limits.modalTitle),
    close: shortText(t.close, limits.modalTitle),
    blocks: blocks.length > 0 ? blocks : sections(shown("")),
  });
  const body = bodyBlocks(rest, t, false);
  const buttons = ownButtons(rest, t);
  const whole = view([...body, ...buttons]);
  return fitsView(whole) ? whole : cutToFit(body, [...contexts(t.readRest), ...buttons], view);
}

/** What stands in the modal's bar is not said again beneath it. */
function inBar(card: Card): { readonly bar?: string; readonly rest: Card } {
  const { kicker = "", title = "" } = card;
  if (!isBlank(kicker))
    return fits(kicker, limits.modalTitle) ? { bar: kicker, rest: { ...card, kicker: "" } } : { rest: card };
  return !isBlank(title) && fits(title, limits.modalTitle)
    ? { bar: title, rest: { ...card, title: "" } }
    : { rest: card };
}

function cutToFit(
  body: readonly SlackBlock[],
  ending: readonly SlackBlock[],
  view: (blocks: readonly SlackBlock[]) => ModalView,
): ModalView {
  let kept = body.slice(0, Math.max(0, limits.view.blocks - ending.length));
  while (kept.length > 0 && !fitsView(view([...kept, ...ending]))) kept = kept.slice(0, -1);
  return view([...kept, ...ending]);
}
