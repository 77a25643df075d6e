import type { Feature } from "../../bot/feature.ts";
import type { Contacts } from "./contacts.ts";
import { consultCard, offer } from "./views.ts";

/** Leads people to someone they can talk to. Nothing here is stored. */
export const consult = <Tx>(contacts: Contacts): Feature<Tx> => ({
  name: "consult",
  hears: {
    words: ["相談", "相談窓口", "consult"],
    who: "everyone",
    run: async ({ person }) => consultCard(contacts, person.locale),
  },
  opens: {},
  presses: {},
  submits: {},
  shows: {},
  offers: ({ locale }) => [offer(locale)],
});
