import type { Crypto } from "../../../services/crypto.ts";
import type { Database, Tx } from "../../../services/database/database.ts";

export type Obstacle = {
  readonly unit: string;
  readonly kinds: readonly string[];
  readonly words: string | undefined;
  readonly toldAt: Date;
};
type Told = Pick<Obstacle, "kinds" | "words" | "toldAt"> & {
  readonly id: string;
  readonly unitId: string;
  readonly authorId: string;
};

const placeOf = (id: string) => `leave_obstacle.words:${id}`;

export async function keepObstacle(tx: Tx, crypto: Pick<Crypto, "seal">, { id, words, kinds, ...told }: Told) {
  const sealed = words ? crypto.seal(words, placeOf(id)) : null;
  await tx.leaveObstacle.create({ data: { id, kinds: [...kinds], words: sealed, ...told } });
}

/** The newest first. */
export async function obstaclesSince(
  db: Database,
  crypto: Pick<Crypto, "open">,
  since: Date,
): Promise<readonly Obstacle[]> {
  const rows = await db.leaveObstacle.findMany({
    where: { toldAt: { gte: since } },
    orderBy: { toldAt: "desc" },
    include: { unit: true },
  });
  return rows.map(({ id, unit, kinds, words, toldAt }) => ({
    ...{ unit: unit.name, kinds, toldAt },
    words: words ? crypto.open(words, placeOf(id)) : undefined,
  }));
}
