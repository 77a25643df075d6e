-- CreateEnum
CREATE TYPE "evaluation_state" AS ENUM ('goals', 'agreement', 'self', 'first', 'second', 'adjusting', 'confirming', 'disclosing', 'disclosed', 'closed', 'exempt');

-- CreateEnum
CREATE TYPE "evaluation_rater_role" AS ENUM ('first', 'second', 'adjuster', 'confirmer');

-- CreateEnum
CREATE TYPE "evaluation_part_kind" AS ENUM ('goals', 'self', 'first', 'second', 'adjusting', 'confirming', 'handover');

-- CreateEnum
CREATE TYPE "evaluation_interview_kind" AS ENUM ('opening', 'middle', 'review', 'feedback');

-- CreateEnum
CREATE TYPE "complaint_tier" AS ENUM ('talk', 'review');

-- CreateTable
CREATE TABLE "evaluation_cycle" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "definition" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "evaluation_cycle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation" (
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "level" "Level" NOT NULL,
    "form_id" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "state" "evaluation_state" NOT NULL,
    "path" "evaluation_state"[],
    "exempt" TEXT,
    "declined" BOOLEAN NOT NULL DEFAULT false,
    "disclosed_on" DATE,
    "returned" BYTEA,
    "closed_at" TIMESTAMPTZ(3),
    "since" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_deadline" (
    "evaluation_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "opens" DATE NOT NULL,
    "due" DATE NOT NULL,

    CONSTRAINT "evaluation_deadline_pkey" PRIMARY KEY ("evaluation_id","stage")
);

-- CreateTable
CREATE TABLE "evaluation_rater" (
    "id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "role" "evaluation_rater_role" NOT NULL,
    "person_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,
    "stand_in" BYTEA,

    CONSTRAINT "evaluation_rater_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_part" (
    "id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "kind" "evaluation_part_kind" NOT NULL,
    "author_id" UUID NOT NULL,
    "body" BYTEA NOT NULL,
    "handed_in_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "evaluation_part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_fact" (
    "id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "item" TEXT,
    "words" BYTEA NOT NULL,

    CONSTRAINT "evaluation_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_interview" (
    "id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "kind" "evaluation_interview_kind" NOT NULL,
    "proposed" TEXT[],
    "proposed_by_id" UUID,
    "meets_at" TEXT,
    "member_sheet" BYTEA,
    "rater_sheet" BYTEA,
    "held_on" DATE,
    "record" BYTEA,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3),
    "signed_at" TIMESTAMPTZ(3),
    "remark" BYTEA,
    "omitted" BYTEA,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "evaluation_interview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_training" (
    "cycle_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "done_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evaluation_training_pkey" PRIMARY KEY ("cycle_id","person_id")
);

-- CreateTable
CREATE TABLE "evaluation_unit_goal" (
    "cycle_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evaluation_unit_goal_pkey" PRIMARY KEY ("cycle_id","unit_id")
);

-- CreateTable
CREATE TABLE "evaluation_complaint" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "tier" "complaint_tier" NOT NULL,
    "words" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" BYTEA,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "evaluation_complaint_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_cycle_kind_year_key" ON "evaluation_cycle"("kind", "year");

-- CreateIndex
CREATE INDEX "evaluation_person_id_idx" ON "evaluation"("person_id");

-- CreateIndex
CREATE INDEX "evaluation_cycle_id_unit_id_state_idx" ON "evaluation"("cycle_id", "unit_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_cycle_id_person_id_key" ON "evaluation"("cycle_id", "person_id");

-- CreateIndex
CREATE INDEX "evaluation_deadline_due_stage_idx" ON "evaluation_deadline"("due", "stage");

-- CreateIndex
CREATE INDEX "evaluation_rater_evaluation_id_idx" ON "evaluation_rater"("evaluation_id");

-- CreateIndex
CREATE INDEX "evaluation_rater_person_id_to_day_idx" ON "evaluation_rater"("person_id", "to_day");

-- CreateIndex
CREATE INDEX "evaluation_part_author_id_idx" ON "evaluation_part"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_part_evaluation_id_kind_author_id_key" ON "evaluation_part"("evaluation_id", "kind", "author_id");

-- CreateIndex
CREATE INDEX "evaluation_fact_evaluation_id_author_id_day_idx" ON "evaluation_fact"("evaluation_id", "author_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_interview_evaluation_id_kind_key" ON "evaluation_interview"("evaluation_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_complaint_number_key" ON "evaluation_complaint"("number");

-- CreateIndex
CREATE INDEX "evaluation_complaint_evaluation_id_idx" ON "evaluation_complaint"("evaluation_id");

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "evaluation_cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_deadline" ADD CONSTRAINT "evaluation_deadline_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_rater" ADD CONSTRAINT "evaluation_rater_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_rater" ADD CONSTRAINT "evaluation_rater_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_part" ADD CONSTRAINT "evaluation_part_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_part" ADD CONSTRAINT "evaluation_part_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_fact" ADD CONSTRAINT "evaluation_fact_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_fact" ADD CONSTRAINT "evaluation_fact_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_interview" ADD CONSTRAINT "evaluation_interview_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_training" ADD CONSTRAINT "evaluation_training_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "evaluation_cycle"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_training" ADD CONSTRAINT "evaluation_training_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_unit_goal" ADD CONSTRAINT "evaluation_unit_goal_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "evaluation_cycle"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_unit_goal" ADD CONSTRAINT "evaluation_unit_goal_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_unit_goal" ADD CONSTRAINT "evaluation_unit_goal_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_complaint" ADD CONSTRAINT "evaluation_complaint_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_complaint" ADD CONSTRAINT "evaluation_complaint_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
