import type { Page } from "../../../bot/feature.ts";
import type { Submitted, Turn, Typed } from "../../../bot/turn.ts";
import type { Person } from "../../../people/person.ts";
import type { Tx } from "../../../services/database/database.ts";
import { openable } from "../cycle/openable.ts";
import { allCycles } from "../cycle/store.ts";
import { cyclesButton, openButton } from "../cycle/views.ts";
import type { Services } from "../services.ts";
import type { Presses as ClosePresses } from "./closing/index.ts";
import { closing } from "./closing/index.ts";
import type {
  Opens as DiscloseOpens,
  Presses as DisclosePresses,
  Submits as DiscloseSubmits,
} from "./disclosing/index.ts";
import { disclosing } from "./disclosing/index.ts";
import type { Opens as ExtendOpens, Submits as ExtendSubmits } from "./extending/index.ts";
import { extending } from "./extending/index.ts";
import { overview } from "./overview.ts";
import type { Opens as PeopleOpens, Submits as PeopleSubmits } from "./people/index.ts";
import { people } from "./people/index.ts";
import type {
  Opens as RemindOpens,
  Presses as RemindPresses,
  Shows as RemindShows,
  Submits as RemindSubmits,
} from "./reminding/index.ts";
import { reminding } from "./reminding/index.ts";
import { openCycles } from "./store.ts";
import { text } from "./text.ts";
import { askUnit, seeUnit, suggestUnits } from "./unit.ts";
import { noCycleCard } from "./views.ts";

export type Opens = "progress" | "progress-unit" | RemindOpens | ExtendOpens | DiscloseOpens | PeopleOpens;
export type Presses = RemindPresses | DisclosePresses | ClosePresses;
export type Submits = "progress-unit" | RemindSubmits | ExtendSubmits | DiscloseSubmits | PeopleSubmits;
export type Shows = "progress" | RemindShows;

/** What HR sees and does for all: how far everybody is, reminding, putting off, exempting, disclosing, closing. */
export const progress = (services: Services) => {
  const [disclose, close, remind] = [disclosing(services), closing(services), reminding(services)];
  const [extend, one] = [extending(services), people(services)];
  const hr = { who: "HR" as const };
  return {
    opens: {
      progress: { ...hr, run: (turn: Turn<Tx>) => progressOf(services, turn) },
      "progress-unit": { ...hr, run: (turn: Turn<Tx>) => askUnit(services, turn) },
      ...{ ...disclose.opens, ...remind.opens, ...extend.opens, ...one.opens },
    },
    presses: { ...disclose.presses, ...close.presses, ...remind.presses },
    submits: {
      "progress-unit": { ...hr, run: (turn: Submitted<Tx>) => seeUnit(services, turn) },
      ...{ ...disclose.submits, ...remind.submits, ...extend.submits, ...one.submits },
    },
    shows: { progress: { ...hr, run: (turn: Turn<Tx>) => progressOf(services, turn) }, ...remind.shows },
    suggests: { ...one.suggests, unit: { ...hr, run: (turn: Typed<Tx>) => suggestUnits(services, turn) } },
  };
};

/** HR has it at hand on the dashboard. */
export const pagesFor = ({ locale, roles }: Person): readonly Page<Shows>[] =>
  roles.includes("HR")
    ? [{ name: "progress", title: text[locale].page, target: { feature: "evaluation", name: "progress", about: {} } }]
    : [];

/** The newest cycle whose period has begun, unless the button names another. */
async function progressOf(services: Services, turn: Turn<Tx>) {
  const { about, person, today } = turn;
  const running = await openCycles(services.db);
  const usual = running.find(({ kind, from }) => from <= today && !isProbation(services, kind)) ?? running[0];
  const chosen = running.find(({ id }) => id === about.c) ?? usual;
  const cycle = chosen && (await services.evaluations.cycleById(chosen.id));
  if (cycle) return await overview(services, turn, cycle, running);
  const can = openable(services.definition.cycles, await allCycles(services.db), today);
  return noCycleCard(
    [...can.map((each) => openButton(each, person.locale)), cyclesButton(person.locale)],
    person.locale,
  );
}

const isProbation = ({ definition }: Services, kind: string) =>
  definition.cycles.some(({ id, probation }) => id === kind && probation !== undefined);
