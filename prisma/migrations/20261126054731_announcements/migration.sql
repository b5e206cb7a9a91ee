-- CreateEnum
CREATE TYPE "announcement_status" AS ENUM ('draft', 'scheduled', 'missed', 'released');

-- CreateEnum
CREATE TYPE "audience_kind" AS ENUM ('subscribed', 'members', 'registered');

-- CreateEnum
CREATE TYPE "run_task" AS ENUM ('send', 'edit', 'delete');

-- CreateEnum
CREATE TYPE "run_status" AS ENUM ('running', 'paused', 'done', 'cancelled');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('waiting', 'sending', 'sent', 'unreachable', 'failed', 'stopped', 'unsure', 'recalled');

-- CreateTable
CREATE TABLE "announcement" (
    "id" UUID NOT NULL,
    "author_id" BIGINT,
    "status" "announcement_status" NOT NULL DEFAULT 'draft',
    "topic" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "audience" "audience_kind" NOT NULL DEFAULT 'subscribed',
    "guests_of" UUID,
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "words" JSONB NOT NULL DEFAULT '{}',
    "instead" JSONB NOT NULL DEFAULT '{}',
    "media" JSONB,
    "buttons" JSONB NOT NULL DEFAULT '[]',
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "repeats" BOOLEAN NOT NULL DEFAULT true,
    "scheduled_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "reviewer_id" BIGINT,
    "deputy_id" BIGINT,
    "asked_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),
    "deputy_at" TIMESTAMPTZ(3),
    "approved_by" BIGINT,
    "approved" BYTEA,
    "correction" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_run" (
    "id" SERIAL NOT NULL,
    "announcement_id" UUID NOT NULL,
    "task" "run_task" NOT NULL,
    "status" "run_status" NOT NULL DEFAULT 'running',
    "refused" BOOLEAN NOT NULL DEFAULT false,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "unreachable" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "stopped" INTEGER NOT NULL DEFAULT 0,
    "unsure" INTEGER NOT NULL DEFAULT 0,
    "progress_id" INTEGER,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "announcement_id" UUID NOT NULL,
    "person_id" BIGINT NOT NULL,
    "state" "delivery_state" NOT NULL DEFAULT 'waiting',
    "language" "language" NOT NULL,
    "region" TEXT NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "message_id" INTEGER,
    "revision" INTEGER,
    "reason" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "tapped_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("announcement_id","person_id")
);

-- CreateIndex
CREATE INDEX "announcement_status_scheduled_at_idx" ON "announcement"("status", "scheduled_at");

-- CreateIndex
CREATE INDEX "announcement_author_id_idx" ON "announcement"("author_id");

-- CreateIndex
CREATE INDEX "delivery_run_status_idx" ON "delivery_run"("status");

-- CreateIndex
CREATE INDEX "delivery_run_announcement_id_idx" ON "delivery_run"("announcement_id");

-- CreateIndex
CREATE INDEX "delivery_announcement_id_state_not_before_person_id_idx" ON "delivery"("announcement_id", "state", "not_before", "person_id");

-- CreateIndex
CREATE INDEX "delivery_person_id_idx" ON "delivery"("person_id");

-- AddForeignKey
ALTER TABLE "delivery_run" ADD CONSTRAINT "delivery_run_announcement_id_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "announcement" ADD CONSTRAINT "announcement_guests_check"
  CHECK (("audience" = 'registered') = ("guests_of" IS NOT NULL));

-- Until when somebody who wants quiet between those hours, on the clocks of Kazakhstan (UTC+5), is not written to at a
-- moment; null where she is.
CREATE FUNCTION quiet_end(quiet_from integer, quiet_until integer, at timestamptz) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN CASE
      WHEN quiet_from <= quiet_until THEN hour >= quiet_from AND hour < quiet_until
      ELSE hour >= quiet_from OR hour < quiet_until
    END
    THEN (midnight + make_interval(hours => quiet_until - 5, days => CASE WHEN hour >= quiet_until THEN 1 ELSE 0 END))
      AT TIME ZONE 'UTC'
  END
  FROM (SELECT date_trunc('day', local) AS midnight, extract(hour FROM local)::integer AS hour
    FROM (SELECT (at AT TIME ZONE 'UTC') + interval '5 hours' AS local) AS clock) AS clock
$$;
