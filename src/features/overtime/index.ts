import type { Feature, Offer } from "../../bot/feature.ts";
import type { Turn } from "../../bot/turn.ts";
import type { Person } from "../../people/person.ts";
import type { Tx } from "../../services/database/database.ts";
import type { Button } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import {
  type Files as CityFiles,
  type Opens as CityOpens,
  type Shows as CityShows,
  type Submits as CitySubmits,
  city,
} from "./city/index.ts";
import {
  type Opens as ExemptOpens,
  type Presses as ExemptPresses,
  type Submits as ExemptSubmits,
  exempting,
} from "./exemption/index.ts";
import {
  type Opens as HealthOpens,
  type Presses as HealthPresses,
  type Shows as HealthShows,
  type Submits as HealthSubmits,
  health,
} from "./health/index.ts";
import { type Opens as MonthOpens, type Shows as MonthShows, months, myMonth } from "./month/index.ts";
import { text as monthText } from "./month/text.ts";
import { mutable } from "./nudges/kinds.ts";
import { nudging } from "./nudging/index.ts";
import { pagesFor } from "./pages.ts";
import {
  type Files as ReviewFiles,
  type Opens as ReviewOpens,
  type Shows as ReviewShows,
  type Submits as ReviewSubmits,
  reviews,
} from "./review/index.ts";
import type { Services } from "./services.ts";
import {
  type Opens as TalkOpens,
  type Presses as TalkPresses,
  type Shows as TalkShows,
  type Submits as TalkSubmits,
  talks,
} from "./talk/index.ts";
import { word } from "./targets.ts";
import { type Opens as TeamOpens, type Shows as TeamShows, type Submits as TeamSubmits, teams } from "./team/index.ts";
import { weekOf } from "./week/index.ts";

/** The names of all handlers, and so of all buttons, forms, notices and files. */
export type Names = {
  opens: MonthOpens | TeamOpens | TalkOpens | HealthOpens | ExemptOpens | ReviewOpens | CityOpens;
  presses: TalkPresses | HealthPresses | ExemptPresses;
  submits: TeamSubmits | TalkSubmits | HealthSubmits | ExemptSubmits | ReviewSubmits | CitySubmits;
  shows: MonthShows | TeamShows | TalkShows | HealthShows | ReviewShows | CityShows;
  files: ReviewFiles | CityFiles;
};

/** 時間外勤務: one's own month, what follows from it, and what managers and HR see. Each part of it is a folder of its own. */
export function overtime(services: Services): Feature<Tx, Names> {
  const [own, team, talk] = [months(services), teams(services), talks(services)];
  const [care, exempt, reviewed, all] = [health(services), exempting(services), reviews(services), city(services)];
  return {
    name: "overtime",
    hears: own.hears,
    opens: {
      ...{ ...own.opens, ...team.opens, ...talk.opens, ...care.opens },
      ...{ ...exempt.opens, ...reviewed.opens, ...all.opens },
    },
    presses: { ...talk.presses, ...care.presses, ...exempt.presses },
    submits: {
      ...{ ...team.submits, ...talk.submits, ...care.submits },
      ...{ ...exempt.submits, ...reviewed.submits, ...all.submits },
    },
    shows: { ...own.shows, ...team.shows, ...talk.shows, ...care.shows, ...reviewed.shows, ...all.shows },
    files: { ...reviewed.files, ...all.files },
    suggests: all.suggests,
    jobs: [nudging(services)],
    nudges: mutable,
    weekly: weekOf(services),
    atHome: care.atHome,
    offers: ({ locale }) => [offer(locale)],
    records: recordsFor,
    pages: pagesFor,
  };
}

/** The card in answer to 「今月の残業は？」: the asker's own month, and nobody else's. */
export const ownOvertime = (services: Services) => (turn: Turn<Tx>) => myMonth(services, turn);

function offer(locale: Locale): Offer {
  const { offer: title, offerText } = monthText[locale];
  return { title, text: offerText, button: { kind: "asks", label: title, words: word } };
}

function recordsFor({ locale }: Person): Readonly<Record<string, readonly Button[]>> {
  const { button } = offer(locale);
  return { attendance_day: [button], attendance_month: [button] };
}
