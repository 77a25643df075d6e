import { createHash } from "node:crypto";
import { z } from "zod";
import type { Feature } from "../bot/feature.ts";
import type { Contacts } from "../features/consult/contacts.ts";
import { crisisCard, peopleBelow } from "../features/consult/views.ts";
import { curatedAnswer } from "../features/curated-answer/index.ts";
import { type CuratedAnswers, createCuratedAnswers } from "../features/curated-answer/store.ts";
import type { Said } from "../features/enquiry/enquiry.ts";
import { askHr, enquiry } from "../features/enquiry/index.ts";
import { createEnquiries } from "../features/enquiry/store.ts";
import type { Measures } from "../features/measures/content.ts";
import { stateOfSection } from "../features/measures/views.ts";
import type { Curated, Policies } from "../features/policy/answer.ts";
import { askedQuestions } from "../features/policy/asked/store.ts";
import { type Answering, mayBeSent, type Phrase } from "../features/policy/hear.ts";
import { policy } from "../features/policy/index.ts";
import { createEmbeddingChannel } from "../features/policy/phrasing/embeddings.ts";
import { mask } from "../features/policy/phrasing/mask.ts";
import { createPhrasing } from "../features/policy/phrasing/phrase.ts";
import { phraseWith } from "../features/policy/phrasing/said.ts";
import { spender } from "../features/policy/phrasing/store.ts";
import { normalise, speaksOfCrisis } from "../features/policy/retrieval/index.ts";
import { openSection } from "../features/policy/targets.ts";
import { text as policyText } from "../features/policy/text.ts";
import type { Calendar } from "../services/calendar.ts";
import type { Tx } from "../services/database/database.ts";
import { createLanguageModel } from "../services/language-model/language-model.ts";
import type { Button } from "../view/card.ts";
import type { Locale } from "../view/locale.ts";
import type { Parts } from "./parts.ts";

/** Questions and answers: the policy, those who ask HR, and what HR answered for all. */
export function questionsOf(parts: Parts, beside: Beside): readonly Feature<Tx>[] {
  const { policies } = parts;
  const { settings, contacts, known, calendar, own } = beside;
  const asked = askedQuestions(parts.db, parts.crypto);
  const curated = createCuratedAnswers(parts.db);
  const masker = maskerOf(parts);
  const personnel = (day: string) => parts.directory.withRole("HR", day);
  return [
    policy({
      policies,
      asked,
      masker,
      phrase: phraseOf(parts),
      keepDays: settings.keep_days,
      people: { below: (locale) => peopleBelow(contacts, locale), inCrisis: (locale) => crisisCard(contacts, locale) },
      askHr,
      own,
      beside: (section, today, locale) => {
        const measure = known.measures.find((each) => each.section === section);
        return measure ? stateOfSection(measure, known.invented, today, locale) : [];
      },
    }),
    enquiry({
      enquiries: createEnquiries(parts.db, parts.crypto),
      calendar,
      remindAfter: settings.remind_after_working_days,
      reviewAfter: settings.review_after_months,
      personnel,
      inCrisis: (words, locale) => (speaksOfCrisis(normalise(words)) ? crisisCard(contacts, locale) : undefined),
      worded: (said, locale) => saidWords(policies, said, locale),
      before: async (id) => {
        const kept = await asked.byId(id);
        return kept && { id, words: kept.words, said: { outcome: kept.outcome, section: kept.section } };
      },
      near: (words) =>
        policies.near(words, 6).map(({ section, heading }) => ({ value: section, label: `${heading}（${section}）` })),
      sectionButton: (section) => {
        const found = policies.section(section);
        return found && readButton(section, found.heading);
      },
      publish: async (tx, { authorId, now, sections, ...draft }) => {
        const basis = sections.map((section) => ({ section, hash: hashOf(policies, section) ?? "" }));
        await curated.publish(tx, { ...draft, basis }, { id: authorId, now });
      },
    }),
    curatedAnswer({
      curated,
      hashOf: (section) => hashOf(policies, section),
      readButton,
      calendar,
      personnel,
      reviewAfter: settings.review_after_months,
    }),
  ];
}

/** What questions are handed of the others. own: who answers what is asked of one's own days and hours. */
export type Beside = {
  readonly settings: QuestionSettings;
  readonly contacts: Contacts;
  readonly known: Measures;
  readonly calendar: Calendar;
  readonly own: Answering["own"];
};

export const questionSettings = z.object({
  keep_days: z.number().int().min(30).max(1095),
  remind_after_working_days: z.number().int().min(1).max(20),
  review_after_months: z.number().int().min(1).max(36),
});

export type QuestionSettings = z.infer<typeof questionSettings>;

/** undefined: no language model is set up, and nothing ever leaves the house. */
function phraseOf({ config, db, directory, clock, policies, metrics }: Parts): Phrase | undefined {
  const model = createLanguageModel(config.languageModel, metrics.asked);
  if (!model) return undefined;
  const names = () => directory.names(clock.today());
  const phrasing = createPhrasing({ model, names, mayBeSent, budget: spender(db, config.aiDaily) });
  const meaning = config.languageModel?.embeddingModel ? createEmbeddingChannel(model, policies.sources) : undefined;
  void meaning?.refresh();
  return phraseWith({ phrasing, policies, meaning });
}

export const readButton = (section: string, label: string): Button => ({
  kind: "opens",
  label,
  target: openSection(section),
});

const hashOf = (policies: Policies, section: string): string | undefined => {
  const found = policies.section(section);
  return found && createHash("sha256").update(found.text).digest("hex");
};

const maskerOf =
  ({ directory, clock }: Parts) =>
  async () => {
    const names = await directory.names(clock.today());
    return (words: string) => mask(words, names);
  };

/** What the bot had said, in one line. */
function saidWords(policies: Policies, { outcome, section }: Said, locale: Locale): string {
  const words: Readonly<Record<string, string>> = policyText[locale].outcomes;
  const heading = outcome === "answered" && section ? policies.section(section)?.heading : undefined;
  const line = heading ?? words[outcome] ?? outcome;
  return section ? `${line}（${section}）` : line;
}

/** The 庁内Q&A as the corpus takes it in. */
export const curatedTexts = (curated: CuratedAnswers) => async (): Promise<readonly Curated[]> =>
  (await curated.all())
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ number, question, text, author, writtenOn, reviewOn, basis }) => ({
      ...{ number, question, text, author, writtenOn, reviewOn },
      sections: basis.map(({ section }) => section),
    }));
