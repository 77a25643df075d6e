-- CreateTable
CREATE TABLE "one_on_one_summary" (
    "meeting_id" UUID NOT NULL,
    "note_version" INTEGER NOT NULL,
    "member_agreed_at" TIMESTAMPTZ(3),
    "counterpart_agreed_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "words" BYTEA,

    CONSTRAINT "one_on_one_summary_pkey" PRIMARY KEY ("meeting_id")
);

-- AddForeignKey
ALTER TABLE "one_on_one_summary" ADD CONSTRAINT "one_on_one_summary_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "one_on_one_meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;
