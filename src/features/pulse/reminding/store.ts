import type { Tx } from "../../../services/database/database.ts";

/** Those at work who were invited to a survey and have not answered. For the one reminder, and for nothing else. */
export async function unanswered(tx: Tx, surveyId: string, day: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select i.person_id::text as id from pulse_invited i join person p on p.id = i.person_id
     where i.survey_id = ${surveyId}::uuid and (p.left_on is null or p.left_on > ${day}::date)
       and not exists (select from pulse_participation t where t.survey_id = i.survey_id and t.person_id = i.person_id)
     order by p.staff_number`;
  return rows.map(({ id }) => id);
}
