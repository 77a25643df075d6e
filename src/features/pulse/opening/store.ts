import type { Prisma, Tx } from "../../../services/database/database.ts";
import { CITY, type OpenedUnit } from "../opened.ts";
import { hashOf, type Survey } from "../survey.ts";
import type { Dates } from "./dates.ts";

/** Who would be asked, and where they work, on a day. */
export type Cohort = {
  readonly units: readonly OpenedUnit[];
  /** By unit id. */
  readonly people: ReadonlyMap<string, readonly string[]>;
  readonly count: number;
};

/** Everybody at work on a day, in the unit of their main post; units with nobody in them or below are left out. */
export async function cohortOn(tx: Tx, day: string): Promise<Cohort> {
  const posts = await tx.$queryRaw<{ person: string; unit: string }[]>`
    select p.id::text as person, a.unit_id::text as unit
      from person p
      join lateral (select m.unit_id from assignment m
                     where m.person_id = p.id and m."primary" and m.from_day <= ${day}::date
                       and (m.to_day is null or m.to_day > ${day}::date)
                     order by m.from_day desc, m.id desc limit 1) a on true
     where p.left_on is null or p.left_on > ${day}::date
     order by p.staff_number`;
  const people = new Map<string, string[]>();
  for (const { person, unit } of posts) people.set(unit, [...(people.get(unit) ?? []), person]);
  const all = await tx.unit.findMany({ orderBy: { code: "asc" } });
  const used = new Set<string>();
  const parents = new Map(all.map(({ id, parentId }) => [id, parentId]));
  for (const unit of people.keys())
    for (let at: string | null | undefined = unit; at && !used.has(at); at = parents.get(at)) used.add(at);
  const units = all.flatMap(({ id, name, parentId }) => (used.has(id) ? [{ id, name, parent: parentId ?? CITY }] : []));
  return { units: [{ id: CITY, name: "" }, ...units], people, count: posts.length };
}

/** One opening at a time, so that two never ask the same people at once. */
export const inTurn = (tx: Tx) => tx.$executeRaw`select pg_advisory_xact_lock(hashtext('pulse.opening'))`;

export async function createSurvey(
  tx: Tx,
  opened: {
    readonly id: string;
    readonly content: Survey;
    readonly cohort: Cohort;
    readonly dates: Dates;
    readonly publicKey: string;
    readonly privateKey: Uint8Array<ArrayBuffer>;
  },
): Promise<void> {
  const { id, content, cohort, dates, publicKey, privateKey } = opened;
  await tx.pulseSurvey.create({
    data: {
      ...{ id, kind: content.id, hash: hashOf(content), publicKey, privateKey },
      content: content as unknown as Prisma.InputJsonObject,
      units: cohort.units as unknown as Prisma.InputJsonArray,
      opensOn: new Date(dates.opensOn),
      remindsOn: new Date(dates.remindsOn),
      closesOn: new Date(dates.closesOn),
    },
  });
  const invited = [...cohort.people].flatMap(([unitId, ids]) =>
    ids.map((personId) => ({ surveyId: id, unitId, personId })),
  );
  await tx.pulseInvited.createMany({ data: invited });
}
