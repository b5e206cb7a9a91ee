-- AlterTable
ALTER TABLE "disclosure" DROP CONSTRAINT "disclosure_pkey",
ADD CONSTRAINT "disclosure_pkey" PRIMARY KEY ("viewer_id", "message_id", "person_id");

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "sessions" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "event_session" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "title" JSONB NOT NULL DEFAULT '{}',
    "venue" JSONB NOT NULL DEFAULT '{}',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "capacity" INTEGER,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_seat" (
    "session_id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "attended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_seat_pkey" PRIMARY KEY ("session_id","registration_id")
);

-- CreateIndex
CREATE INDEX "event_session_event_id_starts_at_idx" ON "event_session"("event_id", "starts_at");

-- CreateIndex
CREATE INDEX "session_seat_registration_id_idx" ON "session_seat"("registration_id");

-- AddForeignKey
ALTER TABLE "event_session" ADD CONSTRAINT "event_session_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_seat" ADD CONSTRAINT "session_seat_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "event_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_seat" ADD CONSTRAINT "session_seat_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The last line of defence: no hall is oversold, whatever the statements above it do.
ALTER TABLE "event_session" ADD CONSTRAINT "event_session_seats_check"
  CHECK ("taken" >= 0 AND ("capacity" IS NULL OR "taken" <= "capacity"));

ALTER TABLE "event_session" ADD CONSTRAINT "event_session_time_check" CHECK ("ends_at" > "starts_at");
