import { dayInJapan } from "../../services/clock.ts";
import { announce, type Database, type Prisma, type Tx } from "../../services/database/database.ts";
import { isUuid } from "../../services/database/uuid.ts";
import type { Basis, CuratedAnswer, Draft } from "./curated-answer.ts";

/** The channel on which every process hears that the 庁内Q&A has changed. */
export const curatedChannel = "hagukumi_curated";

export type CuratedAnswers = {
  readonly publish: (tx: Tx, draft: Draft, by: Author) => Promise<CuratedAnswer>;
  /** undefined: somebody else changed it after `version`. */
  readonly edit: (tx: Tx, id: string, version: number, draft: Draft, by: Author) => Promise<CuratedAnswer | undefined>;
  readonly setWithdrawn: (tx: Tx, id: string, at: Date | null) => Promise<void>;
  readonly byId: (id: string, tx?: Tx) => Promise<CuratedAnswer | undefined>;
  /** Newest first, those that were withdrawn last. */
  readonly all: (tx?: Tx) => Promise<readonly CuratedAnswer[]>;
  /** Every version, newest first. */
  readonly history: (id: string) => Promise<readonly CuratedAnswer[]>;
};
export type Author = { readonly id: string; readonly now: Date };

export function createCuratedAnswers(db: Database): CuratedAnswers {
  const byId = async (id: string, tx: Tx = db) => {
    const row = isUuid(id) ? await tx.curatedAnswer.findUnique({ where: { id }, include: newest }) : null;
    return row ? latest(row) : undefined;
  };
  return {
    byId,
    publish: async (tx, draft, { id: authorId, now }) => {
      const versions = { create: [{ version: 1, ...versionOf(draft, authorId, now) }] };
      const row = await tx.curatedAnswer.create({ data: { publishedAt: now, versions }, include: newest });
      await announce(tx, curatedChannel, String(row.number));
      return latest(row);
    },
    edit: async (tx, id, version, draft, { id: authorId, now }) => {
      const { count } = await tx.curatedAnswer.updateMany({ where: { id, version }, data: { version: version + 1 } });
      if (count === 0) return undefined;
      const written = versionOf(draft, authorId, now);
      await tx.curatedVersion.create({ data: { answerId: id, version: version + 1, ...written } });
      await announce(tx, curatedChannel, id);
      return await byId(id, tx);
    },
    setWithdrawn: async (tx, id, withdrawnAt) => {
      await tx.curatedAnswer.updateMany({ where: { id }, data: { withdrawnAt } });
      await announce(tx, curatedChannel, id);
    },
    all: async (tx = db) => {
      const rows = await tx.curatedAnswer.findMany({ include: newest, orderBy: { number: "desc" } });
      const answers = rows.map(latest);
      return [...answers.filter(({ withdrawn }) => !withdrawn), ...answers.filter(({ withdrawn }) => withdrawn)];
    },
    history: async (id) => {
      const every = {
        versions: { orderBy: { version: "desc" }, include: { author: { select: { name: true } } } },
      } as const;
      const row = isUuid(id) ? await db.curatedAnswer.findUnique({ where: { id }, include: every }) : null;
      return row ? row.versions.map((version) => answerOf(row, version)) : [];
    },
  };
}

const versionOf = ({ question, text, basis, reviewOn }: Draft, authorId: string, now: Date) => ({
  ...{ question, text, authorId },
  cited: basis.map(({ section, hash }) => ({ section, hash })),
  reviewOn: new Date(reviewOn),
  writtenAt: now,
});

const newest = {
  versions: { orderBy: { version: "desc" }, take: 1, include: { author: { select: { name: true } } } },
} satisfies Prisma.CuratedAnswerInclude;
type Row = Prisma.CuratedAnswerGetPayload<{ include: typeof newest }>;
type VersionRow = Row["versions"][number];

function latest(row: Row): CuratedAnswer {
  const [version] = row.versions;
  if (!version) throw new Error(`curated answer ${row.number} has no text`);
  return answerOf(row, version);
}

const answerOf = ({ id, number, withdrawnAt }: Omit<Row, "versions">, version: VersionRow): CuratedAnswer => ({
  ...{ id, number, version: version.version, question: version.question, text: version.text },
  author: version.author.name,
  writtenOn: dayInJapan(version.writtenAt),
  reviewOn: version.reviewOn.toJSON().slice(0, 10),
  basis: version.cited as unknown as readonly Basis[],
  withdrawn: withdrawnAt !== null,
});
