-- To plan statements, PostgreSQL keeps samples of a column's values (ANALYZE, which autovacuum runs by itself). They
-- would outlive the rows: whole ballots and keys would stay in pg_statistic after those are deleted.
alter table pulse_ballot
  alter column id set statistics 0,
  alter column survey_id set statistics 0,
  alter column sealed set statistics 0;
alter table pulse_participation
  alter column survey_id set statistics 0,
  alter column person_id set statistics 0;
alter table pulse_survey alter column private_key set statistics 0;
