import type { Job } from "../../../bot/notice.ts";
import { addDays } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import { deskNotice } from "../notices.ts";
import type { Services } from "../services.ts";
import { dueOn } from "./store.ts";

/** Days before a deadline on which it is recalled. */
const LADDER = [7, 3, 1, 0];

/**
 * On each working day, one notice to everybody for whom something is due in a week, in three days, tomorrow or today.
 * What is due on a closed day is recalled on the working day before it; what is late, on the day after and each Monday.
 */
export const remind = ({ calendar }: Pick<Services, "calendar">): Job<Tx> => ({
  name: "evaluation.due",
  at: "08:40",
  until: "17:15",
  run: async (tx, _now, today) => {
    if (!calendar.isWorkingDay(today)) return [];
    const isMonday = new Date(`${today}T00:00:00Z`).getUTCDay() === 1;
    const people = await dueOn(tx, daysFor(today, calendar.isWorkingDay), today, isMonday);
    return people.map((id) => deskNotice(id, today));
  },
});

/** The deadlines that are recalled on a working day: those of the ladder, also for the closed days that follow it, and yesterday's. */
export function daysFor(today: string, isWorkingDay: (day: string) => boolean): readonly string[] {
  const standsFor = [today];
  for (let day = addDays(today, 1); !isWorkingDay(day) && standsFor.length < 14; day = addDays(day, 1))
    standsFor.push(day);
  const days = standsFor.flatMap((day) => LADDER.map((ahead) => addDays(day, ahead)));
  return [...new Set([...days, addDays(today, -1)])].toSorted();
}
