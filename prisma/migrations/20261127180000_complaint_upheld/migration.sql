-- AlterTable
ALTER TABLE "evaluation_complaint" ADD COLUMN     "upheld" BOOLEAN;
