import type { Feature, Offer } from "../../bot/feature.ts";
import type { Person } from "../../people/person.ts";
import type { Tx } from "../../services/database/database.ts";
import { type Opens as DeskOpens, type Shows as DeskShows, desk } from "./desk/index.ts";
import { text as deskText } from "./desk/text.ts";
import {
  type Opens as GoalOpens,
  type Presses as GoalPresses,
  type Submits as GoalSubmits,
  goals,
} from "./goals/index.ts";
import {
  type Opens as ProgressOpens,
  type Presses as ProgressPresses,
  type Shows as ProgressShows,
  progress,
} from "./progress/index.ts";
import { text as progressText } from "./progress/text.ts";
import { type Opens as RatingOpens, type Submits as RatingSubmits, rating } from "./rating/index.ts";
import { remind } from "./reminders/index.ts";
import type { Services } from "./services.ts";
import { opens } from "./targets.ts";

type Names = {
  opens: DeskOpens | GoalOpens | RatingOpens | ProgressOpens;
  presses: GoalPresses | ProgressPresses;
  submits: GoalSubmits | RatingSubmits;
  shows: DeskShows | ProgressShows;
};

/** 人事評価: the year from goals to disclosure. Each part of it is a folder of its own. */
export function evaluation(services: Services): Feature<Tx, Names> {
  const parts = {
    desk: desk(services),
    goals: goals(services),
    rating: rating(services),
    progress: progress(services),
  };
  const { hears, nudges, atHome } = parts.desk;
  return {
    name: "evaluation",
    hears,
    nudges,
    atHome,
    opens: { ...parts.desk.opens, ...parts.goals.opens, ...parts.rating.opens, ...parts.progress.opens },
    presses: { ...parts.goals.presses, ...parts.progress.presses },
    submits: { ...parts.goals.submits, ...parts.rating.submits },
    shows: { ...parts.desk.shows, ...parts.progress.shows },
    jobs: [remind(services)],
    offers: offersFor,
  };
}

function offersFor({ locale, roles }: Person): readonly Offer[] {
  const [t, hr] = [deskText[locale], progressText[locale]];
  const desk: Offer = { title: t.offer, text: t.offerText, button: { kind: "asks", label: t.offer, words: "評価" } };
  const overview: Offer = { title: hr.offer, text: hr.offerText, button: opens("progress", {}, hr.offer) };
  return roles.includes("HR") ? [overview, desk] : [desk];
}
