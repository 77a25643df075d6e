import type { Feature } from "../../bot/feature.ts";
import type { Held } from "../../bot/holding.ts";
import { Refusal } from "../../bot/refusal.ts";
import type { Turn } from "../../bot/turn.ts";
import type { Person } from "../../people/person.ts";
import type { Tx } from "../../services/database/database.ts";
import { NEWEST, ON_PAGE, pageOf } from "./reads.ts";
import type { Reads } from "./store.ts";
import { type Buttons, type Opens, offer, readsCard, recordsCard } from "./views.ts";

type Services = {
  readonly holdings: (personId: string, today: string) => Promise<Held>;
  readonly reads: Reads;
  /** What the features open of this person's own. */
  readonly buttons: (person: Person) => Buttons;
};

/** わたしの記録: what is held of whoever asks, until when, and who has read it. Nobody sees another's. */
export const records = (services: Services): Feature<Tx, { opens: Opens }> => ({
  name: "records",
  hears: {
    words: ["わたしの記録", "私の記録", "my records", "my data"],
    who: "everyone",
    run: ({ person, today }) => overview(services, person, today),
  },
  opens: { reads: { who: "everyone", run: (turn) => readers(services, turn) } },
  presses: {},
  submits: {},
  shows: {},
  offers: ({ locale }) => [offer(locale)],
});

async function overview({ holdings, reads, buttons }: Services, person: Person, today: string) {
  const [held, newest] = await Promise.all([holdings(person.id, today), reads(person.id, { skip: 0, most: NEWEST })]);
  return recordsCard({ ...held, newest, buttons: buttons(person), today }, person.locale);
}

async function readers({ reads }: Services, { about, person }: Turn<Tx>) {
  const page = pageOf(about.page);
  if (page === undefined) throw new Refusal("not-found");
  return readsCard(await reads(person.id, { skip: page * ON_PAGE, most: ON_PAGE }), page, person.locale);
}
