import type { Feature } from "../../bot/feature.ts";
import { Refusal } from "../../bot/refusal.ts";
import type { Policies } from "./answer.ts";
import { answerCard, type Opens, offer, refusalCard, sectionCard } from "./views.ts";

/** Answers questions with the policy's own words, or says plainly that it does not answer. */
export const policy = <Tx>(policies: Policies): Feature<Tx, { opens: Opens }> => ({
  name: "policy",
  answers: {
    who: "everyone",
    run: async ({ words, person }) => {
      const answer = policies.answer(words, person.locale);
      return answer.refused ? refusalCard(answer, person.locale) : answerCard(answer, person.locale);
    },
  },
  opens: {
    section: {
      who: "everyone",
      run: async ({ about, person }) => {
        const section = policies.section(about.section ?? "");
        if (!section) throw new Refusal("not-found");
        return sectionCard(section, person.locale);
      },
    },
  },
  presses: {},
  submits: {},
  shows: {},
  offers: ({ locale }) => [offer(locale)],
});
