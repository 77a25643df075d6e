import type { Standing } from "./rest.ts";
import type { Workdays } from "./workdays.ts";

/** until: the day the data reach to. days: day → minutes, of this month; a day that is not in it has no data. */
export type SoFar = { readonly until: string; readonly days: ReadonlyMap<string, number> };

/** Where somebody stands in a month. Work on days off counts, but such a day is none of those left. */
export function standingIn(month: string, { until, days }: SoFar, workdays: Workdays): Omit<Standing, "usual"> {
  const known = workdays(month).filter((day) => day <= until && days.has(day)).length;
  let worked = 0;
  for (const [day, minutes] of days) if (day <= until && day.startsWith(month)) worked += minutes;
  return { worked, known, left: workdays(month).length - known };
}
