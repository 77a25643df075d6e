-- CreateTable
CREATE TABLE "evaluation_rater_sheet" (
    "id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "kind" "evaluation_interview_kind" NOT NULL,
    "author_id" UUID NOT NULL,
    "body" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evaluation_rater_sheet_pkey" PRIMARY KEY ("id")
);

-- Until now whoever followed wrote over it, and nobody knows who wrote last: of several, whoever was the first to rate is
-- taken as its author, so that nobody is given another's as their own. What is sealed is bound to the interview's id,
-- which becomes the row's own.
INSERT INTO "evaluation_rater_sheet" ("id", "evaluation_id", "kind", "author_id", "body", "updated_at")
SELECT DISTINCT ON (i."id") i."id", i."evaluation_id", i."kind", r."person_id", i."rater_sheet", CURRENT_TIMESTAMP
  FROM "evaluation_interview" i
  JOIN "evaluation_rater" r ON r."evaluation_id" = i."evaluation_id" AND r."role" = 'first'
 WHERE i."rater_sheet" IS NOT NULL
 ORDER BY i."id", r."from_day", r."to_day" NULLS LAST, r."id";

-- AlterTable
ALTER TABLE "evaluation_interview" DROP COLUMN "rater_sheet";

-- CreateIndex
CREATE INDEX "evaluation_rater_sheet_author_id_idx" ON "evaluation_rater_sheet"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_rater_sheet_evaluation_id_kind_author_id_key" ON "evaluation_rater_sheet"("evaluation_id", "kind", "author_id");

-- AddForeignKey
ALTER TABLE "evaluation_rater_sheet" ADD CONSTRAINT "evaluation_rater_sheet_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_rater_sheet" ADD CONSTRAINT "evaluation_rater_sheet_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
