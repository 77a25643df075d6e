import type { Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { text } from "../text.ts";
import type { ModalView, SlackBlock } from "./blocks.ts";
import { cardBlocks, nameOf } from "./card.ts";
import { limits } from "./limits.ts";
import { fitsView } from "./modal.ts";
import { contexts, fits, isBlank, shortText } from "./parts.ts";

/**
 * A card in a modal, for a button that opens one: its kicker in the modal's bar where it fits, the title as heading.
 * One that a view cannot hold ends with where its rest can be read.
 */
export function renderCardModal(card: Card, locale: Locale): ModalView {
  const t = text[locale];
  const { kicker = "", ...rest } = card;
  const inBar = !isBlank(kicker) && fits(kicker, limits.modalTitle);
  const view = (blocks: readonly SlackBlock[]): ModalView => ({
    type: "modal",
    callback_id: "card",
    title: shortText(inBar ? kicker : nameOf(card, t), limits.modalTitle),
    close: shortText(t.close, limits.modalTitle),
    blocks,
  });
  return cutToFit(cardBlocks(inBar ? rest : card, t, false), contexts(t.readRest), view);
}

function cutToFit(
  blocks: readonly SlackBlock[],
  ending: readonly SlackBlock[],
  view: (blocks: readonly SlackBlock[]) => ModalView,
): ModalView {
  if (fitsView(view(blocks))) return view(blocks);
  let kept = blocks.slice(0, limits.view.blocks - ending.length);
  while (kept.length > 0 && !fitsView(view([...kept, ...ending]))) kept = kept.slice(0, -1);
  return view([...kept, ...ending]);
}
