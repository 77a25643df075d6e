import type { Crypto } from "../../services/crypto.ts";
import type { Database, Prisma, Tx } from "../../services/database/database.ts";
import type { Enquiry, Given, Said } from "./enquiry.ts";

/** The personnel section's questions. HR's reads never hold the name of who stays unnamed; an asker reads their own only. */
export type Enquiries = {
  /** Gives the number that people quote. */
  readonly ask: (tx: Tx, asked: Asked) => Promise<number>;
  /** Each of these is false when another came first, or the enquiry is not (or no longer) theirs to change. */
  readonly take: (tx: Tx, id: string, hrId: string, now: Date) => Promise<boolean>;
  readonly release: (tx: Tx, id: string, hrId: string) => Promise<boolean>;
  readonly answer: (tx: Tx, id: string, hrId: string, given: NewAnswer) => Promise<boolean>;
  readonly withdraw: (tx: Tx, id: string, askerId: string, now: Date) => Promise<boolean>;
  readonly forHr: (id: string, tx?: Tx) => Promise<Enquiry | undefined>;
  readonly forAsker: (id: string, askerId: string, tx?: Tx) => Promise<Enquiry | undefined>;
  /** Neither answered nor withdrawn, oldest first. */
  readonly waiting: (tx?: Tx) => Promise<readonly Enquiry[]>;
  /** Newest first; at most 20. */
  readonly ofAsker: (askerId: string) => Promise<readonly Enquiry[]>;
  /** Whom an answer is to be told; nobody else needs an asker's id. */
  readonly askerOf: (tx: Tx, id: string) => Promise<string>;
  /** Those who hold the role HR and are here on a day (`YYYY-MM-DD`). */
  readonly personnel: (tx: Tx, day: string) => Promise<readonly string[]>;
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
    take: (tx, id, hrId, now) =>
      one(tx, { id, takenById: null, ...unanswered }, { takenById: hrId, takenAt: now, version: { increment: 1 } }),
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
    forHr: (id, tx = db) => (isId(id) ? first(tx, { id }, "hr") : Promise.resolve(undefined)),
    forAsker: (id, askerId, tx = db) => (isId(id) ? first(tx, { id, askerId }, "asker") : Promise.resolve(undefined)),
    waiting: async (tx = db) =>
      open(tx, await tx.enquiry.findMany({ where: unanswered, orderBy: { number: "asc" } }), "hr"),
    ofAsker: async (askerId) =>
      open(db, await db.enquiry.findMany({ where: { askerId }, orderBy: { number: "desc" }, take: 20 }), "asker"),
    askerOf: async (tx, id) => (await tx.enquiry.findUniqueOrThrow({ where: { id } })).askerId,
    personnel: async (tx, day) => {
      const here = { OR: [{ leftOn: null }, { leftOn: { gt: new Date(day) } }] };
      const rows = await tx.personRole.findMany({ where: { role: "HR", person: here }, orderBy: { personId: "asc" } });
      return rows.map(({ personId }) => personId);
    },
  };
}

const unanswered = { answeredAt: null, withdrawnAt: null } as const;

/** A conditional update: two who come at once find that only one changed the row. */
async function one(
  tx: Tx,
  where: Prisma.EnquiryWhereInput,
  data: Prisma.EnquiryUncheckedUpdateManyInput,
): Promise<boolean> {
  if (typeof where.id === "string" && !isId(where.id)) return false;
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
        where: { primary: true },
        orderBy: { fromDay: "desc" },
        take: 1,
        select: { unit: { select: { name: true } } },
      },
    },
  });
  return new Map(people.map(({ id, name, assignments: [post] }) => [id, { name, unit: post?.unit.name ?? "" }]));
}

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

// It comes back from outside, and PostgreSQL refuses what is no uuid.
const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(text);
