-- CreateEnum
CREATE TYPE "event_kind" AS ENUM ('forum', 'meeting', 'campaign', 'training', 'contest');

-- CreateEnum
CREATE TYPE "event_status" AS ENUM ('draft', 'published', 'closed', 'finished', 'cancelled');

-- CreateEnum
CREATE TYPE "registration_status" AS ENUM ('confirmed', 'offered', 'waitlisted', 'cancelled');

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "kind" "event_kind" NOT NULL,
    "status" "event_status" NOT NULL DEFAULT 'draft',
    "title" JSONB NOT NULL DEFAULT '{}',
    "description" JSONB NOT NULL DEFAULT '{}',
    "venue" JSONB NOT NULL DEFAULT '{}',
    "audience" JSONB NOT NULL DEFAULT '{}',
    "place" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "signup_closes_at" TIMESTAMPTZ(3),
    "capacity" INTEGER,
    "party_limit" INTEGER NOT NULL DEFAULT 1,
    "offer_hours" INTEGER NOT NULL DEFAULT 0,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "waiting" INTEGER NOT NULL DEFAULT 0,
    "arrivals" INTEGER NOT NULL DEFAULT 0,
    "seated" BOOLEAN NOT NULL DEFAULT false,
    "reminders" INTEGER[] DEFAULT ARRAY[72, 24, 2]::INTEGER[],
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "person_id" BIGINT,
    "arrival" INTEGER NOT NULL,
    "seat" INTEGER,
    "status" "registration_status" NOT NULL,
    "answers" TEXT,
    "region" TEXT,
    "code" TEXT NOT NULL,
    "offered_until" TIMESTAMPTZ(3),
    "reminded" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "registration_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "event_status_starts_at_idx" ON "event"("status", "starts_at");

-- CreateIndex
CREATE INDEX "registration_event_id_status_arrival_idx" ON "registration"("event_id", "status", "arrival");

-- CreateIndex
CREATE INDEX "registration_status_offered_until_idx" ON "registration"("status", "offered_until");

-- CreateIndex
CREATE INDEX "registration_person_id_idx" ON "registration"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "registration_event_id_person_id_seat_key" ON "registration"("event_id", "person_id", "seat");

-- CreateIndex
CREATE UNIQUE INDEX "registration_event_id_code_key" ON "registration"("event_id", "code");

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The last line of defence: no hall is oversold, whatever the statements above it do.
ALTER TABLE "event" ADD CONSTRAINT "event_seats_check"
  CHECK ("taken" >= 0 AND "waiting" >= 0 AND ("capacity" IS NULL OR "taken" <= "capacity"));

ALTER TABLE "registration" ADD CONSTRAINT "registration_seat_check"
  CHECK (("status" = 'cancelled') = ("seat" IS NULL));
