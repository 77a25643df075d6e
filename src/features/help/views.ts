import type { Offer } from "../../bot/feature.ts";
import type { Person } from "../../people/person.ts";
import type { Block, Button, Card } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { Target } from "../../view/target.ts";
import { type Text, text } from "./text.ts";

export type Presses = "speak";
export type Shows = "welcome" | "home";

/** What is drawn as App Home. */
export const homeTarget: Target = { feature: "help", name: "home" satisfies Shows, about: {} };

/** What greets somebody new. */
export const welcomeTarget: Target = { feature: "help", name: "welcome" satisfies Shows, about: {} };

/** The other language, as a button in that language. */
const languageButton = (t: Text, to: Locale): Button => ({
  kind: "presses",
  label: t.language,
  style: "quiet",
  target: { feature: "help", name: "speak" satisfies Presses, about: { locale: to } },
});

export function helpCard(person: Person, offers: readonly Offer[], keepDays: number): Card {
  const t = text[person.locale];
  return {
    type: "card",
    kicker: t.kicker,
    title: t.title(person.name),
    body: [
      { type: "text", text: t.intro },
      ...offers.flatMap(offered),
      { type: "divider" },
      { type: "text", text: t.askTitle, tone: "strong" },
      { type: "text", text: t.askText, tone: "quiet" },
      { type: "text", text: t.privacy(keepDays), tone: "quiet" },
    ],
    buttons: [languageButton(t, person.locale === "ja" ? "en" : "ja")],
  };
}

/** What waits for somebody first, then what they can do. */
export function homeCard(person: Person, waiting: readonly Block[], offers: readonly Offer[], keepDays: number): Card {
  const t = text[person.locale];
  const nothing: Block = { type: "text", text: t.nothingWaits, tone: "quiet" };
  return {
    type: "card",
    title: t.homeTitle(person.name),
    body: [
      { type: "text", text: t.waits, tone: "heading" },
      ...(waiting.length > 0 ? waiting : [nothing]),
      { type: "divider" },
      { type: "text", text: t.canDo, tone: "heading" },
      ...offers.flatMap(offered),
      { type: "divider" },
      { type: "text", text: t.privacy(keepDays), tone: "quiet" },
    ],
    buttons: [languageButton(t, person.locale === "ja" ? "en" : "ja")],
  };
}

const offered = ({ title, text, button }: Offer): readonly Block[] => [
  { type: "divider" },
  { type: "text", text: title, tone: "strong" },
  { type: "text", text, tone: "quiet" },
  { type: "buttons", buttons: [button] },
];

export function welcomeCard(person: Person, keepDays: number): Card {
  const t = text[person.locale];
  return {
    type: "card",
    kicker: t.welcomeKicker,
    title: t.welcome,
    body: [
      { type: "text", text: t.welcomeText },
      { type: "text", text: t.privacy(keepDays), tone: "quiet" },
    ],
    buttons: [
      { kind: "asks", label: t.welcomeFirst, words: t.helpWords, style: "main" },
      languageButton(t, person.locale === "ja" ? "en" : "ja"),
    ],
  };
}
