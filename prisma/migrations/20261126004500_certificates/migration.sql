-- CreateEnum
CREATE TYPE "certificate" AS ENUM ('none', 'thanks', 'certificate');

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "certificate" "certificate" NOT NULL DEFAULT 'none';
