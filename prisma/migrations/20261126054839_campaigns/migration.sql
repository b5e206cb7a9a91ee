-- CreateEnum
CREATE TYPE "campaign_status" AS ENUM ('open', 'closed');

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "campaign_id" UUID;

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "name" JSONB NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "status" "campaign_status" NOT NULL DEFAULT 'open',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "local_report" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "includes_below" BOOLEAN NOT NULL DEFAULT false,
    "left_out" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "events" INTEGER NOT NULL,
    "settlements" INTEGER NOT NULL,
    "participants" INTEGER NOT NULL,
    "families" INTEGER NOT NULL,
    "tenge" BIGINT NOT NULL,
    "photos" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reported_by" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "local_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "local_report_reported_by_idx" ON "local_report"("reported_by");

-- CreateIndex
CREATE UNIQUE INDEX "local_report_campaign_id_place_key" ON "local_report"("campaign_id", "place");

-- CreateIndex
CREATE INDEX "event_campaign_id_idx" ON "event"("campaign_id");

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "local_report" ADD CONSTRAINT "local_report_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "campaign" ADD CHECK ("ends_on" >= "starts_on");

-- Sums stay exact in JavaScript.
ALTER TABLE "local_report"
  ADD CHECK ("events" BETWEEN 0 AND 1000000),
  ADD CHECK ("settlements" BETWEEN 0 AND 1000000),
  ADD CHECK ("participants" BETWEEN 0 AND 100000000),
  ADD CHECK ("families" BETWEEN 0 AND 100000000),
  ADD CHECK ("tenge" BETWEEN 0 AND 1000000000000),
  ADD CHECK (cardinality("photos") <= 5);
