import type { Notice } from "../bot/notice.ts";
import { announce, type Tx } from "../services/database/database.ts";

/** The channel on which every process hears that somebody has a new notice; the payload is a person id. */
export const noticeChannel = "hagukumi_notices";

/** Makes presses of one key take turns until the transaction ends, so that the second finds the first one's result. */
export async function waitForTurn(tx: Tx, key: string): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))::text`;
}

export const usedKey = (tx: Tx, key: string, personId: string) =>
  tx.usedKey.findUnique({ where: { key_personId: { key, personId } } });

export async function useKey(
  tx: Tx,
  used: { key: string; personId: string; result: Uint8Array<ArrayBuffer>; usedAt: Date },
): Promise<void> {
  await tx.usedKey.create({ data: used });
}

/** Writes notices; one whose `once` exists already is left as it was. */
export async function writeNotices(tx: Tx, notices: readonly Notice[], now: Date): Promise<void> {
  if (notices.length === 0) return;
  await tx.notice.createMany({
    skipDuplicates: true,
    data: notices.map(({ to, feature, kind, about, once, class: noticeClass, section }) => ({
      toId: to,
      feature,
      kind,
      about,
      once,
      class: noticeClass,
      section: section ?? null,
      createdAt: now,
    })),
  });
  for (const to of new Set(notices.map((notice) => notice.to))) await announce(tx, noticeChannel, to);
}

/** Takes a job's slot; false when it was taken before. Another process that takes it waits until this one is done. */
export async function takeSlot(tx: Tx, job: string, slot: string, now: Date): Promise<boolean> {
  const { count } = await tx.jobRun.createMany({ skipDuplicates: true, data: [{ job, slot, ranAt: now }] });
  return count === 1;
}
