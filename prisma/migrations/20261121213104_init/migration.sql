-- CreateEnum
CREATE TYPE "language" AS ENUM ('kk', 'ru', 'en');

-- CreateTable
CREATE TABLE "person" (
    "id" BIGINT NOT NULL,
    "language" "language" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "greeted" BOOLEAN NOT NULL DEFAULT false,
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "done_updates" BIGINT[] DEFAULT ARRAY[]::BIGINT[],
    "conversation" TEXT,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_message" (
    "chat_id" BIGINT NOT NULL,
    "message_id" BIGINT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_message_pkey" PRIMARY KEY ("chat_id","message_id")
);

-- CreateTable
CREATE TABLE "feedback" (
    "id" UUID NOT NULL,
    "person_id" BIGINT NOT NULL,
    "update_id" BIGINT NOT NULL,
    "text" TEXT NOT NULL,
    "may_answer" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" BIGINT,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "chat_message_sent_at_idx" ON "chat_message"("sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_person_id_update_id_key" ON "feedback"("person_id", "update_id");

-- CreateIndex
CREATE INDEX "feedback_closed_at_created_at_idx" ON "feedback"("closed_at", "created_at");

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
