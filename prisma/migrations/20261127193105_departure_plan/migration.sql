-- CreateEnum
CREATE TYPE "departure_time" AS ENUM ('regular', 'six', 'seven', 'later');

-- CreateEnum
CREATE TYPE "departure_reply" AS ENUM ('tomorrow', 'help');

-- CreateTable
CREATE TABLE "departure_unit" (
    "unit_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "departure_unit_pkey" PRIMARY KEY ("unit_id")
);

-- CreateTable
CREATE TABLE "departure_plan" (
    "person_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "leaving" "departure_time" NOT NULL,
    "reply" "departure_reply",
    "replier_id" UUID,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "departure_plan_pkey" PRIMARY KEY ("person_id","day")
);

-- AddForeignKey
ALTER TABLE "departure_unit" ADD CONSTRAINT "departure_unit_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "departure_plan" ADD CONSTRAINT "departure_plan_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "departure_plan" ADD CONSTRAINT "departure_plan_replier_id_fkey" FOREIGN KEY ("replier_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
