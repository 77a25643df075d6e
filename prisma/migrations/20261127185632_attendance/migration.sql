-- CreateEnum
CREATE TYPE "attendance_kind" AS ENUM ('daily', 'monthly', 'leave');

-- CreateTable
CREATE TABLE "attendance_day" (
    "person_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "start_min" INTEGER,
    "end_min" INTEGER,
    "overtime_min" INTEGER,

    CONSTRAINT "attendance_day_pkey" PRIMARY KEY ("person_id","day")
);

-- CreateTable
CREATE TABLE "attendance_month" (
    "person_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "overtime_min" INTEGER NOT NULL,

    CONSTRAINT "attendance_month_pkey" PRIMARY KEY ("person_id","month")
);

-- CreateTable
CREATE TABLE "leave_balance" (
    "person_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "granted_min" INTEGER,
    "carried_min" INTEGER,
    "taken_min" INTEGER,

    CONSTRAINT "leave_balance_pkey" PRIMARY KEY ("person_id","year")
);

-- CreateTable
CREATE TABLE "attendance_import" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "attendance_kind" NOT NULL,
    "file_hash" TEXT NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "rows" INTEGER NOT NULL,
    "added" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "reaches_to" DATE NOT NULL,

    CONSTRAINT "attendance_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attendance_day_day_idx" ON "attendance_day"("day");

-- CreateIndex
CREATE INDEX "attendance_month_month_idx" ON "attendance_month"("month");

-- CreateIndex
CREATE INDEX "attendance_import_kind_imported_at_idx" ON "attendance_import"("kind", "imported_at");

-- AddForeignKey
ALTER TABLE "attendance_day" ADD CONSTRAINT "attendance_day_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_month" ADD CONSTRAINT "attendance_month_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leave_balance" ADD CONSTRAINT "leave_balance_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
