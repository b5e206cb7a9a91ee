-- CreateTable
CREATE TABLE "subscription" (
    "person_id" BIGINT NOT NULL,
    "topics" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "refused" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "place" TEXT NOT NULL DEFAULT '000000000',
    "quiet_from" INTEGER NOT NULL DEFAULT 21,
    "quiet_until" INTEGER NOT NULL DEFAULT 9,
    "paused_until" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("person_id")
);

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "subscription" ADD CHECK ("quiet_from" BETWEEN 0 AND 23), ADD CHECK ("quiet_until" BETWEEN 0 AND 23);
