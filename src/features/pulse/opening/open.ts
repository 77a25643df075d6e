import { randomUUID } from "node:crypto";
import type { Tx } from "../../../services/database/database.ts";
import { newKeys } from "../answering/ballot.ts";
import { keyPlace } from "../closing/key.ts";
import type { Services } from "../services.ts";
import { allOpened } from "../store.ts";
import type { Survey } from "../survey.ts";
import { type Dates, datesOf } from "./dates.ts";
import { type Cohort, cohortOn, createSurvey, inTurn } from "./store.ts";

/** What opening would do. */
export type OpeningPlan = { readonly survey: Survey; readonly cohort: Cohort; readonly dates: Dates };

export async function planOpening(tx: Tx, services: Services, survey: Survey, today: string): Promise<OpeningPlan> {
  const { settings, calendar } = services;
  return { survey, cohort: await cohortOn(tx, today), dates: datesOf(today, settings, calendar) };
}

/** Opens a survey for everybody at work, all of it or nothing. undefined where one is open already. */
export async function openSurvey(tx: Tx, services: Services, survey: Survey, today: string) {
  await inTurn(tx);
  if ((await allOpened(tx)).some(({ state }) => state === "open")) return undefined;
  const plan = await planOpening(tx, services, survey, today);
  const id = randomUUID();
  const { publicKey, privateKey } = await newKeys();
  await createSurvey(tx, {
    ...{ id, content: survey, cohort: plan.cohort, dates: plan.dates, publicKey },
    privateKey: services.crypto.seal(privateKey, keyPlace(id)),
  });
  return { id, ...plan };
}
