import type { Tx } from "../services/database/database.ts";
import { units } from "./organisation.ts";

/** Says which unit is part of which. */
export async function placeUnits(tx: Tx): Promise<void> {
  for (const { code, name, parent } of units) {
    const above = parent ? await tx.unit.findUnique({ where: { code: parent } }) : null;
    await tx.unit.upsert({
      where: { code },
      create: { code, name, parentId: above?.id ?? null },
      update: { parentId: above?.id ?? null },
    });
  }
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
