import type { Feature, Offer } from "../../bot/feature.ts";
import { Refusal } from "../../bot/refusal.ts";
import type { Turn } from "../../bot/turn.ts";
import type { Person } from "../../people/person.ts";
import type { Block } from "../../view/card.ts";
import { type Locale, locales } from "../../view/locale.ts";
import type { Presses, Shows } from "./views.ts";
import { helpCard, homeCard, welcomeCard } from "./views.ts";

type Services<Tx> = {
  /** What all features offer this person, in the order in which they are shown. */
  readonly offers: (person: Person) => readonly Offer[];
  /** What waits for this person in all features. */
  readonly waiting: (turn: Turn<Tx>) => Promise<readonly Block[]>;
  /** Days for which questions are kept, without their askers. */
  readonly keepDays: number;
  readonly speak: (tx: Tx, personId: string, locale: Locale) => Promise<void>;
};

/** What the bot can do for this person, and in which language it speaks to them. */
export const help = <Tx>({
  offers,
  waiting,
  keepDays,
  speak,
}: Services<Tx>): Feature<Tx, { presses: Presses; shows: Shows }> => ({
  name: "help",
  hears: {
    words: ["ヘルプ", "help", "へるぷ", "使い方", "メニュー", "menu"],
    who: "everyone",
    run: async ({ person }) => helpCard(person, offers(person), keepDays),
  },
  opens: {},
  presses: {
    speak: {
      who: "everyone",
      run: async ({ person, about, change }) => {
        const locale = locales.find((each) => each === about.locale);
        if (!locale) throw new Refusal("not-found");
        return await change(async (tx) => {
          await speak(tx, person.id, locale);
          return helpCard({ ...person, locale }, offers({ ...person, locale }), keepDays);
        });
      },
    },
  },
  submits: {},
  shows: {
    welcome: { who: "everyone", run: async ({ person }) => welcomeCard(person, keepDays) },
    home: {
      who: "everyone",
      run: async (turn) => homeCard(turn.person, await waiting(turn), offers(turn.person), keepDays),
    },
  },
});
