import { mayUse } from "../../../bot/audience.ts";
import type { Audience, Feature } from "../../../bot/feature.ts";
import { Refusal } from "../../../bot/refusal.ts";
import type { Turn } from "../../../bot/turn.ts";
import type { Person } from "../../../people/person.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Card } from "../../../view/card.ts";
import { pagesFor } from "./pages.ts";
import type { Deliveries } from "./store.ts";
import { text } from "./text.ts";
import { deliveryCard, homeBlocks, offer, type Presses, type Seen, type Shows } from "./views.ts";

const readers: readonly Audience[] = ["HR", "ADMIN"];
/** So many can be sent to from one card; the rest move up as these are reached. */
const MOST = 10;

/** 配信状況: whether what the bot has to tell arrives. HR sees who was not reached, IT why not; nobody sees what it was. */
export const delivery = (deliveries: Deliveries): Feature<Tx, { presses: Presses; shows: Shows }> => ({
  name: "delivery",
  hears: { words: ["配信状況", "delivery"], who: readers, run: (turn) => card(deliveries, turn) },
  opens: {},
  presses: { again: { who: readers, run: (turn) => again(deliveries, turn) } },
  submits: {},
  shows: { standing: { who: readers, run: (turn) => card(deliveries, turn) } },
  atHome: async (turn) => {
    const { person } = turn;
    return mayUse(readers, person) ? homeBlocks((await seenBy(deliveries, turn)).total, person.locale) : [];
  },
  offers: (person) => (mayUse(readers, person) ? [offer(person.locale)] : []),
  pages: pagesFor,
});

async function card(deliveries: Deliveries, turn: Turn<Tx>, tx?: Tx, note?: string): Promise<Card> {
  const standing = await deliveries.standing(turn.now, tx);
  return deliveryCard(standing, await seenBy(deliveries, turn, tx), turn.person.locale, note);
}

/** Whoever is of both offices sees what HR sees. */
const sightOf = (person: Person): Seen["as"] => (mayUse("HR", person) ? "HR" : "IT");

async function seenBy(deliveries: Deliveries, { person, now, today }: Turn<Tx>, tx?: Tx): Promise<Seen> {
  const at = { now, today };
  return sightOf(person) === "HR"
    ? { as: "HR", ...(await deliveries.unreachedForHr(at, MOST, tx)) }
    : { as: "IT", ...(await deliveries.unreachedForIt(at, MOST, tx)) };
}

async function again(deliveries: Deliveries, turn: Turn<Tx>): Promise<Card> {
  const { person, now, today, change } = turn;
  const { person: to = "" } = turn.about;
  const t = text[person.locale];
  return await change(async (tx) => {
    const called = await deliveries.called(sightOf(person), to, today, tx);
    if (called === undefined) throw new Refusal("not-found");
    const count = await deliveries.again(tx, to, now);
    const who = sightOf(person) === "HR" ? t.person(called) : called;
    return await card(deliveries, turn, tx, t.done(who, count));
  });
}
