import type { Database } from "../../../src/services/database/database.ts";
import type { Cast } from "../../support/office.ts";

// Those who look at leave besides the small office's cast.

export const others = { former: "100101", officer: "100102", it: "100103", second: "100104" } as const;
export type Other = keyof typeof others;

/**
 * former led hana until yesterday and leads somebody else now; second leads hana beside boss; officer and it have those
 * roles.
 */
export async function hireOthers(
  db: Database,
  ids: Readonly<Record<Cast, string>>,
): Promise<Readonly<Record<Other, string>>> {
  const unit = await db.unit.findFirstOrThrow();
  const add = async (name: Other, role?: "OFFICER" | "ADMIN") => {
    const post = { unitId: unit.id, level: "manager" as const, fromDay: new Date("2020-04-01") };
    const { id } = await db.person.create({
      data: {
        ...{ staffNumber: others[name], name, kana: name, jobType: "一般事務", origin: "demo" },
        assignments: { create: post },
        ...(role && { roles: { create: { role } } }),
      },
    });
    return id;
  };
  const made = {
    former: await add("former"),
    officer: await add("officer", "OFFICER"),
    it: await add("it", "ADMIN"),
    second: await add("second"),
  };
  const beside = { unitId: unit.id, level: "staff" as const, primary: false };
  const until = { fromDay: new Date("2025-04-01"), toDay: new Date("2026-04-01") };
  const since = { fromDay: new Date("2026-04-01") };
  await db.assignment.createMany({
    data: [
      { ...beside, ...until, personId: ids.hana, managerId: made.former },
      { ...beside, ...since, personId: made.officer, managerId: made.former },
      { ...beside, ...since, personId: ids.hana, managerId: made.second },
    ],
  });
  return made;
}

/** Days of leave as a city's file says them; a day is 465 minutes. */
export const leaveOf = (personId: string, granted: number, carried: number, taken: number) => ({
  ...{ personId, year: 2026, grantedMin: granted * 465, carriedMin: carried * 465, takenMin: taken * 465 },
});

export const tookIn = (db: Database, at: Date) =>
  db.attendanceImport.create({
    data: {
      ...{ kind: "leave", fileHash: "f", importedAt: at, rows: 1, added: 1, changed: 0, unchanged: 0 },
      reachesTo: at,
    },
  });
