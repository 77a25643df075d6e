import type { Button, Card } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { Greeting } from "./greeting.ts";
import type { OwnFigure } from "./retrieval/index.ts";
import { text } from "./text.ts";

// What is said to words that put no question to the texts.

/** One line with what one can do. */
export function greetingCard(greeting: Greeting, locale: Locale): Card {
  const t = text[locale];
  const [question = ""] = t.questions;
  return {
    type: "card",
    body: [{ type: "text", text: t.greetings[greeting] }],
    buttons: [
      { kind: "asks", label: question, words: question },
      { kind: "asks", label: t.help, words: t.helpWords },
    ],
  };
}

/** Where one's own figures are to be found. */
export function ownFigureCard(figure: OwnFigure, askHr: Button, locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: t.ownKicker,
    title: t.ownTitle[figure],
    body: [{ type: "text", text: t.ownText[figure] }],
    buttons: [askHr],
  };
}
