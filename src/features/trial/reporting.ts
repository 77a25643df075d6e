import { Refusal } from "../../bot/refusal.ts";
import type { Turn } from "../../bot/turn.ts";
import type { Database, Tx } from "../../services/database/database.ts";
import type { Card } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import { nameOf } from "./kinds.ts";
import { lastLeaveMonth, leaveMeasured } from "./leave.ts";
import { lastKnownMonth, measured } from "./measuring.ts";
import { knownMonths, receptions, reportOf } from "./report.ts";
import { reportCard, standingCard } from "./report-card.ts";
import type { Services } from "./services.ts";
import { allTrials, receptionOf, trialById } from "./store.ts";
import type { Trial } from "./trial.ts";
import { listCard } from "./views.ts";

export async function list(services: Services, { person }: Turn<Tx>): Promise<Card> {
  const { locale } = person;
  const trials = await allTrials(services.db);
  return listCard(
    trials.map((trial) => ({ trial, name: nameOf(services.kinds(), trial, locale) })),
    locale,
  );
}

/** What a trial has shown so far. */
export async function report(services: Services, { person, today, about }: Turn<Tx>): Promise<Card> {
  const { db, kinds } = services;
  const trial = await existing(db, about.trial ?? "");
  const lastKnown = await lastKnownMonth(services);
  const units = trial.units.map(({ id }) => id);
  const cells = await measured(services, units, knownMonths(trial, lastKnown));
  const leaveKnown = await lastLeaveMonth(services, today);
  const leave = reportOf(trial, await leaveMeasured(services, units, knownMonths(trial, leaveKnown)), leaveKnown);
  const [name, taken] = [nameOf(kinds(), trial, person.locale), await takenSoFar(db, trial, today)];
  return reportCard({ trial, name, taken, leave, overtime: reportOf(trial, cells, lastKnown) }, person.locale);
}

/** How a trial stands and in which order it goes on, right after something was done about it. */
export async function standing({ kinds }: Services, tx: Tx, locale: Locale, id: string): Promise<Card> {
  const trial = await existing(tx, id);
  return standingCard(trial, nameOf(kinds(), trial, locale), locale);
}

async function existing(tx: Database | Tx, id: string): Promise<Trial> {
  const trial = await trialById(tx, id);
  if (!trial) throw new Refusal("not-found");
  return trial;
}

export async function takenSoFar(tx: Database | Tx, trial: Trial, day: string) {
  const units = trial.units.map(({ id }) => id);
  return receptions(trial, await receptionOf(tx, trial, units, { day, since: trial.openedAt }), day);
}
