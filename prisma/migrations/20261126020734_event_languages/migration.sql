-- AlterTable
ALTER TABLE "event" ADD COLUMN     "languages" TEXT[] DEFAULT ARRAY[]::TEXT[];
