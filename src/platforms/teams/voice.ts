import type { Sent } from "../../bot/platform.ts";
import type { Card } from "../../view/card.ts";
import { cut, rawSize } from "../../view/cut.ts";
import type { Locale } from "../../view/locale.ts";
import type { AdaptiveCard } from "../adaptive-cards/adaptive-card.ts";
import type { Place, Posted } from "./adapter.ts";
import type { Calls } from "./calls.ts";
import { nameOf, renderMessages } from "./render/card.ts";
import { limits } from "./render/limits.ts";
import { text } from "./text.ts";

export type Said = { readonly card: Card; readonly locale: Locale };

export type Voice = {
  /** A new message; the receipt is its id. One that goes on in further messages is sent when the last of them is. */
  readonly say: (place: Place, said: Said) => Promise<Sent>;
  /**
   * The card takes the place of a message of the bot's. goesOn: what one message cannot hold follows in new ones; not
   * for a card that is only drawn anew, whose further messages stand there already.
   */
  readonly redraw: (place: Place, message: string, said: Said, goesOn: boolean) => Promise<Sent>;
};

const CARD = "application/vnd.microsoft.card.adaptive";
export const attachment = (content: AdaptiveCard) => ({ contentType: CARD, content });

type Options = { readonly calls: Calls; readonly onFault: (error: unknown) => void };

export function createVoice({ calls, onFault }: Options): Voice {
  /** Whatever did not follow makes the whole uncertain, unless trying again cannot help. */
  const goOn = async (place: Place, more: readonly Posted[], receipt: string): Promise<Sent> => {
    for (const part of more) {
      const called = await calls.post(place, part);
      if (called.ok) continue;
      onFault(new Error(`a further message was not sent: ${called.error}`));
      if (called.sent.outcome !== "gone") return { outcome: "unknown" };
    }
    return { outcome: "sent", receipt };
  };

  return {
    say: async (place, said) => {
      const [first, ...more] = messages(said);
      if (!first) throw new Error("a card without a drawing");
      const called = await calls.post(place, first);
      return called.ok ? await goOn(place, more, called.value) : called.sent;
    },
    redraw: async (place, message, said, goesOn) => {
      const [first, ...more] = messages(said);
      if (!first) throw new Error("a card without a drawing");
      const called = await calls.put(place, message, first);
      return called.ok ? await goOn(place, goesOn ? more : [], message) : called.sent;
    },
  };
}

/**
 * Text and card in one activity would be split in two, and no id come back: the name of the card goes into `summary`,
 * which notifications show.
 */
function messages({ card, locale }: Said): readonly Posted[] {
  const t = text[locale];
  const name = nameOf(card, t);
  const drawn = renderMessages(card, locale);
  return drawn.map((content, at) => ({
    type: "message",
    summary: cut(at === 0 ? name : t.continued(name, at + 1, drawn.length), limits.summary, rawSize),
    attachments: [attachment(content)],
  }));
}

/** The same card, with a line on top that says that it may have come before. */
export function saidAgain({ card, locale }: Said): Said {
  const line = { type: "text", text: text[locale].again, tone: "quiet" } as const;
  return { locale, card: { ...card, body: [line, ...card.body] } };
}
