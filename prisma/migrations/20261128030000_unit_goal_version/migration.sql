-- AlterTable
ALTER TABLE "evaluation_unit_goal" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
