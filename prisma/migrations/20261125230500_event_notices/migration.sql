-- CreateTable
CREATE TABLE "event_notice" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "registration_id" UUID,
    "words" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "event_notice_event_id_created_at_idx" ON "event_notice"("event_id", "created_at");

-- CreateIndex
CREATE INDEX "event_notice_registration_id_idx" ON "event_notice"("registration_id");

-- AddForeignKey
ALTER TABLE "event_notice" ADD CONSTRAINT "event_notice_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_notice" ADD CONSTRAINT "event_notice_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;
