-- AlterTable
ALTER TABLE "event" ADD COLUMN     "door_hash" BYTEA;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "door" UUID,
ADD COLUMN     "door_key" BYTEA,
ADD COLUMN     "door_misses" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[];

-- CreateIndex
CREATE UNIQUE INDEX "event_door_hash_key" ON "event"("door_hash");
