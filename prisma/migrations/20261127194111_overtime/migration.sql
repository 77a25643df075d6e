-- CreateEnum
CREATE TYPE "overtime_duty" AS ENUM ('tell', 'interview');

-- CreateTable
CREATE TABLE "overtime_exemption" (
    "id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "decided_on" DATE NOT NULL,
    "decision" BYTEA NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "review" BYTEA,
    "reviewed_by_id" UUID,
    "reviewed_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "overtime_exemption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "overtime_exempted" (
    "exemption_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "overtime_exempted_pkey" PRIMARY KEY ("exemption_id","person_id")
);

-- CreateTable
CREATE TABLE "overtime_health" (
    "person_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "duty" "overtime_duty" NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "wish" BYTEA,
    "wished_at" TIMESTAMPTZ(3),
    "physician_told_on" DATE,
    "physician_told_by_id" UUID,

    CONSTRAINT "overtime_health_pkey" PRIMARY KEY ("person_id","month")
);

-- CreateTable
CREATE TABLE "overtime_talk" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "manager_id" UUID NOT NULL,
    "words" BYTEA NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "meet_at" TIMESTAMPTZ(3),

    CONSTRAINT "overtime_talk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "overtime_review" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "rules" TEXT[],
    "unit_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "body" BYTEA,
    "written_by_id" UUID,
    "written_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "overtime_review_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "overtime_exempted_person_id_idx" ON "overtime_exempted"("person_id");

-- CreateIndex
CREATE INDEX "overtime_talk_person_id_sent_at_idx" ON "overtime_talk"("person_id", "sent_at");

-- CreateIndex
CREATE INDEX "overtime_talk_manager_id_idx" ON "overtime_talk"("manager_id");

-- CreateIndex
CREATE UNIQUE INDEX "overtime_review_person_id_month_key" ON "overtime_review"("person_id", "month");

-- AddForeignKey
ALTER TABLE "overtime_exemption" ADD CONSTRAINT "overtime_exemption_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overtime_exemption" ADD CONSTRAINT "overtime_exemption_reviewed_by_id_fkey" FOREIGN KEY ("reviewed_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overtime_exempted" ADD CONSTRAINT "overtime_exempted_exemption_id_fkey" FOREIGN KEY ("exemption_id") REFERENCES "overtime_exemption"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overtime_exempted" ADD CONSTRAINT "overtime_exempted_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overtime_health" ADD CONSTRAINT "overtime_health_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overtime_health" ADD CONSTRAINT "overtime_health_physician_told_by_id_fkey" FOREIGN KEY ("physician_told_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overtime_talk" ADD CONSTRAINT "overtime_talk_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overtime_talk" ADD CONSTRAINT "overtime_talk_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overtime_review" ADD CONSTRAINT "overtime_review_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overtime_review" ADD CONSTRAINT "overtime_review_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overtime_review" ADD CONSTRAINT "overtime_review_written_by_id_fkey" FOREIGN KEY ("written_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
