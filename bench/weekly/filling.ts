// What a year leaves behind of a whole city: attendance of every working day, balances and plans of leave, pairs and
// talks of 1-on-1s, evaluations under way, and the weekly cards of half a year. Made in the database, since the rows of
// a large city would fill the memory; the hours are those of a made-up city of a thousand, given to one after another.
import type { Workdays } from "../../src/features/overtime/foresight/workdays.ts";
import { addDays } from "../../src/services/calendar.ts";
import type { Database } from "../../src/services/database/database.ts";
import { madeUpCity } from "../foresight/city.ts";

/** The Monday that is measured, and the last day that was taken in before it. */
export const MONDAY = "2026-11-16";
const UNTIL = "2026-11-13";
/** Months of days, and before those a year of months. */
const FIRST_DAILY = "2025-11";
const SAMPLE = 1000;
const WEEKS_TOLD = 26;

export async function fillCity(db: Database, workdays: Workdays): Promise<void> {
  await fillAttendance(db, workdays);
  await fillLeave(db);
  await fillTalks(db);
  await fillEvaluations(db);
  await fillTold(db);
  // As the server does by itself within a minute.
  await db.$executeRawUnsafe("vacuum analyze");
}

/** Which of the sample somebody is: staff numbers begin at 400000. */
const AT = `(p.staff_number::int - 400000)`;

async function fillAttendance(db: Database, workdays: Workdays): Promise<void> {
  const sample = madeUpCity({ staff: SAMPLE, from: "2024-11", to: MONDAY.slice(0, 7), seed: 1 }, workdays);
  await db.$executeRaw`create table sample_day (at int, day date, minutes int)`;
  await db.$executeRaw`create table sample_month (at int, month date, minutes int)`;
  for (const [at, { days, months }] of sample.entries()) {
    const daily = [...days].filter(([day]) => day >= FIRST_DAILY && day <= UNTIL);
    const monthly = [...months].filter(([month]) => month < FIRST_DAILY);
    await db.$executeRaw`
      insert into sample_day select ${at}::int, day::date, minutes
        from unnest(${daily.map(([day]) => day)}::text[], ${daily.map(([, minutes]) => minutes)}::int[]) as d(day, minutes)`;
    await db.$executeRaw`
      insert into sample_month select ${at}::int, (month || '-01')::date, minutes
        from unnest(${monthly.map(([month]) => month)}::text[], ${monthly.map(([, minutes]) => minutes)}::int[]) as m(month, minutes)`;
  }
  await db.$executeRawUnsafe(`
    insert into attendance_day (person_id, day, start_min, end_min, overtime_min)
    select p.id, s.day, 510, 1035 + s.minutes, s.minutes
      from person p join sample_day s on s.at = ${AT} % ${SAMPLE} order by s.day, p.id`);
  await db.$executeRawUnsafe(`
    insert into attendance_month (person_id, month, overtime_min)
    select p.id, s.month, s.minutes from person p join sample_month s on s.at = ${AT} % ${SAMPLE}`);
  await db.$executeRaw`drop table sample_day, sample_month`;
  await db.attendanceImport.createMany({
    data: [
      { kind: "daily", reachesTo: UNTIL },
      { kind: "monthly", reachesTo: "2025-10-31" },
      { kind: "leave", reachesTo: UNTIL },
    ].map(({ kind, reachesTo }) => ({
      ...{
        kind: kind as "daily" | "monthly" | "leave",
        fileHash: kind,
        importedAt: new Date(`${UNTIL}T18:00:00+09:00`),
      },
      ...{ rows: 1, added: 1, changed: 0, unchanged: 0, reachesTo: new Date(reachesTo) },
    })),
  });
}

/** Of three people one has a day planned that waits for an answer, and one was given it. */
async function fillLeave(db: Database): Promise<void> {
  await db.$executeRawUnsafe(`
    insert into leave_balance (person_id, year, granted_min, carried_min, taken_min)
    select p.id, 2026, 20 * 465, (${AT} % 21) * 465, (${AT} % 15) * 465 from person p`);
  await db.$executeRawUnsafe(`
    insert into leave_plan (id, person_id, day, part, minutes, state, told_at)
    select gen_random_uuid(), p.id, date '${MONDAY}' + ${AT} % 40, 'day', 465,
           (case ${AT} % 3 when 0 then 'told' else 'noted' end)::leave_plan_state, timestamptz '${UNTIL}'
      from person p where ${AT} % 3 < 2`);
}

/** Everybody with their manager, every four to nine weeks, with a promise now and then. */
async function fillTalks(db: Database): Promise<void> {
  await db.$executeRaw`
    insert into one_on_one_pair (id, member_id, counterpart_id, follows_line, agreed_on, created_at)
    select gen_random_uuid(), a.person_id, a.manager_id, true, date '2026-04-10', now()
      from assignment a where a.manager_id is not null`;
  await db.$executeRaw`
    insert into one_on_one_meeting (id, pair_id, proposed, held_on)
    select gen_random_uuid(), o.id, '{}', day::date
      from (select id, 28 + (row_number() over (order by id))::int % 36 as gap from one_on_one_pair) o
      cross join lateral generate_series(date '2026-05-01', ${MONDAY}::date, make_interval(days => o.gap)) day`;
  await db.$executeRaw`
    insert into one_on_one_promise (id, pair_id, owner_id, words, due_on, made_on)
    select gen_random_uuid(), o.id, o.counterpart_id, '', date '2026-12-01', date '2026-11-01'
      from (select *, row_number() over (order by id) as n from one_on_one_pair) o where o.n % 4 = 0`;
}

/** Half of the city has handed in its goals for its manager to agree to. */
async function fillEvaluations(db: Database): Promise<void> {
  await db.$executeRaw`
    insert into evaluation_cycle (id, kind, year, from_day, to_day, definition, hash, opened_at)
    values (gen_random_uuid(), 'year', 2026, date '2026-04-01', date '2027-03-31', '{}', '', now())`;
  await db.$executeRawUnsafe(`
    insert into evaluation (id, cycle_id, person_id, unit_id, level, form_id, from_day, to_day, state, path, since)
    select gen_random_uuid(), c.id, p.id, a.unit_id, a.level, 'general', c.from_day, c.to_day,
           (case ${AT} % 2 when 0 then 'goals' else 'agreement' end)::evaluation_state,
           '{goals,agreement,self,first,second,disclosing,disclosed}', now()
      from evaluation_cycle c cross join person p join assignment a on a.person_id = p.id
     where a.manager_id is not null`);
  await db.$executeRaw`
    insert into evaluation_rater (id, evaluation_id, role, person_id, from_day)
    select gen_random_uuid(), e.id, 'first', a.manager_id, e.from_day
      from evaluation e join assignment a on a.person_id = e.person_id`;
  await db.$executeRaw`
    insert into evaluation_deadline (evaluation_id, stage, opens, due)
    select e.id, s.stage, date '2026-04-01', s.due
      from evaluation e
      cross join (values ('goals', date '2026-11-30'), ('opening-interview', date '2026-11-20')) as s(stage, due)`;
}

/** The cards of the weeks before. */
async function fillTold(db: Database): Promise<void> {
  const mondays = Array.from({ length: WEEKS_TOLD }, (_, at) => addDays(MONDAY, -7 * (at + 1)));
  await db.$executeRaw`
    insert into notice (id, to_id, feature, kind, about, once, class, created_at, read_at)
    select gen_random_uuid(), l.id, 'weekly', 'card', json_build_object('week', m.week),
           'weekly.card:' || m.week || ':' || l.id, 'nudge', m.week::timestamptz, now()
      from (select distinct manager_id as id from assignment where manager_id is not null) l
      cross join unnest(${mondays}::text[]) as m(week)`;
  await db.$executeRaw`
    insert into weekly_card (lead_id, monday, facts, suggested, told_at)
    select to_id, (about ->> 'week')::date, '{"overtime":{"likely":2}}', 'overtime', created_at
      from notice where feature = 'weekly'`;
}
