-- AlterTable
ALTER TABLE "event" ADD COLUMN     "discreet" BOOLEAN NOT NULL DEFAULT false;
