-- CreateEnum
CREATE TYPE "weekly_outcome" AS ENUM ('done', 'skipped');

-- CreateTable
CREATE TABLE "weekly_card" (
    "lead_id" UUID NOT NULL,
    "monday" DATE NOT NULL,
    "facts" JSONB NOT NULL,
    "suggested" TEXT,
    "outcome" "weekly_outcome",
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "weekly_card_pkey" PRIMARY KEY ("lead_id","monday")
);

-- CreateTable
CREATE TABLE "weekly_time" (
    "person_id" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "hour" TEXT NOT NULL,

    CONSTRAINT "weekly_time_pkey" PRIMARY KEY ("person_id")
);

-- AddForeignKey
ALTER TABLE "weekly_card" ADD CONSTRAINT "weekly_card_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "weekly_time" ADD CONSTRAINT "weekly_time_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
