-- CreateEnum
CREATE TYPE "role" AS ENUM ('admin', 'coordinator', 'helper', 'member');

-- CreateEnum
CREATE TYPE "invitation_outcome" AS ENUM ('confirmed', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "outbox_state" AS ENUM ('waiting', 'sending', 'sent', 'failed', 'unreachable');

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "sealed_conversation" TEXT,
ADD COLUMN     "unreachable_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" UUID NOT NULL,
    "person_id" BIGINT NOT NULL,
    "role" "role" NOT NULL,
    "place" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "role" "role" NOT NULL,
    "place" TEXT NOT NULL,
    "invited_by" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_by" BIGINT,
    "outcome" "invitation_outcome",

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT,
    "action" TEXT NOT NULL,
    "record" TEXT,
    "subject" TEXT,
    "role" "role",
    "place" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" BIGSERIAL NOT NULL,
    "person_id" BIGINT NOT NULL,
    "body" TEXT NOT NULL,
    "state" "outbox_state" NOT NULL DEFAULT 'waiting',
    "not_before" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sender_epoch" (
    "id" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL,

    CONSTRAINT "sender_epoch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "secret" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "secret_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "disclosure" (
    "viewer_id" BIGINT NOT NULL,
    "message_id" BIGINT NOT NULL,
    "person_id" BIGINT NOT NULL,
    "shown_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "disclosure_pkey" PRIMARY KEY ("viewer_id","message_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "role_grant_person_id_role_place_key" ON "role_grant"("person_id", "role", "place");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_invited_by_idx" ON "invitation"("invited_by");

-- CreateIndex
CREATE INDEX "invitation_claimed_by_idx" ON "invitation"("claimed_by");

-- CreateIndex
CREATE INDEX "audit_entry_record_idx" ON "audit_entry"("record");

-- CreateIndex
CREATE INDEX "audit_entry_subject_idx" ON "audit_entry"("subject");

-- CreateIndex
CREATE INDEX "outbox_message_state_not_before_idx" ON "outbox_message"("state", "not_before");

-- CreateIndex
CREATE INDEX "outbox_message_person_id_idx" ON "outbox_message"("person_id");

-- CreateIndex
CREATE INDEX "disclosure_person_id_idx" ON "disclosure"("person_id");

-- CreateIndex
CREATE INDEX "disclosure_shown_at_idx" ON "disclosure"("shown_at");

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The audit log is append-only.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END;
$$;
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- The first sender takes epoch 1.
INSERT INTO "sender_epoch" ("id", "epoch") VALUES (1, 0);
