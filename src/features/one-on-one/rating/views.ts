import { FLOOR } from "../../../people/floor.ts";
import type { Block, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { SECTION } from "../notices.ts";
import type { Meeting } from "../one-on-one.ts";
import { presses } from "../targets.ts";
import { text as shared } from "../text.ts";
import { answers } from "./tally.ts";
import { text } from "./text.ts";

/** Five buttons, below what becomes of the answer. */
export function rateButtons({ id }: Pick<Meeting, "id">, locale: Locale): readonly Block[] {
  const t = text[locale];
  return [{ type: "text", text: t.title, tone: "heading" }, ...askBlocks(id, locale)];
}

function askBlocks(id: string, locale: Locale): readonly Block[] {
  const t = text[locale];
  const buttons = answers.map((answer) => presses("rate", { m: id, r: answer }, answer));
  return [
    { type: "text", text: t.what(FLOOR), tone: "quiet" },
    { type: "buttons", label: t.scale, buttons },
  ];
}

export type Rateable = { readonly id: string; readonly rated: boolean; readonly heldOn: string; readonly with: string };

/** To the member, once a talk was noted. */
export function rateCard(rateable: Rateable, locale: Locale): Card {
  const t = text[locale];
  if (rateable.rated) return thanksCard(locale);
  return {
    type: "card",
    kicker: t.of(rateable.with, shared[locale].day(rateable.heldOn)),
    title: t.title,
    section: SECTION,
    body: askBlocks(rateable.id, locale),
  };
}

/** The same whatever was answered. */
export const thanksCard = (locale: Locale): Card => ({
  type: "card",
  kicker: shared[locale].kicker,
  title: text[locale].thanks,
  body: [{ type: "text", text: text[locale].thanksText }],
});
