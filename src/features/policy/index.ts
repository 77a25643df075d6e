import type { Feature } from "../../bot/feature.ts";
import { Refusal } from "../../bot/refusal.ts";
import type { Submitted } from "../../bot/turn.ts";
import type { Tx } from "../../services/database/database.ts";
import { readAnswers } from "../../view/answers.ts";
import type { Card } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import { type Group, type Trend, trendOf } from "./asked/question.ts";
import { trendCard, trendOffer, whyForm, whyTaken, whyUnkept } from "./asked/views.ts";
import { type Answering, askerOf, hear, isConfided, rate } from "./hear.ts";
import { placeName } from "./place.ts";
import { normalise, speaksOfCrisis, speaksOfTrouble } from "./retrieval/index.ts";
import type { Opens, Presses, Submits } from "./targets.ts";
import { offer, sectionCard } from "./views.ts";

type Services = Answering & {
  /** Days after which a question is dropped. */
  readonly keepDays: number;
  /** Hides names and numbers before HR reads what was asked. */
  readonly masker: () => Promise<(words: string) => string>;
};

/** Answers questions with the rules' and the policy's own words, or says plainly that they do not answer. */
export const policy = (services: Services): Feature<Tx, { opens: Opens; presses: Presses; submits: Submits }> => ({
  name: "policy",
  hears: {
    words: ["質問の傾向"],
    who: "HR",
    run: ({ person }) => trend(services, person.locale),
  },
  answers: {
    who: "everyone",
    urgent: (words) => speaksOfCrisis(normalise(words)),
    untraced: isConfided,
    // A used key would say who asked what, and when; a question that is heard again keeps its id.
    traceless: true,
    run: (turn) => hear(services, turn),
  },
  opens: {
    section: {
      who: "everyone",
      run: async ({ about, person }) => {
        const section = services.policies.section(about.section ?? "");
        if (!section) throw new Refusal("not-found");
        return sectionCard(section, askerOf(person));
      },
    },
    why: { who: "everyone", run: async ({ about, person }) => whyForm(about.question ?? "", person.locale) },
  },
  // A used key would say who asked what, and when.
  presses: { rate: { who: "everyone", traceless: true, run: (turn) => rate(services, turn) } },
  submits: { why: { who: "everyone", traceless: true, run: (turn) => sayWhy(services, turn) } },
  shows: {},
  offers: ({ locale, roles }) => [offer(locale), ...(roles.includes("HR") ? [trendOffer(locale)] : [])],
});

/** A reason that speaks of trouble is not kept; its writer is led to people. */
async function sayWhy({ asked, people }: Services, { about, entries, person, change }: Submitted<Tx>) {
  const { question = "" } = about;
  const read = readAnswers(whyForm(question, person.locale), entries, person.locale);
  if ("form" in read) return read;
  const { comment } = read.answers;
  const said = normalise(comment);
  if (speaksOfCrisis(said)) return people.inCrisis(person.locale);
  if (speaksOfTrouble(said)) return whyUnkept(people.below(person.locale), person.locale);
  return await change(async (tx) => {
    if (!(await asked.rate(tx, question, false, comment))) throw new Refusal("stale");
    return whyTaken(person.locale);
  });
}

/** So many questions are read for the trend: the newest. */
const READ = 5000;

async function trend({ asked, masker, keepDays, policies }: Services, locale: Locale): Promise<Card> {
  const [questions, mask] = await Promise.all([asked.newest(READ), masker()]);
  const place = (section: string) => placeName(section, policies.section(section), locale);
  return trendCard(masked(trendOf(questions, sameness), mask), { keepDays, place }, locale);
}

/** Only what is shown is masked: it takes its time. */
function masked(trend: Trend, mask: (words: string) => string): Trend {
  const group = (each: Group) => ({ ...each, words: mask(each.words), comments: each.comments.map(mask) });
  return {
    ...trend,
    mostAsked: trend.mostAsked.map(group),
    mostRefused: trend.mostRefused.map(group),
    worstRated: trend.worstRated.map(group),
  };
}

/** Questions that differ only in width, case, spaces and punctuation are one. */
const sameness = (words: string) => normalise(words).replace(/[\p{P}\p{S}\s]/gu, "");
