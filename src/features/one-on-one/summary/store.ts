import type { Crypto } from "../../../services/crypto.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Meeting, Side } from "../one-on-one.ts";
import type { Summary } from "./summary.ts";

export const summaryPlace = (meetingId: string): string => `one_on_one_summary.words:${meetingId}`;

type Sealing = Pick<Crypto, "seal" | "open">;
type Noted = Pick<Meeting, "id" | "noteVersion">;

/** What was agreed to about the note as it stands, for its two alone; undefined: nothing, or the note was changed since. */
export async function summaryOf(tx: Tx, { id, noteVersion }: Noted, crypto: Sealing): Promise<Summary | undefined> {
  const row = await tx.oneOnOneSummary.findUnique({ where: { meetingId: id } });
  if (row?.noteVersion !== noteVersion) return undefined;
  return {
    noteVersion,
    agreed: { member: row.memberAgreedAt !== null, counterpart: row.counterpartAgreedAt !== null },
    words: row.words ? crypto.open(row.words, summaryPlace(id)) : undefined,
  };
}

/** Drafts of some notes, by meeting. For the two of each pair. */
export async function draftsOf(tx: Tx, meetings: readonly Noted[], crypto: Sealing) {
  const found = await Promise.all(
    meetings.map(async (each) => [each.id, (await summaryOf(tx, each, crypto))?.words ?? ""] as const),
  );
  return new Map(found);
}

/** One of the two agrees; For a locked pair. */
export async function agreeToSummary(tx: Tx, { id, noteVersion }: Noted, side: Side, now: Date): Promise<void> {
  const mine = agreedAt(side, now);
  await tx.oneOnOneSummary.upsert({
    where: { meetingId: id },
    create: { meetingId: id, noteVersion, ...mine },
    update: mine,
  });
}

/** Takes one's agreement back. For a locked pair. True: the note is on its way already, and only the draft is not kept. */
export async function refuseSummary(tx: Tx, { id }: Noted, side: Side): Promise<boolean> {
  const mine = { meetingId: id, words: null };
  await tx.oneOnOneSummary.updateMany({ where: mine, data: agreedAt(side, null) });
  return (await tx.oneOnOneSummary.count({ where: { ...mine, sentAt: { not: null } } })) > 0;
}

const agreedAt = (
  side: Side,
  at: Date | null,
): { memberAgreedAt: Date | null } | { counterpartAgreedAt: Date | null } =>
  side === "member" ? { memberAgreedAt: at } : { counterpartAgreedAt: at };

/** After this nothing is on its way any more, though nobody wrote down how it ended. */
const LOST_MS = 60_000;

/** Takes the sending of a note to which both still agree; false: they do not, or it is on its way or made. */
export async function takeSending(tx: Tx, { id, noteVersion }: Noted, now: Date): Promise<boolean> {
  const { count } = await tx.oneOnOneSummary.updateMany({
    where: {
      ...{ meetingId: id, noteVersion, words: null },
      ...{ memberAgreedAt: { not: null }, counterpartAgreedAt: { not: null } },
      OR: [{ sentAt: null }, { sentAt: { lt: new Date(now.getTime() - LOST_MS) } }],
    },
    data: { sentAt: now },
  });
  return count === 1;
}

/** Keeps the draft, or, without one, lets the note be sent again. False: one of the two refused meanwhile; nothing is kept. */
export async function endSending(tx: Tx, { id, noteVersion }: Noted, draft: string | undefined, crypto: Sealing) {
  const words = draft === undefined ? null : crypto.seal(draft, summaryPlace(id));
  const { count } = await tx.oneOnOneSummary.updateMany({
    where: { meetingId: id, noteVersion, memberAgreedAt: { not: null }, counterpartAgreedAt: { not: null } },
    data: words ? { words } : { sentAt: null },
  });
  return count === 1;
}

/** Neither draft nor agreement is left. */
export const discardSummary = async (tx: Tx, { id }: Noted): Promise<void> => {
  await tx.oneOnOneSummary.deleteMany({ where: { meetingId: id } });
};
