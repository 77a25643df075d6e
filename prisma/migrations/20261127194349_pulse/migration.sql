-- CreateEnum
CREATE TYPE "pulse_state" AS ENUM ('open', 'mixed', 'counted');

-- CreateTable
CREATE TABLE "pulse_survey" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "units" JSONB NOT NULL,
    "opens_on" DATE NOT NULL,
    "reminds_on" DATE NOT NULL,
    "closes_on" DATE NOT NULL,
    "state" "pulse_state" NOT NULL DEFAULT 'open',
    "public_key" TEXT NOT NULL,
    "private_key" BYTEA,
    "results" JSONB,
    "counted_on" DATE,

    CONSTRAINT "pulse_survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pulse_invited" (
    "survey_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,

    CONSTRAINT "pulse_invited_pkey" PRIMARY KEY ("survey_id","person_id")
);

-- CreateTable
CREATE TABLE "pulse_participation" (
    "survey_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "pulse_participation_pkey" PRIMARY KEY ("survey_id","person_id")
);

-- CreateTable
CREATE TABLE "pulse_ballot" (
    "id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,

    CONSTRAINT "pulse_ballot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pulse_comment" (
    "id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "words" BYTEA NOT NULL,

    CONSTRAINT "pulse_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pulse_promise" (
    "id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "words" BYTEA NOT NULL,
    "outcome" BYTEA,
    "written_on" DATE NOT NULL,

    CONSTRAINT "pulse_promise_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "pulse_survey_state_idx" ON "pulse_survey"("state");

-- CreateIndex
CREATE INDEX "pulse_ballot_survey_id_idx" ON "pulse_ballot"("survey_id");

-- CreateIndex
CREATE INDEX "pulse_comment_survey_id_idx" ON "pulse_comment"("survey_id");

-- CreateIndex
CREATE INDEX "pulse_promise_author_id_idx" ON "pulse_promise"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "pulse_promise_survey_id_unit_id_key" ON "pulse_promise"("survey_id", "unit_id");

-- AddForeignKey
ALTER TABLE "pulse_invited" ADD CONSTRAINT "pulse_invited_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "pulse_survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pulse_invited" ADD CONSTRAINT "pulse_invited_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pulse_participation" ADD CONSTRAINT "pulse_participation_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "pulse_survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pulse_participation" ADD CONSTRAINT "pulse_participation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pulse_ballot" ADD CONSTRAINT "pulse_ballot_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "pulse_survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pulse_comment" ADD CONSTRAINT "pulse_comment_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "pulse_survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pulse_promise" ADD CONSTRAINT "pulse_promise_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "pulse_survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pulse_promise" ADD CONSTRAINT "pulse_promise_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pulse_invited" ADD CONSTRAINT "pulse_invited_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pulse_promise" ADD CONSTRAINT "pulse_promise_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was asked of whom, until when and under which key is as it was when the survey was opened.
create function pulse_stays_as_opened() returns trigger language plpgsql as $$
begin
  raise exception 'a survey that was opened stays as it is';
end $$;

create trigger pulse_survey_stays before update on pulse_survey for each row
  when ((old.kind, old.content, old.hash, old.units, old.opens_on, old.reminds_on, old.closes_on, old.public_key)
    is distinct from (new.kind, new.content, new.hash, new.units, new.opens_on, new.reminds_on, new.closes_on, new.public_key))
  execute function pulse_stays_as_opened();

create trigger pulse_invited_stays before update on pulse_invited for each row
  execute function pulse_stays_as_opened();
