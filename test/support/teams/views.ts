import { type KeptMessage, wholeOf } from "./conversations.ts";
import type { FakeTeams } from "./fake-teams.ts";
import type { Json } from "./ledger.ts";

/** One name for a message, wherever it lies. */
export const keyOf = ({ conversation, id }: Pick<KeptMessage, "conversation" | "id">): string =>
  `${wholeOf(conversation)}:${id}`;

/**
 * The cards of messages as one person's Teams shows them: what came as the answer to a press has taken a card's place,
 * for them alone, until the bot changes the message itself.
 */
export function createViews({ conversations }: Pick<FakeTeams, "conversations">) {
  const replaced = new Map<string, { readonly edits: number; readonly cards: readonly Json[] }>();
  /** undefined: it was taken back. */
  const now = ({ conversation, id }: KeptMessage): KeptMessage | undefined => {
    const kept = conversations.message(conversation, id);
    const view = kept && replaced.get(keyOf(kept));
    return view && view.edits === kept.edits ? { ...kept, cards: view.cards } : kept;
  };
  return {
    now,
    /** A card that has gone meanwhile leaves its place to the newer one. */
    replace: (message: KeptMessage, card: Json, by: Json): void => {
      const { cards, edits } = now(message) ?? message;
      const next = cards.includes(card) ? cards.map((each) => (each === card ? by : each)) : [by];
      replaced.set(keyOf(message), { edits, cards: next });
    },
  };
}
