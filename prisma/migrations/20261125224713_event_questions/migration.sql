-- AlterTable
ALTER TABLE "event" ADD COLUMN     "asks" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "sealed_profile" TEXT;

-- AlterTable
ALTER TABLE "registration" ADD COLUMN     "attended_at" TIMESTAMPTZ(3),
ADD COLUMN     "role" TEXT;
