import { Refusal } from "../../../bot/refusal.ts";
import type { Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Card } from "../../../view/card.ts";
import { found } from "../act.ts";
import type { Services } from "../services.ts";
import { count, rateable } from "./store.ts";
import { isAnswer } from "./tally.ts";
import { rateCard, thanksCard } from "./views.ts";

export type Presses = "rate";
export type Shows = "rate";

/** 「今日の面談はどうでしたか」: one tap by the member, counted and forgotten. */
export const rating = (services: Services) => ({
  // A used key would be a row that says who answered when, beside the card that was pressed.
  presses: {
    rate: { who: "everyone" as const, traceless: true as const, run: (turn: Turn<Tx>) => rate(services, turn) },
  },
  shows: {
    rate: {
      who: "everyone" as const,
      run: async ({ about, person }: Turn<Tx>): Promise<Card> =>
        rateCard(found(await rateable(services.db, about.m ?? "", person.id)), person.locale),
    },
  },
});

function rate({ crypto }: Services, { about, person, today, change }: Turn<Tx>): Promise<Card> {
  const { r: answer } = about;
  if (!isAnswer(answer)) throw new Refusal("not-found");
  return change<Card>(async (tx, notify) => {
    const { id } = found(await rateable(tx, about.m ?? "", person.id));
    const month = `${today.slice(0, 7)}-01`;
    await count(tx, crypto, { meetingId: id, unitId: person.unit.id, month, answer });
    notify({ redraw: { feature: "one-on-one", kind: "rate", about: { m: id } } });
    return thanksCard(person.locale);
  });
}
