-- CreateEnum
CREATE TYPE "work_kind" AS ENUM ('document', 'photo', 'video', 'text');

-- CreateEnum
CREATE TYPE "work_mark" AS ENUM ('onward', 'first', 'second', 'third', 'laureate');

-- CreateTable
CREATE TABLE "contest" (
    "event_id" UUID NOT NULL,
    "age_from" INTEGER,
    "age_to" INTEGER,
    "categories" JSONB NOT NULL DEFAULT '[]',
    "kinds" "work_kind"[],
    "due_at" TIMESTAMPTZ(3),

    CONSTRAINT "contest_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "contest_work" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "person_id" BIGINT NOT NULL,
    "update_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "entrant" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "kind" "work_kind" NOT NULL,
    "category" INTEGER,
    "place" TEXT NOT NULL,
    "territory" TEXT NOT NULL,
    "mark" "work_mark",
    "ended_at" TIMESTAMPTZ(3),
    "handed_in_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contest_work_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contest_score" (
    "work_id" UUID NOT NULL,
    "person_id" BIGINT NOT NULL,
    "territory" TEXT NOT NULL,
    "score" INTEGER NOT NULL,

    CONSTRAINT "contest_score_pkey" PRIMARY KEY ("work_id","person_id","territory")
);

-- CreateTable
CREATE TABLE "contest_stage" (
    "event_id" UUID NOT NULL,
    "territory" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contest_stage_pkey" PRIMARY KEY ("event_id","territory")
);

-- CreateTable
CREATE TABLE "contest_reviewer" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "invited_by" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" BIGINT,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "contest_reviewer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "contest_work_event_id_territory_idx" ON "contest_work"("event_id", "territory");

-- CreateIndex
CREATE UNIQUE INDEX "contest_work_event_id_number_key" ON "contest_work"("event_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "contest_work_person_id_update_id_key" ON "contest_work"("person_id", "update_id");

-- CreateIndex
CREATE INDEX "contest_score_person_id_idx" ON "contest_score"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "contest_reviewer_token_hash_key" ON "contest_reviewer"("token_hash");

-- CreateIndex
CREATE INDEX "contest_reviewer_event_id_idx" ON "contest_reviewer"("event_id");

-- CreateIndex
CREATE INDEX "contest_reviewer_person_id_idx" ON "contest_reviewer"("person_id");

-- CreateIndex
CREATE INDEX "contest_reviewer_invited_by_idx" ON "contest_reviewer"("invited_by");

-- AddForeignKey
ALTER TABLE "contest" ADD CONSTRAINT "contest_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contest_work" ADD CONSTRAINT "contest_work_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contest_work" ADD CONSTRAINT "contest_work_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contest_score" ADD CONSTRAINT "contest_score_work_id_fkey" FOREIGN KEY ("work_id") REFERENCES "contest_work"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contest_score" ADD CONSTRAINT "contest_score_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contest_stage" ADD CONSTRAINT "contest_stage_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contest_reviewer" ADD CONSTRAINT "contest_reviewer_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contest_reviewer" ADD CONSTRAINT "contest_reviewer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
