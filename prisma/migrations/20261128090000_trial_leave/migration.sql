-- AlterTable
ALTER TABLE "nudge_trial" ADD COLUMN     "leave_detectable" INTEGER;
