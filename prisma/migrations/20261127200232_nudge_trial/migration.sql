-- CreateTable
CREATE TABLE "nudge_trial" (
    "id" UUID NOT NULL,
    "feature" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "running" TEXT,
    "seed" INTEGER NOT NULL,
    "gap_months" INTEGER NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "detectable" INTEGER,
    "suspended_on" DATE,
    "ended_at" TIMESTAMPTZ(3),
    "dropped" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "nudge_trial_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "nudge_trial_unit" (
    "trial_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "muted_before" INTEGER NOT NULL,

    CONSTRAINT "nudge_trial_unit_pkey" PRIMARY KEY ("trial_id","unit_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "nudge_trial_running_key" ON "nudge_trial"("running");

-- AddForeignKey
ALTER TABLE "nudge_trial_unit" ADD CONSTRAINT "nudge_trial_unit_trial_id_fkey" FOREIGN KEY ("trial_id") REFERENCES "nudge_trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nudge_trial_unit" ADD CONSTRAINT "nudge_trial_unit_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
