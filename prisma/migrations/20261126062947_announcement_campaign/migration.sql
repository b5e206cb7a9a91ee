-- AlterTable
ALTER TABLE "announcement" ADD COLUMN     "campaign_id" UUID;

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;
