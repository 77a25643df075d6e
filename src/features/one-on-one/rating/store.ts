import type { Crypto } from "../../../services/crypto.ts";
import type { Tx } from "../../../services/database/database.ts";
import { isUuid } from "../../../services/database/uuid.ts";
import { type Answer, counted, noAnswers, type Tally } from "./tally.ts";

export const tallyPlace = (unitId: string, month: string): string => `one_on_one_tally.counts:${unitId}:${month}`;

type Sealing = Pick<Crypto, "seal" | "open">;

/** A talk that was held and how its member may rate it; undefined for anybody but the member. */
export async function rateable(tx: Tx, meetingId: string, memberId: string) {
  if (!isUuid(meetingId)) return undefined;
  const row = await tx.oneOnOneMeeting.findFirst({
    where: { id: meetingId, heldOn: { not: null }, pair: { memberId } },
    select: { id: true, ratedMonth: true, heldOn: true, pair: { select: { counterpart: { select: { name: true } } } } },
  });
  if (!row) return undefined;
  const { id, ratedMonth, heldOn, pair } = row;
  return { id, rated: ratedMonth !== null, heldOn: heldOn?.toJSON().slice(0, 10) ?? "", with: pair.counterpart.name };
}

export type Rating = {
  readonly meetingId: string;
  readonly unitId: string;
  /** The first day of the month in which it is given. */
  readonly month: string;
  readonly answer: Answer;
};

/**
 * Counts an answer, once for a talk. The talk remembers that one was given, the tally how many gave which: no row says
 * who gave what.
 */
export async function count(tx: Tx, crypto: Sealing, { meetingId, unitId, month, answer }: Rating): Promise<void> {
  const day = new Date(month);
  const first = await tx.oneOnOneMeeting.updateMany({
    where: { id: meetingId, ratedMonth: null },
    data: { ratedMonth: day, ratedUnitId: unitId },
  });
  if (first.count === 0) return;
  const place = tallyPlace(unitId, month);
  const none = Buffer.from(crypto.seal(JSON.stringify(noAnswers), place));
  await tx.$executeRaw`
    insert into one_on_one_tally (unit_id, month, counts) values (${unitId}::uuid, ${day}::date, ${none})
    on conflict do nothing`;
  await tx.$queryRaw`select 1 from one_on_one_tally where unit_id = ${unitId}::uuid and month = ${day}::date for update`;
  const key = { unitId_month: { unitId, month: day } };
  const { counts } = await tx.oneOnOneTally.findUniqueOrThrow({ where: key });
  const tally = counted(JSON.parse(crypto.open(counts, place)) as Tally, answer);
  await tx.oneOnOneTally.update({ where: key, data: { counts: crypto.seal(JSON.stringify(tally), place) } });
}
