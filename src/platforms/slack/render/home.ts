import type { Card } from "../../../view/card.ts";
import { cut, rawSize } from "../../../view/cut.ts";
import type { Locale } from "../../../view/locale.ts";
import { type Text, text } from "../text.ts";
import type { HomeView, SlackBlock } from "./blocks.ts";
import { cardBlocks, nameOf } from "./card.ts";
import { fitsView } from "./modal.ts";
import { contexts, joined } from "./parts.ts";

/** left: the cards that the view has no room for, in their order; the view names them and says where to read them. */
export type DrawnHome = { readonly view: HomeView; readonly left: readonly Card[] };

/** App Home: the cards below one another, whole or not at all. */
export function renderHome(cards: readonly Card[], locale: Locale): DrawnHome {
  const t = text[locale];
  const drawn = cards.map((card) => cardBlocks(card, t, false));
  for (let count = cards.length; count > 0; count--) {
    const left = cards.slice(count);
    const view = homeView([...drawn.slice(0, count), ...leftLine(left, t)]);
    if (fitsView(view)) return { view, left };
  }
  return { view: homeView(leftLine(cards, t)), left: cards };
}

const homeView = (groups: readonly (readonly SlackBlock[])[]): HomeView => ({
  type: "home",
  blocks: groups
    .filter((group) => group.length > 0)
    .flatMap((group, at) => (at === 0 ? group : [{ type: "divider" } as const, ...group])),
});

const SHOWN_NAMES = 10;
const NAME_LETTERS = 60;

function leftLine(left: readonly Card[], t: Text): readonly (readonly SlackBlock[])[] {
  if (left.length === 0) return [];
  const names = left.slice(0, SHOWN_NAMES).map((card) => cut(nameOf(card, t), NAME_LETTERS, rawSize));
  const more = left.length > SHOWN_NAMES ? ["…"] : [];
  return [contexts(t.notShown(joined([...names, ...more], t.between)))];
}
