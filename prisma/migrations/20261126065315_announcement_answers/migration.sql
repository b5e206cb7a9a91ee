-- AlterTable
ALTER TABLE "announcement" ADD COLUMN     "refused_by" BIGINT;

-- AlterTable
ALTER TABLE "delivery_run" ADD COLUMN     "told_at" TIMESTAMPTZ(3);
