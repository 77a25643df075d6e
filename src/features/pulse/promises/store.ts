import { randomUUID } from "node:crypto";
import type { Crypto } from "../../../services/crypto.ts";
import type { Database, Tx } from "../../../services/database/database.ts";
import { isUuid } from "../../../services/database/uuid.ts";

/** What a manager told a unit after a survey. Days are `YYYY-MM-DD`. */
export type Promised = {
  readonly id: string;
  readonly surveyId: string;
  readonly unitId: string;
  readonly author: { readonly id: string; readonly name: string };
  readonly thanks: string;
  readonly change: string;
  /** "" until it was told. */
  readonly outcome: string;
  readonly writtenOn: string;
};

const place = (column: "words" | "outcome", id: string) => `pulse_promise.${column}:${id}`;

type Row = NonNullable<Awaited<ReturnType<typeof rowById>>>;
const withAuthor = { include: { author: { select: { id: true, name: true } } } } as const;
const rowById = (db: Database | Tx, id: string) => db.pulsePromise.findUnique({ where: { id }, ...withAuthor });

function read(crypto: Crypto, { words, outcome, writtenOn, ...row }: Row): Promised {
  const { thanks, change } = JSON.parse(crypto.open(words, place("words", row.id)));
  const { id, surveyId, unitId, author } = row;
  const told = outcome ? crypto.open(outcome, place("outcome", id)) : "";
  return {
    ...{ id, surveyId, unitId, author, thanks, change },
    outcome: told,
    writtenOn: writtenOn.toJSON().slice(0, 10),
  };
}

export async function promiseById(db: Database | Tx, crypto: Crypto, id: string): Promise<Promised | undefined> {
  const row = isUuid(id) ? await rowById(db, id) : null;
  return row ? read(crypto, row) : undefined;
}

/** What was told to a unit, the newest survey first. */
export async function promisesTo(
  db: Database | Tx,
  crypto: Crypto,
  unitIds: readonly string[],
): Promise<readonly Promised[]> {
  const rows = await db.pulsePromise.findMany({
    where: { unitId: { in: unitIds.filter(isUuid) } },
    orderBy: [{ survey: { opensOn: "desc" } }, { id: "asc" }],
    ...withAuthor,
  });
  return rows.map((row) => read(crypto, row));
}

/** Its id; undefined where the unit was told of that survey before. */
export async function keepPromise(
  tx: Tx,
  crypto: Crypto,
  promise: Pick<Promised, "surveyId" | "unitId" | "thanks" | "change" | "writtenOn"> & { readonly authorId: string },
): Promise<string | undefined> {
  const { surveyId, unitId, authorId, thanks, change, writtenOn } = promise;
  const id = randomUUID();
  const words = crypto.seal(JSON.stringify({ thanks, change }), place("words", id));
  const data = { id, surveyId, unitId, authorId, words, writtenOn: new Date(writtenOn) };
  const { count } = await tx.pulsePromise.createMany({ data, skipDuplicates: true });
  return count === 1 ? id : undefined;
}

export async function keepOutcome(tx: Tx, crypto: Crypto, id: string, outcome: string): Promise<void> {
  await tx.pulsePromise.update({ where: { id }, data: { outcome: crypto.seal(outcome, place("outcome", id)) } });
}
