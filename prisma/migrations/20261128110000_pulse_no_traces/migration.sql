-- To plan statements, PostgreSQL keeps samples of a column's values (ANALYZE, which autovacuum runs by itself). They
-- would outlive the rows: who answered, the ids of ballots, and the keys where two surveys have one at the same time.
-- A column that is written anew loses the samples that were taken of it.
alter table pulse_ballot
  alter column id type uuid using id::text::uuid,
  alter column id set statistics 0,
  alter column survey_id type uuid using survey_id::text::uuid,
  alter column survey_id set statistics 0,
  alter column sealed type text using sealed || '',
  alter column sealed set statistics 0;
alter table pulse_participation
  alter column survey_id type uuid using survey_id::text::uuid,
  alter column survey_id set statistics 0,
  alter column person_id type uuid using person_id::text::uuid,
  alter column person_id set statistics 0;
alter table pulse_survey
  alter column private_key type bytea using private_key || ''::bytea,
  alter column private_key set statistics 0;
-- It names the survey and the person.
alter table notice
  alter column once type text using once || '',
  alter column once set statistics 0;
-- With this one the table of who answered can be written anew, too, without a lock on what its foreign keys point to.
alter table pulse_participation add column filler smallint not null default 0;
