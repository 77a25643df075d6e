import { Refusal } from "../../../bot/refusal.ts";
import type { Turn } from "../../../bot/turn.ts";
import { type Relation, relation } from "../../../people/relation.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Services } from "../services.ts";
import { type Seen, seenOf } from "./seen.ts";

export type Sight = { readonly seen: Seen; readonly as: Exclude<Relation, "none"> };

/**
 * Somebody's overtime, for those who may see it today: themselves, the managers above them, and HR, whose reading is
 * written down before anything is shown.
 */
export async function sightOf(services: Services, turn: Turn<Tx>, personId: string): Promise<Sight> {
  const { person, now, today } = turn;
  const { db, directory, audit } = services;
  const as = relation(person, personId, await directory.lineAbove(personId, today));
  if (as === "none") throw new Refusal("not-found");
  const [seen] = await seenOf(services, db, [personId], today);
  if (!seen) throw new Refusal("not-found");
  if (as === "hr")
    await db.$transaction((tx) =>
      audit.append(tx, {
        ...{ at: now, actor: person.id, action: "overtime.read", subject: personId },
        payload: { month: seen.month },
      }),
    );
  return { seen, as };
}

/** One's own. */
export async function ownOf(services: Services, { person, today }: Turn<Tx>): Promise<Seen> {
  const [seen] = await seenOf(services, services.db, [person.id], today);
  if (!seen) throw new Refusal("not-found");
  return seen;
}
