-- CreateEnum
CREATE TYPE "admission" AS ENUM ('open', 'code', 'approval');

-- AlterEnum
ALTER TYPE "registration_status" ADD VALUE 'requested';

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "admission" "admission" NOT NULL DEFAULT 'open',
ADD COLUMN     "members_code" TEXT,
ADD COLUMN     "quota_ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "reserved" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "kept" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "registration" ADD COLUMN     "delegation" TEXT;

-- CreateTable
CREATE TABLE "event_quota" (
    "event_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "seats" INTEGER NOT NULL,
    "used" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "event_quota_pkey" PRIMARY KEY ("event_id","region")
);

-- CreateTable
CREATE TABLE "delegate_link" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "event_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "made_by" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "delegate_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "code_miss" (
    "id" BIGSERIAL NOT NULL,
    "person_id" BIGINT NOT NULL,
    "missed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "code_miss_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "delegate_link_token_hash_key" ON "delegate_link"("token_hash");

-- CreateIndex
CREATE INDEX "delegate_link_event_id_idx" ON "delegate_link"("event_id");

-- CreateIndex
CREATE INDEX "delegate_link_made_by_idx" ON "delegate_link"("made_by");

-- CreateIndex
CREATE INDEX "code_miss_person_id_missed_at_idx" ON "code_miss"("person_id", "missed_at");

-- CreateIndex
CREATE INDEX "registration_event_id_delegation_idx" ON "registration"("event_id", "delegation");

-- AddForeignKey
ALTER TABLE "event_quota" ADD CONSTRAINT "event_quota_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegate_link" ADD CONSTRAINT "delegate_link_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code_miss" ADD CONSTRAINT "code_miss_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Seats kept for delegations are nobody else's. The release before this one keeps none, and is held to it.
ALTER TABLE "event" DROP CONSTRAINT "event_seats_check";
ALTER TABLE "event" ADD CONSTRAINT "event_seats_check"
  CHECK ("taken" >= 0 AND "waiting" >= 0 AND "reserved" >= 0
    AND ("capacity" IS NULL OR "taken" + "reserved" <= "capacity"));

ALTER TABLE "event_quota" ADD CONSTRAINT "event_quota_seats_check" CHECK ("seats" > 0 AND "used" >= 0);

-- Whom nobody has let in yet has no seat of a delegation, nor has who only waits.
ALTER TABLE "registration" ADD CONSTRAINT "registration_delegation_check"
  CHECK ("delegation" IS NULL OR "status" IN ('confirmed', 'cancelled'));
