import type { Feature } from "../../bot/feature.ts";
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
import { type Opens as RatingOpens, type Submits as RatingSubmits, rating } from "./rating/index.ts";
import type { Services } from "./services.ts";

type Names = {
  opens: DeskOpens | GoalOpens | RatingOpens;
  presses: GoalPresses;
  submits: GoalSubmits | RatingSubmits;
  shows: DeskShows;
};

/** 人事評価: the year from goals to disclosure. Each part of it is a folder of its own. */
export function evaluation(services: Services): Feature<Tx, Names> {
  const parts = { desk: desk(services), goals: goals(services), rating: rating(services) };
  const { hears, nudges, atHome } = parts.desk;
  return {
    name: "evaluation",
    hears,
    nudges,
    atHome,
    opens: { ...parts.desk.opens, ...parts.goals.opens, ...parts.rating.opens },
    presses: parts.goals.presses,
    submits: { ...parts.goals.submits, ...parts.rating.submits },
    shows: parts.desk.shows,
    offers: ({ locale }: Person) => {
      const t = deskText[locale];
      return [{ title: t.offer, text: t.offerText, button: { kind: "asks", label: t.offer, words: "評価" } }];
    },
  };
}
