import type { Database, Tx } from "../../services/database/database.ts";
import { isUuid } from "../../services/database/uuid.ts";
import type { Opened, OpenedUnit, Results } from "./opened.ts";
import type { Survey } from "./survey.ts";

const columns = {
  ...{ id: true, content: true, units: true, opensOn: true, remindsOn: true, closesOn: true, state: true },
  results: true,
} as const;

type Row = {
  readonly id: string;
  readonly content: unknown;
  readonly units: unknown;
  readonly opensOn: Date;
  readonly remindsOn: Date;
  readonly closesOn: Date;
  readonly state: Opened["state"];
  readonly results: unknown;
};

const dayOf = (date: Date) => date.toJSON().slice(0, 10);

const openedOf = ({ opensOn, remindsOn, closesOn, ...row }: Row): Opened => ({
  ...{ id: row.id, state: row.state, content: row.content as Survey, units: row.units as readonly OpenedUnit[] },
  ...{ opensOn: dayOf(opensOn), remindsOn: dayOf(remindsOn), closesOn: dayOf(closesOn) },
  ...(row.results !== null && { results: row.results as Results }),
});

/** Every survey that is kept, the newest first. */
export async function allOpened(db: Database | Tx): Promise<readonly Opened[]> {
  const rows = await db.pulseSurvey.findMany({ select: columns, orderBy: [{ opensOn: "desc" }, { id: "asc" }] });
  return rows.map(openedOf);
}

export async function openedById(db: Database | Tx, id: string): Promise<Opened | undefined> {
  const row = isUuid(id) ? await db.pulseSurvey.findUnique({ where: { id }, select: columns }) : null;
  return row ? openedOf(row) : undefined;
}

/** Who was invited to some surveys: by survey and unit, ids of people. */
export async function invitedTo(db: Database | Tx, ids: readonly string[]) {
  const rows = await db.pulseInvited.findMany({ where: { surveyId: { in: [...ids] } } });
  const found = new Map<string, Map<string, string[]>>(ids.map((id) => [id, new Map()]));
  for (const { surveyId, unitId, personId } of rows) {
    const units = found.get(surveyId);
    units?.set(unitId, [...(units.get(unitId) ?? []), personId]);
  }
  return found;
}

/** The unit in which somebody was invited; undefined where they were not. */
export async function unitOf(db: Database | Tx, surveyId: string, personId: string): Promise<string | undefined> {
  const row = await db.pulseInvited.findUnique({ where: { surveyId_personId: { surveyId, personId } } });
  return row?.unitId;
}

/** The unit of the main post on a day, of those among some people who are 管理職. */
export async function mainUnits(tx: Tx, people: readonly string[], day: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ person: string; unit: string }[]>`
    select distinct on (a.person_id) a.person_id::text as person, a.unit_id::text as unit
      from assignment a
     where a.person_id = any(${[...people]}::uuid[]) and a."primary" and a.level = 'manager'
       and a.from_day <= ${day}::date and (a.to_day is null or a.to_day > ${day}::date)
     order by a.person_id, a.from_day desc, a.id desc`;
  return new Map(rows.map(({ person, unit }) => [person, unit]));
}
