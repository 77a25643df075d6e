import type { Feature, Offer } from "../../bot/feature.ts";
import type { Person } from "../../people/person.ts";
import type { Tx } from "../../services/database/database.ts";
import { type Opens as EvidenceOpens, type Submits as EvidenceSubmits, evidence } from "./evidence/index.ts";
import { exporting, type Files } from "./export/index.ts";
import { figures, pagesFor } from "./figures/index.ts";
import {
  type Opens as HandoverOpens,
  type Presses as HandoverPresses,
  type Submits as HandoverSubmits,
  handover,
} from "./handover/index.ts";
import {
  type Opens as MeetingOpens,
  type Presses as MeetingPresses,
  type Submits as MeetingSubmits,
  meetings,
} from "./meetings/index.ts";
import { news } from "./news/index.ts";
import type { Shows } from "./notices.ts";
import {
  type Opens as PairOpens,
  type Presses as PairPresses,
  type Submits as PairSubmits,
  pairs,
} from "./pairs/index.ts";
import { text } from "./pairs/text.ts";
import {
  type Opens as PromiseOpens,
  type Presses as PromisePresses,
  type Submits as PromiseSubmits,
  promises,
} from "./promises/index.ts";
import { type Presses as RatingPresses, rating } from "./rating/index.ts";
import { reminders } from "./reminders/index.ts";
import type { Services } from "./services.ts";
import { type Opens as SummaryOpens, type Presses as SummaryPresses, summaries } from "./summary/index.ts";
import { week } from "./week/index.ts";

/** The names of all handlers, and so of all buttons, forms and notices. */
export type Names = {
  opens: PairOpens | MeetingOpens | PromiseOpens | HandoverOpens | EvidenceOpens | SummaryOpens;
  presses: PairPresses | MeetingPresses | PromisePresses | HandoverPresses | RatingPresses | SummaryPresses;
  submits: PairSubmits | MeetingSubmits | PromiseSubmits | HandoverSubmits | EvidenceSubmits;
  shows: Shows;
  files: Files;
};

/** 1on1: two people, their talks, and what they promised each other. What was said is theirs alone. */
export function oneOnOne(services: Services): Feature<Tx, Names> {
  const [who, talks, promised] = [pairs(services), meetings(services), promises(services)];
  const [moved, rated, told] = [handover(services), rating(services), news(services)];
  const [recalled, counted, fact] = [reminders(services), figures(services), evidence(services)];
  const short = summaries(services);
  return {
    name: "one-on-one",
    hears: who.hears,
    atHome: who.atHome,
    suggests: who.suggests,
    opens: { ...who.opens, ...talks.opens, ...promised.opens, ...moved.opens, ...fact.opens, ...short.opens },
    presses: {
      ...{ ...who.presses, ...talks.presses, ...promised.presses, ...moved.presses, ...rated.presses },
      ...short.presses,
    },
    submits: { ...who.submits, ...talks.submits, ...promised.submits, ...moved.submits, ...fact.submits },
    shows: { ...who.shows, ...told.shows, ...rated.shows, ...recalled.shows, ...counted.shows },
    files: exporting(services).files,
    jobs: [...moved.jobs, ...recalled.jobs],
    nudges: recalled.nudges,
    weekly: week,
    offers: ({ locale }) => [offer(locale)],
    records: ({ locale }) => ({ one_on_one_meeting: [offer(locale).button] }),
    pages: pagesFor,
  };
}

const offer = (locale: Person["locale"]): Offer => {
  const t = text[locale];
  return { title: t.offer, text: t.offerText, button: { kind: "asks", label: t.offer, words: "1on1" } };
};
