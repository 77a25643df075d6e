import { createHmac } from "node:crypto";
import type { Crypto } from "../../../services/crypto.ts";
import type { Database, Tx } from "../../../services/database/database.ts";
import { isUuid } from "../../../services/database/uuid.ts";
import type { Question } from "./question.ts";

/** Questions that were asked, without their askers. */
export type AskedQuestions = {
  /**
   * The id under which a message is kept, the same when it is heard again; without the key it leads back to no message.
   * Left out where nothing is kept.
   */
  readonly idOf: (once: string) => string;
  /** A question that is kept already stays as it is. */
  readonly keep: (tx: Tx, question: NewQuestion) => Promise<void>;
  /** undefined: dropped since, or never kept. */
  readonly byId: (id: string) => Promise<KeptQuestion | undefined>;
  /** False when the question was dropped since. */
  readonly rate: (tx: Tx, id: string, helpful: boolean, comment?: string) => Promise<boolean>;
  /** Newest day first; at most so many. */
  readonly newest: (most: number) => Promise<readonly Question[]>;
};

export type NewQuestion = Omit<Question, "helpful" | "comment"> & {
  /** What a language model made of the answer, as JSON; "" for none. */
  readonly phrasing: string;
};
export type KeptQuestion = Question & { readonly phrasing: string };

export function askedQuestions(db: Database, crypto: Crypto): AskedQuestions {
  const secret = crypto.derive("question ids");
  return {
    idOf: (once) => uuidFrom(createHmac("sha256", secret).update(once).digest()),
    // Raw, because every answer waits for it, and Prisma plans a `createMany` anew each time.
    keep: async (tx, { id, words, outcome, section, askedOn, phrasing }) => {
      const [sealed, how] = [crypto.seal(words, placeOf("words", id)), sealedOrNone(crypto, phrasing, id)];
      await tx.$executeRaw`
      insert into question (id, words, outcome, section, asked_on, phrasing)
      values (${id}::uuid, ${sealed}, ${outcome}, ${section}, ${askedOn}::date, ${how})
      on conflict do nothing`;
    },
    byId: async (id) => {
      const row = isUuid(id) ? await db.question.findUnique({ where: { id } }) : null;
      return row ? opened(crypto, row) : undefined;
    },
    rate: async (tx, id, helpful, comment = "") => {
      const sealed = comment === "" ? {} : { comment: crypto.seal(comment, placeOf("comment", id)) };
      const { count } = await tx.question.updateMany({ where: { id }, data: { helpful, ...sealed } });
      return count === 1;
    },
    newest: async (most) => {
      const rows = await db.question.findMany({ orderBy: [{ askedOn: "desc" }, { id: "asc" }], take: most });
      return rows.map((row) => opened(crypto, row));
    },
  };
}

type Row = NonNullable<Awaited<ReturnType<Database["question"]["findUnique"]>>>;

function opened(crypto: Crypto, row: Row): KeptQuestion {
  const { id, outcome, section, askedOn, helpful, words, comment, phrasing } = row;
  const openOr = (column: string, sealed: Uint8Array | null) =>
    sealed === null ? "" : crypto.open(sealed, placeOf(column, id));
  return {
    ...{ id, outcome, section, helpful },
    askedOn: askedOn.toJSON().slice(0, 10),
    words: openOr("words", words),
    comment: openOr("comment", comment),
    phrasing: openOr("phrasing", phrasing),
  };
}

/** A UUID of version 8: made of bytes of one's own. */
function uuidFrom(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString("hex").slice(0, 32);
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/u, "$1-$2-8$3-8$4-$5");
}

const sealedOrNone = (crypto: Crypto, text: string, id: string) =>
  text === "" ? null : crypto.seal(text, placeOf("phrasing", id));

const placeOf = (column: string, id: string) => `question.${column}:${id}`;
