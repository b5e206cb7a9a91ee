-- CreateEnum
CREATE TYPE "affiliation" AS ENUM ('territorial', 'ethnocultural', 'enterprise');

-- CreateEnum
CREATE TYPE "help_point_status" AS ENUM ('active', 'temporarily_closed', 'closed');

-- CreateEnum
CREATE TYPE "report_reason" AS ENUM ('no_answer', 'moved', 'closed', 'other');

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "last_place" TEXT,
ADD COLUMN     "sealed_seeking" TEXT;

-- CreateTable
CREATE TABLE "place" (
    "id" TEXT NOT NULL,
    "name_kk" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "population" INTEGER,
    "vanished_at" TIMESTAMPTZ(3),

    CONSTRAINT "place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "help_point" (
    "id" UUID NOT NULL,
    "external_id" TEXT,
    "kind" TEXT NOT NULL,
    "affiliation" "affiliation",
    "founded" INTEGER,
    "name" JSONB NOT NULL,
    "address" JSONB NOT NULL DEFAULT '{}',
    "notes" JSONB NOT NULL DEFAULT '{}',
    "eligibility" JSONB NOT NULL DEFAULT '{}',
    "cost" JSONB NOT NULL DEFAULT '{}',
    "accessibility" JSONB NOT NULL DEFAULT '{}',
    "place" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "phones" JSONB NOT NULL DEFAULT '[]',
    "hours" TEXT,
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "topics" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "url" TEXT,
    "address_confidential" BOOLEAN NOT NULL DEFAULT false,
    "status" "help_point_status" NOT NULL DEFAULT 'active',
    "closed_reason" JSONB NOT NULL DEFAULT '{}',
    "closed_until" DATE,
    "assured_at" DATE,
    "assured_by" TEXT,
    "source" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "help_point_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "help_point_report" (
    "id" UUID NOT NULL,
    "help_point_id" UUID NOT NULL,
    "person_id" BIGINT NOT NULL,
    "reason" "report_reason" NOT NULL,
    "words" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" BIGINT,

    CONSTRAINT "help_point_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "directory_revision" (
    "table_name" TEXT NOT NULL,
    "revision" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "directory_revision_pkey" PRIMARY KEY ("table_name")
);

-- CreateIndex
CREATE UNIQUE INDEX "help_point_external_id_key" ON "help_point"("external_id");

-- CreateIndex
CREATE INDEX "help_point_place_idx" ON "help_point"("place");

-- CreateIndex
CREATE INDEX "help_point_report_help_point_id_idx" ON "help_point_report"("help_point_id");

-- CreateIndex
CREATE INDEX "help_point_report_person_id_idx" ON "help_point_report"("person_id");

-- AddForeignKey
ALTER TABLE "help_point_report" ADD CONSTRAINT "help_point_report_help_point_id_fkey" FOREIGN KEY ("help_point_id") REFERENCES "help_point"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_point_report" ADD CONSTRAINT "help_point_report_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Of a shelter there is no address and there are no coordinates, whoever writes.
ALTER TABLE "help_point" ADD CONSTRAINT "help_point_confidential" CHECK (
    NOT "address_confidential" OR ("address" = '{}' AND "latitude" IS NULL AND "longitude" IS NULL)
);
ALTER TABLE "help_point" ADD CONSTRAINT "help_point_coordinates" CHECK (
    ("latitude" IS NULL) = ("longitude" IS NULL)
);
ALTER TABLE "place" ADD CONSTRAINT "place_coordinates" CHECK (
    ("latitude" IS NULL) = ("longitude" IS NULL)
);

-- Each change of the directory is told to whoever listens, and can be seen by who did not hear it.
INSERT INTO "directory_revision" ("table_name") VALUES ('place'), ('help_point');
CREATE FUNCTION "raise_directory_revision"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "directory_revision" SET "revision" = "revision" + 1 WHERE "table_name" = TG_TABLE_NAME;
    PERFORM pg_notify('directory', TG_TABLE_NAME);
    RETURN NULL;
END;
$$;
CREATE TRIGGER "place_changed" AFTER INSERT OR UPDATE OR DELETE ON "place"
    FOR EACH STATEMENT EXECUTE FUNCTION "raise_directory_revision"();
CREATE TRIGGER "help_point_changed" AFTER INSERT OR UPDATE OR DELETE ON "help_point"
    FOR EACH STATEMENT EXECUTE FUNCTION "raise_directory_revision"();
