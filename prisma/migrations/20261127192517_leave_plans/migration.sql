-- CreateEnum
CREATE TYPE "leave_part" AS ENUM ('day', 'morning', 'afternoon', 'hours');

-- CreateEnum
CREATE TYPE "leave_plan_state" AS ENUM ('told', 'noted', 'talk', 'withdrawn');

-- CreateTable
CREATE TABLE "leave_plan" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "part" "leave_part" NOT NULL,
    "minutes" INTEGER NOT NULL,
    "state" "leave_plan_state" NOT NULL,
    "note" BYTEA,
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "leave_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "leave_declined" (
    "person_id" UUID NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "leave_declined_pkey" PRIMARY KEY ("person_id","day")
);

-- CreateTable
CREATE TABLE "leave_obstacle" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "kinds" TEXT[],
    "words" BYTEA,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "leave_obstacle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "leave_unit_month" (
    "unit_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "people" INTEGER NOT NULL,
    "taken_min" INTEGER NOT NULL,

    CONSTRAINT "leave_unit_month_pkey" PRIMARY KEY ("unit_id","month")
);

-- CreateIndex
CREATE INDEX "leave_plan_day_idx" ON "leave_plan"("day");

-- CreateIndex
CREATE UNIQUE INDEX "leave_plan_person_id_day_key" ON "leave_plan"("person_id", "day");

-- CreateIndex
CREATE INDEX "leave_obstacle_told_at_idx" ON "leave_obstacle"("told_at");

-- AddForeignKey
ALTER TABLE "leave_plan" ADD CONSTRAINT "leave_plan_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leave_plan" ADD CONSTRAINT "leave_plan_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leave_declined" ADD CONSTRAINT "leave_declined_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leave_obstacle" ADD CONSTRAINT "leave_obstacle_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leave_obstacle" ADD CONSTRAINT "leave_obstacle_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leave_unit_month" ADD CONSTRAINT "leave_unit_month_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
