import { type ToldDeeds, toldTo } from "../../services/audit/store.ts";
import type { Database } from "../../services/database/database.ts";
import type { Page, Reader } from "./reads.ts";

/** Who has read what of somebody, newest first; for that person alone. */
export type Reads = (personId: string, from: { readonly skip: number; readonly most: number }) => Promise<Page>;

export const createReads =
  (db: Database): Reads =>
  async (personId, { skip, most }) => {
    const deeds = await toldTo(db, personId, { skip, most: most + 1 });
    const readers = await readersOf(db, deeds);
    const reads = deeds.slice(0, most).map((deed) => ({
      ...{ day: deed.day, what: deed.action ?? undefined, times: deed.count },
      reader: readers(deed),
    }));
    return { reads, older: deeds.length > most };
  };

/** Each with the unit in which they worked on the day. */
async function readersOf(db: Database, deeds: readonly ToldDeeds[]): Promise<(deed: ToldDeeds) => Reader> {
  const ids = new Set(deeds.flatMap(({ actor }) => actor ?? []));
  const people = await db.person.findMany({
    where: { id: { in: [...ids] } },
    select: {
      ...{ id: true, name: true },
      assignments: {
        where: { primary: true },
        orderBy: { fromDay: "desc" },
        select: { fromDay: true, unit: { select: { name: true } } },
      },
    },
  });
  return ({ actor, day }) => {
    if (actor === null) return "job";
    const found = people.find(({ id }) => id === actor);
    if (!found) return "gone";
    const post = found.assignments.find(({ fromDay }) => fromDay <= new Date(day));
    return { name: found.name, unit: post?.unit.name ?? "" };
  };
}
