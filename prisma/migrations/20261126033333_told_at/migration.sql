-- AlterTable
ALTER TABLE "registration" ADD COLUMN     "told_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Who had signed up before was told then.
UPDATE "registration" SET "told_at" = "created_at";
