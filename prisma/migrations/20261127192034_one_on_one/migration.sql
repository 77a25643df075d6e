-- CreateEnum
CREATE TYPE "one_on_one_text_kind" AS ENUM ('points', 'private', 'addition');

-- CreateTable
CREATE TABLE "one_on_one_pair" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "counterpart_id" UUID NOT NULL,
    "follows_line" BOOLEAN NOT NULL,
    "months" INTEGER NOT NULL DEFAULT 1,
    "minutes" INTEGER NOT NULL DEFAULT 30,
    "asked_by_id" UUID,
    "asked_months" INTEGER,
    "asked_minutes" INTEGER,
    "agreed_on" DATE,
    "ended_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "one_on_one_pair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_on_one_meeting" (
    "id" UUID NOT NULL,
    "pair_id" UUID NOT NULL,
    "proposed" TEXT[],
    "proposed_by_id" UUID,
    "meets_at" TEXT,
    "times_version" INTEGER NOT NULL DEFAULT 1,
    "held_on" DATE,
    "talked" BYTEA,
    "recorded_by_id" UUID,
    "locks_on" DATE,
    "note_version" INTEGER NOT NULL DEFAULT 1,
    "rated_unit_id" UUID,
    "rated_month" DATE,
    "handed_to_id" UUID,

    CONSTRAINT "one_on_one_meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_on_one_text" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "kind" "one_on_one_text_kind" NOT NULL,
    "words" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "one_on_one_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_on_one_promise" (
    "id" UUID NOT NULL,
    "pair_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "words" BYTEA NOT NULL,
    "due_on" DATE NOT NULL,
    "made_on" DATE NOT NULL,
    "ended_on" DATE,
    "dropped" BYTEA,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "one_on_one_promise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_on_one_handover" (
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "meetings" TEXT[],
    "promises" TEXT[],
    "proposed_by_id" UUID,
    "moved_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "one_on_one_handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_on_one_tally" (
    "unit_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "counts" BYTEA NOT NULL,

    CONSTRAINT "one_on_one_tally_pkey" PRIMARY KEY ("unit_id","month")
);

-- CreateIndex
CREATE INDEX "one_on_one_pair_member_id_idx" ON "one_on_one_pair"("member_id");

-- CreateIndex
CREATE INDEX "one_on_one_pair_counterpart_id_idx" ON "one_on_one_pair"("counterpart_id");

-- CreateIndex
CREATE INDEX "one_on_one_meeting_pair_id_held_on_idx" ON "one_on_one_meeting"("pair_id", "held_on");

-- CreateIndex
CREATE INDEX "one_on_one_meeting_handed_to_id_idx" ON "one_on_one_meeting"("handed_to_id");

-- CreateIndex
CREATE INDEX "one_on_one_text_meeting_id_kind_idx" ON "one_on_one_text"("meeting_id", "kind");

-- CreateIndex
CREATE INDEX "one_on_one_promise_pair_id_ended_on_idx" ON "one_on_one_promise"("pair_id", "ended_on");

-- CreateIndex
CREATE INDEX "one_on_one_promise_owner_id_idx" ON "one_on_one_promise"("owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "one_on_one_handover_from_id_key" ON "one_on_one_handover"("from_id");

-- CreateIndex
CREATE INDEX "one_on_one_handover_to_id_idx" ON "one_on_one_handover"("to_id");

-- AddForeignKey
ALTER TABLE "one_on_one_pair" ADD CONSTRAINT "one_on_one_pair_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_on_one_pair" ADD CONSTRAINT "one_on_one_pair_counterpart_id_fkey" FOREIGN KEY ("counterpart_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_on_one_meeting" ADD CONSTRAINT "one_on_one_meeting_pair_id_fkey" FOREIGN KEY ("pair_id") REFERENCES "one_on_one_pair"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_on_one_meeting" ADD CONSTRAINT "one_on_one_meeting_rated_unit_id_fkey" FOREIGN KEY ("rated_unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_on_one_meeting" ADD CONSTRAINT "one_on_one_meeting_handed_to_id_fkey" FOREIGN KEY ("handed_to_id") REFERENCES "one_on_one_pair"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_on_one_text" ADD CONSTRAINT "one_on_one_text_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "one_on_one_meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_on_one_promise" ADD CONSTRAINT "one_on_one_promise_pair_id_fkey" FOREIGN KEY ("pair_id") REFERENCES "one_on_one_pair"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_on_one_handover" ADD CONSTRAINT "one_on_one_handover_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "one_on_one_pair"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_on_one_handover" ADD CONSTRAINT "one_on_one_handover_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "one_on_one_pair"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_on_one_tally" ADD CONSTRAINT "one_on_one_tally_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
