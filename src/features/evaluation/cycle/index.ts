import { Refusal } from "../../../bot/refusal.ts";
import type { Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Card } from "../../../view/card.ts";
import { deskMessages } from "../notices.ts";
import type { Services } from "../services.ts";
import { openCycle, planOpening } from "./open.ts";
import { type Openable, openable } from "./openable.ts";
import { openProbations } from "./probation.ts";
import { formFor, type Staff } from "./staff.ts";
import { allCycles, namesOf, toldOn } from "./store.ts";
import { text } from "./text.ts";
import { cyclesCard, doneCard, type Left, planCard } from "./views.ts";

export type Opens = "cycles" | "cycle-open";
export type Presses = "cycle-open";

/** Opening a round for everybody. */
export const cycles = (services: Services) => ({
  opens: {
    cycles: { who: "HR" as const, run: (turn: Turn<Tx>) => list(services, turn) },
    "cycle-open": { who: "HR" as const, run: (turn: Turn<Tx>) => plan(services, turn) },
  },
  presses: { "cycle-open": { who: "HR" as const, run: (turn: Turn<Tx>) => open(services, turn) } },
  jobs: [openProbations(services)],
});

async function list({ db, definition }: Services, { person, today }: Turn<Tx>): Promise<Card> {
  const all = await allCycles(db);
  return cyclesCard(all, openable(definition.cycles, all, today), person.locale);
}

/** Only what can be opened now; what a button of earlier names may be past. */
async function chosen(services: Services, { about, today }: Turn<Tx>): Promise<Openable> {
  const can = openable(services.definition.cycles, [], today);
  const found = can.find(({ kind, year }) => kind.id === about.kind && String(year) === about.year);
  if (!found) throw new Refusal("stale");
  return found;
}

async function plan(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { db, definition } = services;
  const cycle = await chosen(services, turn);
  const { now, today, person } = turn;
  const found = await planOpening(db, { definition, kind: cycle.kind.id, year: cycle.year, day: today, now });
  if (!found) throw new Refusal("stale");
  return planCard(found, await leftOut(services, found.left), cycle, person.locale);
}

/** Named in the preview; of more there is a count. */
const NAMED = 30;

async function leftOut({ db, definition }: Services, left: readonly Staff[]): Promise<Left> {
  const named = async (staff: readonly Staff[]) => {
    const numbers = staff.slice(0, NAMED).map(({ staffNumber }) => staffNumber);
    return { names: await namesOf(db, numbers), count: staff.length };
  };
  const hasForm = (each: Staff) => formFor(each, definition.forms) !== undefined;
  return {
    unrated: await named(left.filter(hasForm)),
    formless: await named(left.filter((each) => !hasForm(each))),
  };
}

/** All of it or nothing, in one transaction. */
async function open({ definition, audit, ...services }: Services, turn: Turn<Tx>): Promise<Card> {
  const { kind, year } = await chosen({ definition, audit, ...services }, turn);
  const { now, today, person, change } = turn;
  return change(async (tx, notify) => {
    const opened = await openCycle(tx, { definition, kind: kind.id, year, day: today, now });
    const t = text[person.locale];
    if (!opened) return doneCard(t.openedBefore, person.locale);
    const { id, people } = opened;
    for (const message of deskMessages(people, today, await toldOn(tx, today, people))) notify(message);
    const payload = { cycle: id, people: people.length };
    await audit.append(tx, { at: now, actor: person.id, action: "evaluation.cycle-opened", subject: null, payload });
    return doneCard(t.opened(people.length), person.locale, undefined, id);
  }, "city");
}
