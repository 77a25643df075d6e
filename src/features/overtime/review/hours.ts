import { firstDayOf } from "../limits/month.ts";
import { byMonth } from "../members/by-person.ts";
import type { Services } from "../services.ts";
import type { Review } from "./store.ts";
import { type HoursOf, hoursFrom } from "./views.ts";

/** The hours of the months that some reviews are about, as they are taken in now. */
export async function hoursFor({ attendance }: Services, all: readonly Review[]): Promise<HoursOf> {
  if (all.length === 0) return () => undefined;
  const months = all.map(({ month }) => month).sort();
  const [from = "", to = ""] = [months[0], months.at(-1)];
  const people = [...new Set(all.map(({ person }) => person))];
  return hoursFrom(byMonth(await attendance.monthsOf(people, firstDayOf(from), firstDayOf(to))));
}
