import { dayInJapan } from "../../services/clock.ts";
import type { Database } from "../../services/database/database.ts";
import type { Away } from "../nudges.ts";

const KEPT_MS = 60_000;

/** Whether somebody is away today; looked up for everybody at once, and again after a minute. */
export function awayToday(db: Database, away: Away, now: () => Date): (personId: string) => Promise<boolean> {
  let known: { readonly day: string; readonly at: Date; readonly people: ReturnType<Away> } | undefined;
  return async (personId) => {
    const [at, day] = [now(), dayInJapan(now())];
    if (!known || known.day !== day || at.getTime() - known.at.getTime() > KEPT_MS)
      known = { day, at, people: away(db, day) };
    const { people } = known;
    people.catch(() => {
      known = undefined;
    });
    return (await people).has(personId);
  };
}
