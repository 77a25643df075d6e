import type { Database, Tx } from "../../../services/database/database.ts";

/**
 * Puts a ballot in for whoever was invited and has not answered, while the survey is open; false where none was put in.
 * That somebody answered, and what was answered, commit together and share nothing: no key, no time, no order.
 */
export async function cast(
  tx: Tx,
  { survey, person, today, sealed }: { survey: string; person: string; today: string; sealed: string },
): Promise<boolean> {
  // One statement; `for share` lets no ballot slip in behind the mixing.
  const put = await tx.$executeRaw`
    with open as (
      select s.id from pulse_survey s join pulse_invited i on i.survey_id = s.id
       where s.id = ${survey}::uuid and i.person_id = ${person}::uuid
         and s.state = 'open' and s.closes_on >= ${today}::date
         for share of s
    ), taken as (
      insert into pulse_participation (survey_id, person_id) select id, ${person}::uuid from open
      on conflict do nothing returning survey_id
    )
    insert into pulse_ballot (id, survey_id, sealed) select gen_random_uuid(), survey_id, ${sealed} from taken`;
  return put === 1;
}

export async function hasAnswered(db: Database | Tx, surveyId: string, personId: string): Promise<boolean> {
  return (await db.pulseParticipation.count({ where: { surveyId, personId } })) > 0;
}

/** The key that seals ballots of a survey, as a JWK. */
export async function sealingKey(db: Database | Tx, id: string): Promise<string | undefined> {
  return (await db.pulseSurvey.findUnique({ where: { id }, select: { publicKey: true } }))?.publicKey;
}
