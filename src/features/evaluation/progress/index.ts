import type { Page } from "../../../bot/feature.ts";
import { Refusal } from "../../../bot/refusal.ts";
import type { Turn } from "../../../bot/turn.ts";
import type { Person } from "../../../people/person.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { openCycle, planOpening } from "../cycle/open.ts";
import type { CycleKind } from "../definition/definition.ts";
import { cycleName, fiscalYearOf } from "../definition/fiscal-year.ts";
import { deskNotices, disclosedNotice } from "../notices.ts";
import type { Services } from "../services.ts";
import { countDisclosable, countsIn, discloseAll, openCycles } from "./store.ts";
import { text } from "./text.ts";
import { discloseButton, doneCard, noCycleCard, openButton, planCard, progressCard } from "./views.ts";

export type Opens = "progress" | "cycle-open";
export type Presses = "cycle-open" | "disclose";
export type Shows = "progress";

/** What HR sees and does for all: how far everybody is, opening a cycle, disclosing. */
export const progress = (services: Services) => ({
  opens: {
    progress: { who: "HR" as const, run: (turn: Turn<Tx>) => progressOf(services, turn) },
    "cycle-open": { who: "HR" as const, run: (turn: Turn<Tx>) => plan(services, turn) },
  },
  presses: {
    "cycle-open": { who: "HR" as const, run: (turn: Turn<Tx>) => open(services, turn) },
    disclose: { who: "HR" as const, run: (turn: Turn<Tx>) => disclose(services, turn) },
  },
  shows: { progress: { who: "HR" as const, run: (turn: Turn<Tx>) => progressOf(services, turn) } },
});

/** HR has it at hand on the dashboard. */
export const pagesFor = ({ locale, roles }: Person): readonly Page<Shows>[] =>
  roles.includes("HR")
    ? [{ name: "progress", title: text[locale].page, target: { feature: "evaluation", name: "progress", about: {} } }]
    : [];

/** The newest cycle that goes on, unless the button names another. */
async function progressOf(services: Services, { about, person, today }: Turn<Tx>): Promise<Card> {
  const { db, evaluations } = services;
  const { locale } = person;
  const running = await openCycles(db);
  const openable = openButtons(services, running, today, locale);
  const chosen = running.find(({ id }) => id === about.c) ?? running[0];
  const cycle = chosen && (await evaluations.cycleById(chosen.id));
  if (!cycle) return noCycleCard(openable, locale);
  const waiting = await countDisclosable(db, cycle.id, person.id, today);
  const buttons = [...(waiting > 0 ? [discloseButton(cycle.id, waiting, locale)] : []), ...openable];
  return progressCard(cycleName(cycle.kind, cycle.year)[locale], await countsIn(db, cycle.id, today), buttons, locale);
}

/** Kinds of this fiscal year that were not opened yet. A newcomer's special evaluation is none of them. */
function openButtons(
  { definition }: Services,
  running: Awaited<ReturnType<typeof openCycles>>,
  today: string,
  locale: Locale,
): readonly Button[] {
  const year = fiscalYearOf(today);
  const isRunning = ({ id }: CycleKind) => running.some((cycle) => cycle.kind === id && cycle.year === year);
  return definition.cycles
    .filter((kind) => kind.probation === undefined && !isRunning(kind))
    .map((kind) => openButton(kind.id, year, cycleName(kind, year)[locale], locale));
}

/** Only a kind of the city's own, and this fiscal year. */
function chosenKind(
  { definition }: Services,
  { about, today }: Turn<Tx>,
): { readonly kind: CycleKind; readonly year: number } {
  const kind = definition.cycles.find(({ id, probation }) => id === about.kind && probation === undefined);
  if (!kind || about.year !== String(fiscalYearOf(today))) throw new Refusal("stale");
  return { kind, year: fiscalYearOf(today) };
}

async function plan(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { kind, year } = chosenKind(services, turn);
  const { now, today, person } = turn;
  const args = { definition: services.definition, kind: kind.id, year, day: today, now };
  const found = await planOpening(services.db, args);
  if (!found) throw new Refusal("stale");
  return planCard(found, { kind: kind.id, year, name: cycleName(kind, year)[person.locale] }, person.locale);
}

function open(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { kind, year } = chosenKind(services, turn);
  const { now, today, person, change } = turn;
  return change(async (tx, notify) => {
    const args = { definition: services.definition, kind: kind.id, year, day: today, now };
    const opened = await openCycle(tx, args);
    const t = text[person.locale];
    if (!opened) return doneCard(t.openedBefore, person.locale);
    for (const id of opened.people) for (const message of deskNotices(id, today)) notify(message);
    const payload = { cycle: opened.id, people: opened.people.length };
    await services.audit.append(tx, { at: now, actor: person.id, action: "evaluation.opened", subject: null, payload });
    return doneCard(t.opened(opened.people.length), person.locale);
  });
}

function disclose({ audit, evaluations }: Services, turn: Turn<Tx>): Promise<Card> {
  const { about, now, today, person, change } = turn;
  return change(async (tx, notify) => {
    const cycle = await evaluations.cycleById(about.c ?? "", tx);
    if (!cycle) throw new Refusal("not-found");
    const disclosed = await discloseAll(tx, { cycleId: cycle.id, hrId: person.id, today, now });
    for (const each of disclosed) notify(disclosedNotice(each));
    const payload = { cycle: cycle.id, people: disclosed.length };
    await audit.append(tx, { at: now, actor: person.id, action: "evaluation.disclosed", subject: null, payload });
    return doneCard(text[person.locale].disclosed(disclosed.length), person.locale);
  });
}
