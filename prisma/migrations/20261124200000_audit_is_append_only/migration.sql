-- The audit trail is appended to and read. Besides that, for whatever role, two things alone may happen to it: a payload
-- is erased together with its salt, so that nobody can try what it was; and its oldest rows are dropped, through the
-- number that the newest row `audit.cut` names, none of them younger than a year then. That row carries the chain on.

CREATE FUNCTION "audit_entry_only_erased"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."payload" IS NOT NULL AND OLD."action" <> 'audit.cut'
     AND NEW."payload" IS NULL AND NEW."salt" = ''::bytea
     AND to_jsonb(NEW) - '{payload,salt}'::text[] = to_jsonb(OLD) - '{payload,salt}'::text[] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit_entry %: an entry is not changed', OLD."number" USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION "audit_entry_only_cut"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  cut record;
BEGIN
  IF NOT EXISTS (SELECT FROM gone) THEN
    RETURN NULL;
  END IF;
  SELECT "at", ("payload" ->> 'through')::bigint AS through INTO cut
    FROM "audit_entry" WHERE "action" = 'audit.cut' ORDER BY "number" DESC LIMIT 1;
  IF EXISTS (SELECT FROM gone
              WHERE NOT coalesce(gone."number" <= cut.through AND gone."at" < cut."at" - interval '1 year', false)) THEN
    RAISE EXCEPTION 'audit_entry: only the oldest entries are dropped' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "audit_entry_not_emptied"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry: the trail is not emptied' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER "audit_entry_only_erased" BEFORE UPDATE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "audit_entry_only_erased"();
CREATE TRIGGER "audit_entry_only_cut" AFTER DELETE ON "audit_entry"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "audit_entry_only_cut"();
CREATE TRIGGER "audit_entry_not_emptied" BEFORE TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_entry_not_emptied"();
