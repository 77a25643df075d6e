import type { Feature, Offer } from "../../bot/feature.ts";
import type { Person } from "../../people/person.ts";
import type { Tx } from "../../services/database/database.ts";
import { type Opens as CycleOpens, type Presses as CyclePresses, cycles } from "./cycle/index.ts";
import { type Opens as DeskOpens, type Shows as DeskShows, desk } from "./desk/index.ts";
import { text as deskText } from "./desk/text.ts";
import {
  type Opens as DisclosureOpens,
  type Presses as DisclosurePresses,
  type Shows as DisclosureShows,
  type Submits as DisclosureSubmits,
  disclosure,
} from "./disclosure/index.ts";
import {
  type Opens as FactOpens,
  type Presses as FactPresses,
  type Submits as FactSubmits,
  facts,
} from "./facts/index.ts";
import { type Opens as FairOpens, type Shows as FairShows, fairness, fairnessPages } from "./fairness/index.ts";
import { type Presses as FollowPresses, following } from "./following/index.ts";
import { handoverNote, type Opens as NoteOpens, type Submits as NoteSubmits } from "./following/note/index.ts";
import {
  type Opens as GoalOpens,
  type Presses as GoalPresses,
  type Submits as GoalSubmits,
  goals,
} from "./goals/index.ts";
import {
  interviews,
  type Opens as TalkOpens,
  type Presses as TalkPresses,
  type Submits as TalkSubmits,
} from "./interviews/index.ts";
import {
  type Opens as ProgressOpens,
  type Presses as ProgressPresses,
  type Shows as ProgressShows,
  type Submits as ProgressSubmits,
  pagesFor,
  progress,
} from "./progress/index.ts";
import { text as progressText } from "./progress/text.ts";
import { type Opens as RatingOpens, type Submits as RatingSubmits, rating } from "./rating/index.ts";
import { type Shows as ReminderShows, reminders } from "./reminders/index.ts";
import type { Services } from "./services.ts";
import { type Files, sheets } from "./sheet/index.ts";
import { opens } from "./targets.ts";
import { type Opens as TrainingOpens, type Submits as TrainingSubmits, training } from "./training/index.ts";
import { week } from "./week/index.ts";

/** The names of all handlers, and so of all buttons, forms and notices. */
export type Names = {
  opens:
    | DeskOpens
    | CycleOpens
    | GoalOpens
    | RatingOpens
    | ProgressOpens
    | TalkOpens
    | FactOpens
    | TrainingOpens
    | NoteOpens
    | DisclosureOpens
    | FairOpens;
  presses: GoalPresses | CyclePresses | FollowPresses | ProgressPresses | TalkPresses | FactPresses | DisclosurePresses;
  submits:
    | GoalSubmits
    | RatingSubmits
    | ProgressSubmits
    | TalkSubmits
    | FactSubmits
    | TrainingSubmits
    | NoteSubmits
    | DisclosureSubmits;
  shows: DeskShows | ProgressShows | ReminderShows | DisclosureShows | FairShows;
  files: Files;
};

/** 人事評価: the year from goals to disclosure. Each part of it is a folder of its own. */
export function evaluation(services: Services): Feature<Tx, Names> {
  const own = desk(services);
  const [aims, rated] = [goals(services), rating(services)];
  const [talks, noted, trained, left] = [
    interviews(services),
    facts(services),
    training(services),
    handoverNote(services),
  ];
  const [all, rounds, roster, recalled] = [
    progress(services),
    cycles(services),
    following(services),
    reminders(services),
  ];
  const [shown, fair] = [disclosure(services), fairness(services)];
  return {
    name: "evaluation",
    hears: own.hears,
    atHome: own.atHome,
    opens: {
      ...{ ...own.opens, ...aims.opens, ...rated.opens, ...all.opens, ...rounds.opens },
      ...{ ...talks.opens, ...noted.opens, ...trained.opens, ...left.opens, ...shown.opens, ...fair.opens },
    },
    presses: {
      ...{ ...aims.presses, ...all.presses, ...talks.presses, ...noted.presses },
      ...{ ...rounds.presses, ...roster.presses, ...shown.presses },
    },
    submits: {
      ...{ ...aims.submits, ...rated.submits, ...all.submits },
      ...{ ...talks.submits, ...noted.submits, ...trained.submits, ...left.submits, ...shown.submits },
    },
    shows: { ...own.shows, ...all.shows, ...recalled.shows, ...shown.shows, ...fair.shows },
    suggests: all.suggests,
    weekly: week,
    jobs: [...roster.jobs, ...rounds.jobs, ...recalled.jobs],
    offers: offersFor,
    pages: (person) => [...pagesFor(person), ...fairnessPages(person)],
    files: sheets(services).files,
  };
}

function offersFor({ locale, roles }: Person): readonly Offer[] {
  const [t, hr] = [deskText[locale], progressText[locale]];
  const desk: Offer = { title: t.offer, text: t.offerText, button: { kind: "asks", label: t.offer, words: "評価" } };
  const overview: Offer = { title: hr.offer, text: hr.offerText, button: opens("progress", {}, hr.offer) };
  return roles.includes("HR") ? [overview, desk] : [desk];
}
