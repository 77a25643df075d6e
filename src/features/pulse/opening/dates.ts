import { addDays, type Calendar } from "../../../services/calendar.ts";
import type { PulseSettings } from "../content/settings.ts";

export type Dates = { readonly opensOn: string; readonly remindsOn: string; readonly closesOn: string };

/** Of a survey that is opened on a day. It closes on a working day, and its one reminder comes on one before. */
export function datesOf(
  opensOn: string,
  { answer_days, remind_before }: Pick<PulseSettings, "answer_days" | "remind_before">,
  { isWorkingDay }: Pick<Calendar, "isWorkingDay">,
): Dates {
  const closesOn = working(addDays(opensOn, answer_days), 1, isWorkingDay);
  return { opensOn, closesOn, remindsOn: working(addDays(closesOn, -remind_before), -1, isWorkingDay) };
}

/** The day itself, or the nearest working day after (1) or before (-1) it. */
export function working(day: string, step: 1 | -1, isWorkingDay: (day: string) => boolean): string {
  let at = day;
  for (let looked = 0; !isWorkingDay(at) && looked < 30; looked++) at = addDays(at, step);
  return at;
}
