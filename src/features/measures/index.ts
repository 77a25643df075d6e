import type { Feature } from "../../bot/feature.ts";
import type { Measures } from "./content.ts";
import { pagesFor } from "./pages.ts";
import { measuresCard, offer, type Shows } from "./views.ts";

/** What the policy sets out, and where each measure stands. */
export const measures = <Tx>(known: Measures): Feature<Tx, { shows: Shows }> => ({
  name: "measures",
  hears: {
    words: ["取組の状況", "取組状況", "progress"],
    who: "everyone",
    run: async ({ today, person }) => measuresCard(known, today, person.locale),
  },
  opens: {},
  presses: {},
  submits: {},
  shows: { status: { who: "everyone", run: async ({ today, person }) => measuresCard(known, today, person.locale) } },
  offers: ({ locale }) => [offer(locale)],
  pages: pagesFor,
});
