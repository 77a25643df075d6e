import type { Feature } from "../../bot/feature.ts";
import type { Tx } from "../../services/database/database.ts";
import type { Locale } from "../../view/locale.ts";
import { openAnswer, submitAnswer, takeOrRelease } from "./answering.ts";
import { openAsk, submitAsk, withdraw } from "./asking.ts";
import { atHome, waitingName } from "./home.ts";
import { pagesFor } from "./pages.ts";
import { existing, forHr, type Services } from "./services.ts";
import { askButton, type Opens, type Presses, type Shows, type Submits } from "./targets.ts";
import { text } from "./text.ts";
import { answeredCard, answeredListCard, askedCard, offersFor, ownCard, readCard, recordsFor } from "./views.ts";
import { lateCard, list, queue, remind } from "./waiting.ts";

type Names = { opens: Opens; presses: Presses; submits: Submits; shows: Shows };

/** 人事係に質問する: from the question, over HR's queue, to the answer and, where HR so decides, the 庁内Q&A. */
export const enquiry = (services: Services): Feature<Tx, Names> => ({
  name: "enquiry",
  hears: { words: ["質問の対応", "人事係への質問", "enquiries"], who: "everyone", run: (turn) => list(services, turn) },
  opens: {
    ask: { who: "everyone", run: (turn) => openAsk(services, turn) },
    mine: {
      who: "everyone",
      run: async ({ about, person }) => {
        const own = await services.enquiries.forAsker(about.enquiry ?? "", person.id);
        return ownCard(existing(own), services.sectionButton, person.locale);
      },
    },
    read: {
      who: "HR",
      run: async ({ about, person }) => readCard(await forHr(services, about.enquiry), person, services),
    },
    answer: { who: "HR", run: (turn) => openAnswer(services, turn) },
    done: {
      who: "HR",
      run: async ({ person }) => answeredListCard(await services.enquiries.answered(), person.locale),
    },
  },
  presses: {
    take: { who: "HR", run: (turn) => takeOrRelease(services, turn, "take") },
    release: { who: "HR", run: (turn) => takeOrRelease(services, turn, "release") },
    withdraw: { who: "everyone", run: (turn) => withdraw(services, turn) },
  },
  submits: {
    ask: { who: "everyone", run: (turn) => submitAsk(services, turn) },
    answer: { who: "HR", run: (turn) => submitAnswer(services, turn) },
  },
  shows: {
    asked: { who: "HR", run: async ({ about, person }) => askedCard(await forHr(services, about.enquiry), person) },
    answered: {
      who: "everyone",
      run: async ({ about, person }) =>
        answeredCard(existing(await services.enquiries.forAsker(about.enquiry ?? "", person.id)), person.locale),
    },
    waiting: { who: "HR", run: async (turn) => lateCard(services, turn) },
    queue: { who: "HR", run: (turn) => queue(services, turn) },
  },
  jobs: [remind(services)],
  nudges: { waiting: waitingName },
  atHome: (turn) => atHome(services, turn),
  offers: offersFor,
  records: recordsFor,
  pages: pagesFor,
});

/** The button that every answer and refusal has. */
export const askHr = (question: string | undefined, locale: Locale) => askButton(question, text[locale]);
