import type { Feature } from "../../bot/feature.ts";
import type { Person } from "../../people/person.ts";
import type { Tx } from "../../services/database/database.ts";
import type { Button } from "../../view/card.ts";
import { nudges } from "./nudges/index.ts";
import { obstacles } from "./obstacles/index.ts";
import { seeButton } from "./own/card.ts";
import { offerFor, own } from "./own/index.ts";
import { drawn } from "./own/planning.ts";
import type { Services } from "./services.ts";
import { awayOn } from "./store.ts";
import type { Files, Opens, Presses, Shows, Submits } from "./targets.ts";
import { team, teamAtHome, teamOffers } from "./team/index.ts";
import { weekly } from "./team/weekly.ts";
import { leavePages, units } from "./units/index.ts";
import { keptBetween } from "./units/store.ts";

type Names = { opens: Opens; presses: Presses; submits: Submits; shows: Shows; files: Files };

/** 休暇: what is left and planned, days that would suit, and plans that reach the manager. The bot approves nothing. */
export const leave = (services: Services): Feature<Tx, Names> => {
  const [mine, theirs, told] = [own(services), team(services), obstacles(services)];
  const [prompts, byUnit] = [nudges(services), units(services)];
  return {
    name: "leave",
    hears: mine.hears,
    opens: { ...mine.opens, ...theirs.opens, ...told.opens },
    presses: { ...mine.presses, ...theirs.presses },
    submits: { ...mine.submits, ...theirs.submits, ...told.submits },
    shows: { ...mine.shows, ...theirs.shows, ...told.shows, ...prompts.shows, ...byUnit.shows },
    files: byUnit.files,
    jobs: [...prompts.jobs, ...byUnit.jobs],
    nudges: prompts.nudges,
    away: awayOn,
    weekly: weekly(services),
    atHome: (turn) => teamAtHome(services, turn),
    offers: (person) => [offerFor(person), ...teamOffers(person)],
    records: recordsFor,
    pages: leavePages,
  };
};

/** What was taken of leave by unit and month, for whoever compares months: sums, never a person. */
export const leaveTaken = ({ db, settings }: Services) => ({
  yearStart: settings.yearKind === "fiscal" ? 4 : 1,
  kept: (from: string, to: string) => keptBetween(db, from, to),
});

/** The card in answer to 「年休あと何日？」. */
export const ownLeave = (services: Services) => (turn: Parameters<typeof drawn>[1]) => drawn(services, turn);

function recordsFor(person: Person): Readonly<Record<string, readonly Button[]>> {
  const see = [seeButton(person.locale)];
  return { leave_plan: see, leave_balance: see };
}
