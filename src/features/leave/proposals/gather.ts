import type { Person } from "../../../people/person.ts";
import { addMonths } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Plan } from "../plan.ts";
import type { Services } from "../services.ts";
import { declinedBy } from "../store.ts";
import { leaveYearOf } from "../year.ts";
import type { Around } from "./propose.ts";
import { unitAround, unitsAbove } from "./store.ts";

/** All that somebody's proposals depend on. */
export async function aroundOf(
  services: Services,
  {
    person,
    today,
    tx = services.db,
  }: { readonly person: Person; readonly today: string; readonly tx?: Tx | undefined },
  plans: readonly Plan[],
): Promise<Around> {
  const { settings, calendar, busyMonths } = services;
  // One after the other, as a transaction has one connection.
  const unit = await unitAround(tx, { unitId: person.unit.id, personId: person.id, today });
  const above = await unitsAbove(tx);
  const declined = await declinedBy(tx, person.id, today);
  const light = await lightMonths(services, person.id, today);
  return {
    ...unit,
    ...{ today, declined, light, isWorkingDay: calendar.isWorkingDay },
    until: leaveYearOf(today, settings.yearKind).to,
    planned: new Set(plans.map(({ day }) => day)),
    busy: busyMonths(person.unit.code, (code) => above.get(code)),
    leadDays: settings.proposals.leadDays,
    awayShare: settings.proposals.awayShare,
  };
}

/** Of the last twelve months, those with less than so much of the average. */
const LIGHT = 0.75;
/** With fewer months than these nothing is light. */
const LEAST_MONTHS = 6;

async function lightMonths({ attendance }: Services, personId: string, today: string): Promise<readonly number[]> {
  const thisMonth = `${today.slice(0, 7)}-01`;
  const months = await attendance.monthsOf([personId], addMonths(thisMonth, -12), addMonths(thisMonth, -1));
  if (months.length < LEAST_MONTHS) return [];
  const mean = months.reduce((sum, { minutes }) => sum + minutes, 0) / months.length;
  return months.flatMap(({ month, minutes }) => (minutes < mean * LIGHT ? [Number(month.slice(5, 7))] : []));
}
