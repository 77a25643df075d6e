-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('waiting', 'sending', 'sent', 'unknown', 'failed', 'dropped');

-- CreateEnum
CREATE TYPE "InboxState" AS ENUM ('received', 'answering', 'done', 'failed');

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "delivery" (
    "notice_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'waiting',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leased_until" TIMESTAMPTZ(3),
    "platform" TEXT,
    "receipt" TEXT,
    "reason" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "wanted" INTEGER NOT NULL DEFAULT 0,
    "drawn" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("notice_id")
);

-- CreateTable
CREATE TABLE "mute" (
    "person_id" UUID NOT NULL,
    "feature" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "mute_pkey" PRIMARY KEY ("person_id","feature","kind")
);

-- CreateTable
CREATE TABLE "inbox_item" (
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "event_hash" BYTEA,
    "identity_hash" BYTEA NOT NULL,
    "conversation" BYTEA NOT NULL,
    "body" BYTEA,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "InboxState" NOT NULL DEFAULT 'received',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leased_until" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pause" (
    "platform" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pause_pkey" PRIMARY KEY ("platform","lane")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "number" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_id" UUID,
    "payload" JSONB,
    "salt" BYTEA NOT NULL,
    "payload_digest" BYTEA NOT NULL,
    "chain" BYTEA NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "legal_hold" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "reason" BYTEA NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "delivery_state_due_at_idx" ON "delivery"("state", "due_at");

-- CreateIndex
CREATE INDEX "delivery_to_id_state_idx" ON "delivery"("to_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_item_event_hash_key" ON "inbox_item"("event_hash");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_item_identity_hash_key" ON "inbox_item"("identity_hash");

-- CreateIndex
CREATE INDEX "inbox_item_conversation_id_idx" ON "inbox_item"("conversation", "id");

-- CreateIndex
CREATE INDEX "inbox_item_state_due_at_idx" ON "inbox_item"("state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_chain_key" ON "audit_entry"("chain");

-- CreateIndex
CREATE INDEX "audit_entry_subject_id_at_idx" ON "audit_entry"("subject_id", "at");

-- CreateIndex
CREATE INDEX "legal_hold_person_id_idx" ON "legal_hold"("person_id");

-- CreateIndex
CREATE INDEX "notice_feature_kind_idx" ON "notice"("feature", "kind");

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mute" ADD CONSTRAINT "mute_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
