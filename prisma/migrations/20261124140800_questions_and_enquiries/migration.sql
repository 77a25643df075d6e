-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL,
    "words" BYTEA NOT NULL,
    "outcome" TEXT NOT NULL,
    "section" TEXT,
    "asked_on" DATE NOT NULL,
    "helpful" BOOLEAN,
    "comment" BYTEA,
    "phrasing" BYTEA,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enquiry" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "asker_id" UUID NOT NULL,
    "unnamed" BOOLEAN NOT NULL,
    "words" BYTEA NOT NULL,
    "said" BYTEA,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_by_id" UUID,
    "taken_at" TIMESTAMPTZ(3),
    "answer" BYTEA,
    "sections" TEXT[],
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "enquiry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "curated_answer" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "curated_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "curated_version" (
    "answer_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "cited" JSONB NOT NULL,
    "author_id" UUID NOT NULL,
    "review_on" DATE NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "curated_version_pkey" PRIMARY KEY ("answer_id","version")
);

-- CreateTable
CREATE TABLE "model_use" (
    "person_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "model_use_pkey" PRIMARY KEY ("person_id","day")
);

-- CreateTable
CREATE TABLE "job_run" (
    "job" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "job_run_pkey" PRIMARY KEY ("job","slot")
);

-- CreateIndex
CREATE INDEX "question_asked_on_idx" ON "question"("asked_on");

-- CreateIndex
CREATE UNIQUE INDEX "enquiry_number_key" ON "enquiry"("number");

-- CreateIndex
CREATE INDEX "enquiry_asker_id_asked_at_idx" ON "enquiry"("asker_id", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "curated_answer_number_key" ON "curated_answer"("number");

-- AddForeignKey
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_asker_id_fkey" FOREIGN KEY ("asker_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_taken_by_id_fkey" FOREIGN KEY ("taken_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "curated_version" ADD CONSTRAINT "curated_version_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "curated_answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "curated_version" ADD CONSTRAINT "curated_version_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_use" ADD CONSTRAINT "model_use_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
