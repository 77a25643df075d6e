import type { Feature } from "../../bot/feature.ts";
import type { Card } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import { text } from "./text.ts";

type Services = {
  /** An address that lets this person in, once and for ten minutes. */
  readonly link: (personId: string) => Promise<string>;
};

/** The way from a chat to the page. */
export const page = <Tx>({ link }: Services): Feature<Tx> => ({
  name: "page",
  hears: {
    words: ["画面", "page", "ページ", "人事の画面", "ダッシュボード", "dashboard"],
    who: "everyone",
    run: async ({ person }) => pageCard(await link(person.id), person.locale),
  },
  opens: {},
  presses: {},
  submits: {},
  shows: {},
  offers: ({ locale }) => {
    const t = text[locale];
    const button = { kind: "asks", label: t.open, words: t.offerWords } as const;
    return [{ title: t.offerTitle, text: t.offerText, button }];
  },
});

function pageCard(url: string, locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: t.kicker,
    title: t.title,
    body: [{ type: "text", text: t.once, tone: "quiet" }],
    buttons: [{ kind: "links", label: t.open, url, style: "main" }],
  };
}
