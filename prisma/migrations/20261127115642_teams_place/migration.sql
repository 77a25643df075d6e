-- CreateTable
CREATE TABLE "teams_place" (
    "account" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "service_url" TEXT NOT NULL,
    "conversation" TEXT,
    "bot" TEXT NOT NULL,
    "closed" BOOLEAN NOT NULL DEFAULT false,
    "refusals" INTEGER NOT NULL DEFAULT 0,
    "refused_on" DATE,
    "seen_on" DATE NOT NULL,

    CONSTRAINT "teams_place_pkey" PRIMARY KEY ("account")
);

-- CreateIndex
CREATE INDEX "teams_place_email_idx" ON "teams_place"("email");
