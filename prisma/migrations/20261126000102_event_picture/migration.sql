-- AlterTable
ALTER TABLE "event" ADD COLUMN     "picture" TEXT;
