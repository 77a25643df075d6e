import { randomUUID } from "node:crypto";
import type { Prisma, Tx } from "../../../services/database/database.ts";
import type { Definition, RaterRole } from "../definition/definition.ts";
import { deskNotice } from "../notices.ts";
import type { Frozen } from "../record.ts";
import type { Dates } from "./dates.ts";
import type { Opened, Staff } from "./staff.ts";

/** Everybody at work on a day, with the units and the managers above them. Some ids only where given. */
export async function staffOn(tx: Tx, day: string, ids?: readonly string[]): Promise<readonly Staff[]> {
  const [posts, units] = [
    await postsOn(tx, day),
    await tx.unit.findMany({ select: { id: true, code: true, parentId: true } }),
  ];
  const managerOf = new Map(posts.map(({ id, managerId }) => [id, managerId]));
  const numberOf = new Map(posts.map(({ id, staffNumber }) => [id, staffNumber]));
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  const wanted = ids && new Set(ids);
  return posts
    .filter(({ id }) => !wanted || wanted.has(id))
    .map(({ managerId: _, ...post }) => ({
      ...post,
      hiredOn: post.hiredOn ?? undefined,
      units: climb(post.unitId, (id) => unitOf.get(id)?.parentId).flatMap((id) => unitOf.get(id)?.code ?? []),
      line: climb(post.id, (id) => managerOf.get(id))
        .slice(1)
        .flatMap((id) => numberOf.get(id) ?? []),
    }));
}

/** The thing and what stands above it, each once. */
function climb(from: string, above: (id: string) => string | null | undefined): readonly string[] {
  const found: string[] = [];
  for (let at: string | null | undefined = from; at && !found.includes(at); at = above(at)) found.push(at);
  return found;
}

type Post = Omit<Staff, "units" | "line" | "hiredOn"> & {
  readonly managerId: string | null;
  readonly hiredOn: string | null;
};

const postsOn = (tx: Tx, day: string) => tx.$queryRaw<Post[]>`
  select p.id::text, p.staff_number as "staffNumber", to_char(p.hired_on, 'YYYY-MM-DD') as "hiredOn",
         a.unit_id::text as "unitId", a.level::text, a.title, a.manager_id::text as "managerId"
    from person p
    join lateral (select * from assignment m where m.person_id = p.id and m."primary" and m.from_day <= ${day}::date
                     and (m.to_day is null or m.to_day > ${day}::date)
                   order by m.from_day desc, m.id desc limit 1) a on true
   where p.left_on is null or p.left_on > ${day}::date
   order by p.staff_number`;

export type NewCycle = {
  readonly frozen: Frozen;
  readonly hash: string;
  readonly year: number;
  readonly dates: Dates;
  readonly now: Date;
};

/** undefined where there is one of this kind and year already. */
export async function createCycle(tx: Tx, { frozen, hash, year, dates, now }: NewCycle): Promise<string | undefined> {
  const made = await tx.evaluationCycle.createManyAndReturn({
    skipDuplicates: true,
    data: {
      ...{ kind: frozen.kind.id, year, hash, openedAt: now },
      ...{ fromDay: new Date(dates.from), toDay: new Date(dates.to) },
      definition: frozen as unknown as Prisma.InputJsonObject,
    },
    select: { id: true },
  });
  return made[0]?.id;
}

/** What of a definition a cycle of this kind keeps. */
export const frozenOf = (
  { scale, difficulties, forms, training, cycles }: Definition,
  kind: string,
): Frozen | undefined => {
  const found = cycles.find(({ id }) => id === kind);
  return found && { kind: found, scale, difficulties, forms, training };
};

/** Writes evaluations of a cycle down with their raters and dates; whoever has one in it already keeps it. Gives the ids of the people who got one. */
export async function openFor(
  tx: Tx,
  cycleId: string,
  opened: readonly Opened[],
  { dates, day, now }: { readonly dates: Dates; readonly day: string; readonly now: Date },
): Promise<readonly string[]> {
  const rows = opened.map(({ staff, form, path, exempt }) => ({
    ...{ id: randomUUID(), person: staff.id, unit: staff.unitId, level: staff.level, form: form.id },
    ...{ path: path.map((state) => state), state: exempt ? "exempt" : path[0], exempt: exempt ?? null },
  }));
  const made = await tx.$queryRaw<{ id: string; person: string }[]>`
    insert into evaluation (id, cycle_id, person_id, unit_id, level, form_id, from_day, to_day, state, path, exempt, since)
    select r.id, ${cycleId}::uuid, r.person, r.unit, r.level::"Level", r.form, ${dates.from}::date, ${dates.to}::date,
           r.state::evaluation_state, r.path::evaluation_state[], r.exempt, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(id uuid, person uuid, unit uuid, level text, form text, state text, path text[], exempt text)
    on conflict (cycle_id, person_id) do nothing returning id::text, person_id::text as person`;
  const idOf = new Map(made.map(({ id, person }) => [person, id]));
  const chains = opened.flatMap(({ staff, chain }) => {
    const evaluation = idOf.get(staff.id);
    return evaluation
      ? Object.entries(chain).map(([role, number]) => ({ evaluation, role: role as RaterRole, number }))
      : [];
  });
  await addRaters(tx, chains, day);
  const stages = JSON.stringify(dates.stages);
  await tx.$executeRaw`
    insert into evaluation_deadline (evaluation_id, stage, opens, due)
    select e::uuid, s.stage, s.opens::date, s.due::date
      from unnest(${made.map(({ id }) => id)}::text[]) e
      cross join jsonb_to_recordset(${stages}::jsonb) as s(stage text, opens text, due text)`;
  return made.map(({ person }) => person);
}

/** Puts raters in from a day on, by staff number. */
export async function addRaters(
  tx: Tx,
  posts: readonly { readonly evaluation: string; readonly role: RaterRole; readonly number: string }[],
  day: string,
): Promise<void> {
  const rows = JSON.stringify(posts.map((post) => ({ ...post, id: randomUUID() })));
  await tx.$executeRaw`
    insert into evaluation_rater (id, evaluation_id, role, person_id, from_day)
    select r.id, r.evaluation, r.role::evaluation_rater_role, p.id, ${day}::date
      from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, evaluation uuid, role text, number text)
      join person p on p.staff_number = r.number`;
}

export type CycleLine = {
  readonly id: string;
  readonly kind: string;
  readonly year: number;
  readonly frozen: Frozen;
  readonly from: string;
  readonly to: string;
  readonly closed: boolean;
  readonly people: number;
};

/** All cycles, the newest first, with how many people are in each. */
export async function allCycles(tx: Tx): Promise<readonly CycleLine[]> {
  const rows = await tx.evaluationCycle.findMany({
    orderBy: [{ fromDay: "desc" }, { kind: "asc" }],
    include: { _count: { select: { evaluations: true } } },
  });
  return rows.map(({ id, kind, year, definition, fromDay, toDay, closedAt, _count }) => ({
    ...{ id, kind, year, frozen: definition as unknown as Frozen, closed: closedAt !== null },
    ...{ from: dayOf(fromDay), to: dayOf(toDay), people: _count.evaluations },
  }));
}

const dayOf = (date: Date) => date.toJSON().slice(0, 10);

/** Names by staff number, with the number, in that order. */
export async function namesOf(tx: Tx, numbers: readonly string[]): Promise<readonly string[]> {
  const where = { staffNumber: { in: [...numbers] } };
  const select = { name: true, staffNumber: true } as const;
  const rows = await tx.person.findMany({ where, select, orderBy: { staffNumber: "asc" } });
  return rows.map(({ name, staffNumber }) => `${name}（${staffNumber}）`);
}

/** Of these people, those who were told of their desk on a day: what they were sent is to be drawn anew. */
export async function toldOn(tx: Tx, day: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const where = { once: { in: ids.map((id) => deskNotice(id, day).once) } };
  const rows = await tx.notice.findMany({ where, select: { toId: true } });
  return new Set(rows.map(({ toId }) => toId));
}

/** Whoever was hired after a day and has no evaluation of this kind. */
export async function newcomersSince(tx: Tx, kind: string, day: string): Promise<readonly string[]> {
  const where = { hiredOn: { gt: new Date(day) }, evaluations: { none: { cycle: { kind } } } };
  return (await tx.person.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

/** The cycle of a kind and year; undefined where it was not opened, or is closed. */
export async function runningId(tx: Tx, kind: string, year: number): Promise<string | undefined> {
  return (await tx.evaluationCycle.findFirst({ where: { kind, year, closedAt: null }, select: { id: true } }))?.id;
}
