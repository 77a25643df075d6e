import type { Database } from "../../../services/database/database.ts";

/** Takes one of a person's questions of a day (`YYYY-MM-DD`); false: none of the `most` is left. */
export const spender =
  (db: Database, most: number) =>
  async (personId: string, day: string): Promise<boolean> => {
    const taken = await db.$executeRaw`
      insert into model_use as used (person_id, day, calls) select ${personId}::uuid, ${day}::date, 1 where ${most} > 0
      on conflict (person_id, day) do update set calls = used.calls + 1 where used.calls < ${most}`;
    return taken === 1;
  };
