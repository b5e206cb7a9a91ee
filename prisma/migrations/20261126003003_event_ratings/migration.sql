-- AlterTable
ALTER TABLE "registration" ADD COLUMN     "rating" INTEGER,
ADD COLUMN     "rating_words" TEXT;
