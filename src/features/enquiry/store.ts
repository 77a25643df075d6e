import type { Crypto } from "../../services/crypto.ts";
import type { Database, Prisma, Tx } from "../../services/database/database.ts";
import { isUuid } from "../../services/database/uuid.ts";
import type { Enquiry, Given, Said } from "./enquiry.ts";

/** The personnel section's questions. HR's reads never hold the name of who stays unnamed; an asker reads their own only. */
export type Enquiries = {
  /** Gives the number that people quote. */
  readonly ask: (tx: Tx, asked: Asked) => Promise<number>;
  /**
   * As the three below, false when another came first, or the enquiry is not (or no longer) theirs to change.
   * from: who had it, as the taker saw it; null: nobody.
   */
  readonly take: (tx: Tx, id: string, hrId: string, from: string | null, now: Date) => Promise<boolean>;
  readonly release: (tx: Tx, id: string, hrId: string) => Promise<boolean>;
  readonly answer: (tx: Tx, id: string, hrId: string, given: NewAnswer) => Promise<boolean>;
  readonly withdraw: (tx: Tx, id: string, askerId: string, now: Date) => Promise<boolean>;
  readonly forHr: (id: string, tx?: Tx) => Promise<Enquiry | undefined>;
  readonly forAsker: (id: string, askerId: string, tx?: Tx) => Promise<Enquiry | undefined>;
  /** Neither answered nor withdrawn, oldest first. */
  readonly waiting: (tx?: Tx) => Promise<readonly Enquiry[]>;
  /** Answered ones, the newest answer first; at most 20. */
  readonly answered: () => Promise<readonly Enquiry[]>;
  /** Newest first; at most 20. */
  readonly ofAsker: (askerId: string) => Promise<readonly Enquiry[]>;
  /** Whom an answer is to be told; nobody else needs an asker's id. */
  readonly askerOf: (tx: Tx, id: string) => Promise<string>;
};

export type Asked = {
  readonly id: string;
  readonly askerId: string;
  readonly unnamed: boolean;
  readonly words: string;
  readonly said: Said | undefined;
  readonly at: Date;
};
export type NewAnswer = { readonly text: string; readonly sections: readonly string[]; readonly at: Date };

export function createEnquiries(db: Database, crypto: Crypto): Enquiries {
  const open = async (tx: Tx, rows: readonly Row[], as: "hr" | "asker") => {
    const people = await peopleOf(tx, rows);
    return rows.map((row) => opened(crypto, row, people, as));
  };
  const first = async (tx: Tx, where: Prisma.EnquiryWhereInput, as: "hr" | "asker") =>
    (await open(tx, await tx.enquiry.findMany({ where, take: 1 }), as))[0];
  return {
    ask: async (tx, asked) => {
      const { id, askerId, unnamed, at } = asked;
      const words = crypto.seal(asked.words, placeOf("words", id));
      const said = asked.said ? crypto.seal(JSON.stringify(asked.said), placeOf("said", id)) : null;
      const row = await tx.enquiry.create({ data: { id, askerId, unnamed, words, said, askedAt: at } });
      return row.number;
    },
    take: (tx, id, hrId, from, now) =>
      one(tx, { id, takenById: from, ...unanswered }, { takenById: hrId, takenAt: now, version: { increment: 1 } }),
    release: (tx, id, hrId) =>
      one(tx, { id, takenById: hrId, ...unanswered }, { takenById: null, takenAt: null, version: { increment: 1 } }),
    answer: (tx, id, hrId, { text, sections, at }) =>
      one(
        tx,
        { id, takenById: hrId, ...unanswered },
        {
          answer: crypto.seal(text, placeOf("answer", id)),
          sections: [...sections],
          answeredById: hrId,
          answeredAt: at,
          version: { increment: 1 },
        },
      ),
    withdraw: (tx, id, askerId, now) =>
      one(tx, { id, askerId, ...unanswered }, { withdrawnAt: now, version: { increment: 1 } }),
    forHr: (id, tx = db) => (isUuid(id) ? first(tx, { id }, "hr") : Promise.resolve(undefined)),
    forAsker: (id, askerId, tx = db) => (isUuid(id) ? first(tx, { id, askerId }, "asker") : Promise.resolve(undefined)),
    waiting: async (tx = db) =>
      open(tx, await tx.enquiry.findMany({ where: unanswered, orderBy: { number: "asc" } }), "hr"),
    answered: async () => {
      const where = { answeredAt: { not: null } };
      const rows = await db.enquiry.findMany({ where, orderBy: { answeredAt: "desc" }, take: 20 });
      return open(db, rows, "hr");
    },
    ofAsker: async (askerId) =>
      open(db, await db.enquiry.findMany({ where: { askerId }, orderBy: { number: "desc" }, take: 20 }), "asker"),
    askerOf: async (tx, id) => (await tx.enquiry.findUniqueOrThrow({ where: { id } })).askerId,
  };
}

const unanswered = { answeredAt: null, withdrawnAt: null } as const;

/** A conditional update: two who come at once find that only one changed the row. */
async function one(
  tx: Tx,
  where: Prisma.EnquiryWhereInput,
  data: Prisma.EnquiryUncheckedUpdateManyInput,
): Promise<boolean> {
  if (typeof where.id === "string" && !isUuid(where.id)) return false;
  const { count } = await tx.enquiry.updateMany({ where, data });
  return count === 1;
}

type Row = Prisma.EnquiryGetPayload<object>;
type People = ReadonlyMap<string, { readonly name: string; readonly unit: string }>;

/** Those whom some enquiries name, with where they work; one query after the other, as a transaction has one connection. */
async function peopleOf(tx: Tx, rows: readonly Row[]): Promise<People> {
  const ids = rows.flatMap(({ askerId, takenById, answeredById }) => [askerId, takenById, answeredById]);
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set(ids)].filter((id) => id !== null) } },
    select: {
      id: true,
      name: true,
      assignments: {
        // Where they work then, not where they will next April.
        where: { primary: true, fromDay: { lte: latest(rows) } },
        orderBy: { fromDay: "desc" },
        take: 1,
        select: { unit: { select: { name: true } } },
      },
    },
  });
  return new Map(people.map(({ id, name, assignments: [post] }) => [id, { name, unit: post?.unit.name ?? "" }]));
}

const latest = (rows: readonly Row[]): Date => new Date(Math.max(0, ...rows.map(({ askedAt }) => askedAt.getTime())));

function opened(crypto: Crypto, row: Row, people: People, as: "hr" | "asker"): Enquiry {
  const { id, number, unnamed, askedAt, takenById, withdrawnAt, askerId } = row;
  const named = as === "asker" || !unnamed;
  const taker = takenById === null ? undefined : people.get(takenById);
  return {
    ...{ id, number, askedAt },
    asker: named ? people.get(askerId) : undefined,
    words: crypto.open(row.words, placeOf("words", id)),
    said: row.said ? JSON.parse(crypto.open(row.said, placeOf("said", id))) : undefined,
    takenBy: takenById !== null && taker ? { id: takenById, name: taker.name } : undefined,
    answer: givenOf(crypto, row, people),
    withdrawn: withdrawnAt !== null,
  };
}

function givenOf(crypto: Crypto, row: Row, people: People): Given | undefined {
  const { id, answer, answeredAt, answeredById, sections } = row;
  if (!answer || !answeredAt || !answeredById) return undefined;
  const by = people.get(answeredById)?.name ?? "";
  return { text: crypto.open(answer, placeOf("answer", id)), sections, by, at: answeredAt };
}

const placeOf = (column: string, id: string) => `enquiry.${column}:${id}`;
