import type { Tx } from "../services/database/database.ts";
import { units } from "./organisation.ts";

/** Says which unit is part of which. */
export async function placeUnits(tx: Tx): Promise<void> {
  await tx.unit.createMany({ skipDuplicates: true, data: units.map(({ code, name }) => ({ code, name })) });
  const parts = JSON.stringify(units.map(({ code, parent }) => ({ code, parent })));
  await tx.$executeRaw`
    update unit set parent_id = above.id
      from jsonb_to_recordset(${parts}::jsonb) as r(code text, parent text) join unit above on above.code = r.parent
     where unit.code = r.code`;
}

/** A first notice for everybody. */
export async function welcome(tx: Tx, now: Date): Promise<void> {
  const people = await tx.person.findMany({ select: { id: true, staffNumber: true } });
  const notice = { feature: "help", kind: "welcome", about: {}, class: "receipt", createdAt: now } as const;
  await tx.notice.createMany({
    skipDuplicates: true,
    data: people.map(({ id, staffNumber }) => ({ ...notice, toId: id, once: `help.welcome:${staffNumber}` })),
  });
}
