-- A cycle is worked on as it was opened: all that may change is that it is closed.
create function evaluation_cycle_stays_as_opened() returns trigger language plpgsql as $$
begin
  raise exception 'a cycle that was opened stays as it is';
end $$;

create trigger evaluation_cycle_stays before update on evaluation_cycle for each row
  when ((old.id, old.kind, old.year, old.from_day, old.to_day, old.definition, old.hash)
    is distinct from (new.id, new.kind, new.year, new.from_day, new.to_day, new.definition, new.hash))
  execute function evaluation_cycle_stays_as_opened();
