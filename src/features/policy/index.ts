import type { Feature } from "../../bot/feature.ts";
import { Refusal } from "../../bot/refusal.ts";
import type { Block } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { Policies } from "./answer.ts";
import { answerCard, type Opens, offer, refusalCard, sectionCard } from "./views.ts";

type Services = {
  readonly policies: Policies;
  /** What else is known of a section, such as the state of its measure; nothing for most. */
  readonly beside: (section: string, today: string, locale: Locale) => readonly Block[];
};

/** Answers questions with the policy's own words, or says plainly that it does not answer. */
export const policy = <Tx>({ policies, beside }: Services): Feature<Tx, { opens: Opens }> => ({
  name: "policy",
  answers: {
    who: "everyone",
    urgent: policies.urgent,
    run: async ({ words, person, today }) => {
      const { locale } = person;
      const answer = policies.answer(words, locale);
      if (answer.refused) return refusalCard(answer, locale);
      return answerCard(answer, locale, beside(answer.cited[0].section, today, locale));
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
