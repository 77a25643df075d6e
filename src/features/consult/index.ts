import type { Feature } from "../../bot/feature.ts";
import type { Contacts } from "./contacts.ts";
import { consultCard, offer } from "./views.ts";

/** Nobody who asks for somebody to talk to should have to find the one word. As bot/words compares them. */
const consultWords: readonly string[] = [
  ...["相談", "相談窓口", "相談先", "相談窓口は", "相談先は", "相談窓口はどこ", "相談窓口はどこですか", "相談先はどこ"],
  ...["相談先はどこですか", "相談窓口を教えて", "相談窓口を教えてください", "相談先を教えて", "相談先を教えてください"],
  ...["相談したい", "相談したいです", "相談したいのですが", "相談したいことがある", "相談したいことがあります"],
  ...["相談に乗ってほしい", "相談に乗ってください", "相談させてください", "相談できますか", "相談できるところは"],
  ...["どこに相談すればいい", "どこに相談すればいいですか", "どこに相談すればよい", "どこに相談すればよいですか"],
  ...["どこに相談したらいい", "どこに相談したらいいですか", "どこへ相談すればいい", "どこに相談できますか"],
  ...["誰に相談すればいい", "誰に相談すればいいですか", "だれに相談すればいい", "だれに相談すればいいですか"],
  ...["誰に相談したらいい", "誰に相談したらいいですか", "誰かに相談したい", "だれかに相談したい"],
  ...["consult", "counselling", "someonetotalkto", "whocanitalkto", "ineedtotalktosomeone", "iwanttotalktosomeone"],
];

/** Leads people to someone they can talk to. Nothing here is stored. */
export const consult = <Tx>(contacts: Contacts): Feature<Tx> => ({
  name: "consult",
  hears: {
    words: consultWords,
    who: "everyone",
    traceless: true,
    run: async ({ person }) => consultCard(contacts, person.locale),
  },
  opens: {},
  presses: {},
  submits: {},
  shows: {},
  offers: ({ locale }) => [offer(locale)],
});
