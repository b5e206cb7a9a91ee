import { describe, expect, test } from "vitest";
import { MIGRATIONS_DIR, readMigrations } from "../../src/db/migrations.ts";

const NAME = String.raw`(?:IF (?:NOT )?EXISTS )?\w+`;
/** A comma within parentheses, as in NUMERIC(8, 2), does not end a column. */
const TO_END_OF_COLUMN = String.raw`(?:[^(),;]|\((?:[^()]|\([^()]*\))*\))*`;

/** What takes something away that the release before this one still uses, or demands what it does not give. */
const CONTRACTIONS = [
  /\bDROP (?!INDEX\b|CONSTRAINT\b|DEFAULT\b|NOT NULL\b)\w+/gi,
  /\bRENAME\b/gi,
  /\bSET NOT NULL\b/gi,
  new RegExp(String.raw`\bALTER (?:COLUMN )?${NAME} (?:SET DATA )?TYPE\b`, "gi"),
];
const ADDED_COLUMN = new RegExp(
  String.raw`\bADD (?!CONSTRAINT\b)(?:COLUMN )?${NAME} ${TO_END_OF_COLUMN}`,
  "gi",
);

/**
 * The parts of a migration on which the release before this one could not go on running. None where a line
 * `-- contract: …` says what made it safe, e.g. that no release in use reads the column any more.
 */
function contractions(sql: string): string[] {
  if (/^-- contract: *\S/m.test(sql)) return [];
  const bare = sql
    .replaceAll(/--.*$|\/\*[^]*?\*\/|'[^']*'|"[^"]*"/gm, ([first]) => (first === '"' ? "a_name" : " "))
    .replaceAll(/\s+/g, " ");
  const demanding = (bare.match(ADDED_COLUMN) ?? []).filter(
    (column) => /\bNOT NULL\b/i.test(column) && !/\b(DEFAULT|GENERATED|\w*SERIAL)\b/i.test(column),
  );
  return [...CONTRACTIONS.flatMap((pattern) => bare.match(pattern) ?? []), ...demanding];
}

test("the release before this one can run on each migration", async () => {
  // Before the first, there was no release.
  const [, ...later] = await readMigrations(MIGRATIONS_DIR);
  const found = later.flatMap(({ name, sql }) => contractions(sql).map((part) => `${name}: ${part}`));
  expect(found).toEqual([]);
});

describe("refused is", () => {
  test.each([
    'DROP TABLE "feedback";',
    "drop table if exists feedback cascade;",
    'ALTER TABLE "person" DROP COLUMN "conversation";',
    "ALTER TABLE person DROP conversation;",
    'ALTER TABLE "person" ADD COLUMN "a" INTEGER,\nDROP COLUMN "b";',
    'DROP TYPE "language";',
    'ALTER TABLE "person" RENAME TO "people";',
    'ALTER TABLE "person" RENAME COLUMN "a" TO "b";',
    `ALTER TYPE "language" RENAME VALUE 'kk' TO 'kz';`,
    'ALTER TABLE "person" ALTER COLUMN "conversation" SET NOT NULL;',
    "alter table person alter conversation\n  set not null;",
    'ALTER TABLE "person" ALTER COLUMN "id" SET DATA TYPE TEXT;',
    "ALTER TABLE person ALTER id TYPE text USING id::text;",
    'ALTER TABLE "person" ADD COLUMN     "phone" TEXT NOT NULL;',
    "ALTER TABLE person ADD phone text NOT NULL;",
    'ALTER TABLE "a" ADD COLUMN "b" NUMERIC(8, 2) NOT NULL, ADD COLUMN "c" INT NOT NULL DEFAULT 0;',
    `ALTER TABLE "a" ADD COLUMN "default" TEXT NOT NULL; UPDATE "a" SET "default" = 'DEFAULT';`,
    '-- contract:\nDROP TABLE "feedback";',
    "SELECT '-- contract: no line of its own'; DROP TABLE feedback;",
    "-- it's gone\nDROP TABLE feedback;",
  ])("%s", (sql) => {
    expect(contractions(sql)).toHaveLength(1);
  });
});

describe("allowed is", () => {
  test.each([
    'CREATE TABLE "event" ("id" UUID NOT NULL, "title" TEXT NOT NULL);',
    'ALTER TABLE "person" ADD COLUMN "phone" TEXT;',
    'ALTER TABLE "a" ADD COLUMN "b" NUMERIC(8, 2) NOT NULL DEFAULT 0, ADD COLUMN "c" TEXT;',
    'ALTER TABLE "a" ADD COLUMN "b" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;',
    'ALTER TABLE "a" ADD COLUMN "b" SERIAL NOT NULL;',
    'ALTER TABLE "a" ADD CONSTRAINT "b" CHECK ("c" IS NOT NULL);',
    'ALTER TABLE "a" ALTER COLUMN "b" DROP NOT NULL, ALTER COLUMN "c" DROP DEFAULT;',
    'DROP INDEX "a_b_idx";',
    `ALTER TYPE "language" ADD VALUE 'tr';`,
    `-- DROP TABLE a;\n/* RENAME\n it */ UPDATE "drop column" SET a = 'drop table';`,
    '-- contract: no release in use reads it since 1.4\nDROP TABLE "feedback";',
  ])("%s", (sql) => {
    expect(contractions(sql)).toEqual([]);
  });
});
