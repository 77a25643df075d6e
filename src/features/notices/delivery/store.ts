import { type Database, Prisma, type Tx } from "../../../services/database/database.ts";
import { isUuid } from "../../../services/database/uuid.ts";
import {
  ENDED_DAYS,
  type Listed,
  type Reasoned,
  SENT_DAYS,
  type Standing,
  type UnreachedAccount,
  type UnreachedPerson,
} from "./delivery.ts";

/** How deliveries stand. No read gives what kind of notice it was, or what it was about. */
export type Deliveries = {
  readonly standing: (now: Date, tx?: Tx) => Promise<Standing>;
  /** At most `most`; those whose newest is newest first. */
  readonly unreachedForHr: (at: At, most: number, tx?: Tx) => Promise<Listed<UnreachedPerson>>;
  /** In the order of staff numbers. */
  readonly unreachedForIt: (at: At, most: number, tx?: Tx) => Promise<Listed<UnreachedAccount>>;
  /** Somebody at work as HR knows them, by name, or as IT does, by staff number. */
  readonly called: (as: "HR" | "IT", personId: string, today: string, tx?: Tx) => Promise<string | undefined>;
  /**
   * Sends what could not be taken to somebody once more, and gives how many. What may have arrived is marked so, and a
   * nudge that may have arrived is left: it is not repeated.
   */
  readonly again: (tx: Tx, personId: string, now: Date) => Promise<number>;
};
export type At = { readonly now: Date; readonly today: string };

export const createDeliveries = (db: Database): Deliveries => ({
  standing: (now, tx = db) => standing(tx, now),
  // Nudges only: that an answer could not be told would say who had asked without giving their name.
  unreachedForHr: async (at, most, tx = db) =>
    listed(
      await tx.$queryRaw<(UnreachedPerson & Totalled)[]>`
        select p.id::text as "personId", p.name, coalesce(max(u.name), '') as unit, count(*)::int as count,
               max(d.ended_at) as newest, (count(*) over ())::int as total
          ${unreached(at)} and n.class = 'nudge' group by p.id order by newest desc, p.staff_number limit ${most}`,
    ),
  unreachedForIt: async (at, most, tx = db) =>
    listed(
      await tx.$queryRaw<(UnreachedAccount & Totalled)[]>`
        select p.id::text as "personId", p.staff_number as "staffNumber",
               array_agg(distinct coalesce(d.reason, '') order by coalesce(d.reason, '')) as reasons,
               (count(*) over ())::int as total
          ${unreached(at)} group by p.id order by p.staff_number limit ${most}`,
    ),
  called: async (as, personId, today, tx = db) => {
    if (!isUuid(personId)) return undefined;
    const OR = [{ leftOn: null }, { leftOn: { gt: new Date(today) } }];
    const where = { id: personId, OR };
    if (as === "HR") return (await tx.person.findFirst({ where, select: { name: true } }))?.name;
    return (await tx.person.findFirst({ where, select: { staffNumber: true } }))?.staffNumber;
  },
  again: async (tx, personId, now) => {
    const revive = async (state: "waiting" | "sending", which: Prisma.DeliveryWhereInput) => {
      const failed = { toId: personId, state: "failed", endedAt: { gte: daysBefore(now, ENDED_DAYS) } } as const;
      const afresh = { state, dueAt: now, attempts: 0, leasedUntil: null, reason: null, endedAt: null };
      const where = { AND: [failed, { notice: { readAt: null } }, which] };
      return (await tx.delivery.updateMany({ where, data: afresh })).count;
    };
    const repeated = await revive("sending", { ...mayHaveArrived, notice: { class: { not: "nudge" } } });
    return repeated + (await revive("waiting", { NOT: mayHaveArrived }));
  },
});

/** Given up without an answer, or after a fault that came once it was under way. */
const mayHaveArrived = {
  OR: [{ reason: "no-answer" }, { reason: "fault", platform: { not: null } }],
} satisfies Prisma.DeliveryWhereInput;

/** Failed deliveries to those at work, of what they have not read on the page, with where they work today. */
const unreached = ({ now, today }: At) => Prisma.sql`
  from delivery d
  join notice n on n.id = d.notice_id
  join person p on p.id = d.to_id
  left join lateral (
    select unit.name from assignment a join unit on unit.id = a.unit_id
     where a.person_id = p.id and a."primary" and a.from_day <= ${today}::date
       and (a.to_day is null or a.to_day > ${today}::date)
     order by a.from_day desc, a.id desc limit 1) u on true
 where d.state = 'failed' and d.ended_at >= ${daysBefore(now, ENDED_DAYS)} and n.read_at is null
   and (p.left_on is null or p.left_on > ${today}::date)`;

type Totalled = { readonly total: number };

function listed<P extends { readonly personId: string }>(rows: readonly (P & Totalled)[]): Listed<P> {
  return { people: rows.map(({ total: _, ...person }) => person as unknown as P), total: rows[0]?.total ?? 0 };
}

async function standing(tx: Tx, now: Date): Promise<Standing> {
  const ended = { endedAt: { gte: daysBefore(now, ENDED_DAYS) } };
  const outgoing = await tx.delivery.groupBy({
    by: ["state", "reason"],
    where: {
      OR: [
        { state: { in: ["waiting", "sending"] } },
        { state: "sent", endedAt: { gte: daysBefore(now, SENT_DAYS) } },
        { state: { in: ["unknown", "failed", "dropped"] }, ...ended },
      ],
    },
    _count: true,
  });
  // Whoever asks this in a chat is being answered at this moment, and does not wait.
  const since = new Date(now.getTime() - UNDER_WAY_MS);
  const incoming = await tx.inboxItem.groupBy({
    by: ["state"],
    where: { state: { not: "done" }, receivedAt: { lt: since } },
    _count: true,
  });
  const pauses = await tx.pause.groupBy({
    by: ["platform"],
    where: { until: { gt: now } },
    _max: { until: true },
    orderBy: { platform: "asc" },
  });
  const reasons = (state: string): readonly Reasoned[] =>
    outgoing
      .filter((each) => each.state === state)
      .map(({ reason, _count }) => ({ reason: reason ?? "", count: _count }))
      .sort((a, b) => b.count - a.count);
  return {
    waiting: sum(outgoing, ["waiting", "sending"]),
    sent: sum(outgoing, ["sent"]),
    unknown: sum(outgoing, ["unknown"]),
    failed: reasons("failed"),
    dropped: reasons("dropped"),
    incoming: { waiting: sum(incoming, ["received", "answering"]), failed: sum(incoming, ["failed"]) },
    pauses: pauses.map(({ platform, _max }) => ({ platform, until: _max.until ?? now })),
  };
}

const sum = (rows: readonly { readonly state: string; readonly _count: number }[], states: readonly string[]) =>
  rows.filter(({ state }) => states.includes(state)).reduce((total, { _count }) => total + _count, 0);

const UNDER_WAY_MS = 10_000;
const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);
