import { randomUUID } from "node:crypto";
import { createAnnouncementDrafts } from "../../src/db/announcement-drafts.ts";
import { createAnnouncementStore } from "../../src/db/announcements.ts";
import { createApprovalStore } from "../../src/db/approvals.ts";
import { createOperatorLog } from "../../src/db/audit.ts";
import { createCorrectionStore } from "../../src/db/corrections.ts";
import type { Database } from "../../src/db/database.ts";
import { createDeliveryQueue } from "../../src/db/deliveries.ts";
import { createOutbox } from "../../src/db/outbox.ts";
import { createRunWatch } from "../../src/db/run-watch.ts";
import { createRunStore } from "../../src/db/runs.ts";
import type { Announcement, AnnouncementContent } from "../../src/domain/announcement.ts";
import type { RunCounts, RunStatus, RunTask } from "../../src/domain/delivery.ts";
import type { Language } from "../../src/domain/language.ts";
import { opened, testDatabase } from "./database.ts";
import { openVault } from "./outbox.ts";

/** The topic of all these announcements, unless told. */
export const topic = "campaigns";
/** Astana. */
export const home = "710000000";

const plain = (text: string) => ({ text, entities: [] });
/** In all languages. */
export const words = {
  kk: plain("Мектепке жол"),
  ru: plain("Дорога в школу"),
  en: plain("Road to school"),
};

/** Subscribers: from which id on, how many, and what of them is not usual. */
export interface Subscribers {
  first: number;
  count?: number;
  language?: Language;
  place?: string;
  topics?: readonly string[];
  /** Hours of Kazakhstan; the same twice, as it is unless told, for never. */
  quiet?: readonly [from: number, until: number];
}

/** Makes subscribers, known from then on; resolves with their ids. */
export async function subscribe(
  { pool }: Pick<Database, "pool">,
  { first, count = 1, language = "kk", place = home, topics = [topic], quiet = [0, 0] }: Subscribers,
): Promise<number[]> {
  const range = [first, first + count - 1];
  await pool.query(
    `INSERT INTO person (id, language, greeted)
     SELECT id, $3::language, true FROM generate_series($1::bigint, $2::bigint) AS id
     ON CONFLICT (id) DO UPDATE SET language = excluded.language`,
    [...range, language],
  );
  await pool.query(
    `INSERT INTO subscription (person_id, topics, place, quiet_from, quiet_until)
     SELECT id, $3, $4, $5, $6 FROM generate_series($1::bigint, $2::bigint) AS id`,
    [...range, topics, place, ...quiet],
  );
  return Array.from({ length: count }, (_, index) => first + index);
}

/** Makes somebody who announces, in the republic unless told. */
export async function addAuthor(
  { pool }: Pick<Database, "pool">,
  id: number,
  role: "admin" | "coordinator" = "admin",
  place = "000000000",
): Promise<number> {
  await pool.query(
    "INSERT INTO person (id, language, greeted) VALUES ($1, 'kk', true) ON CONFLICT DO NOTHING",
    [id],
  );
  await pool.query("INSERT INTO role_grant (id, person_id, role, place) VALUES ($1, $2, $3, $4)", [
    randomUUID(),
    id,
    role,
    place,
  ]);
  return id;
}

/** What is not usual of an announcement. */
export type About = Partial<Omit<Announcement, "id" | "authorId">> & Pick<Announcement, "authorId">;

/** Makes a draft, in words of all languages for the subscribers in Astana; resolves with its id. */
export async function addAnnouncement(
  { prisma }: Pick<Database, "prisma">,
  { media = null, languages = [], buttons = [], ...about }: About,
): Promise<string> {
  const { id } = await prisma.announcement.create({
    data: {
      topic,
      place: home,
      words,
      languages: [...languages],
      buttons: [...buttons],
      ...(media && { media }),
      ...about,
    },
  });
  return id;
}

/** The stores that announcements have to do with. */
export function createAnnouncementStores({ prisma, pool }: Database, now?: () => Date) {
  const deps = { audit: createOperatorLog(prisma), outbox: createOutbox(openVault), ...(now && { now }) };
  return {
    announcements: createAnnouncementStore(prisma),
    drafts: createAnnouncementDrafts(deps),
    approvals: createApprovalStore(prisma, deps),
    runs: createRunStore(prisma, deps),
    corrections: createCorrectionStore(deps),
    watch: createRunWatch(prisma, deps),
    deliveries: createDeliveryQueue(pool),
  };
}

/** Makes an announcement and has it sent, with a second person's word where it needs that; resolves with its id. */
export async function announce(database: Database, about: About & { authorId: number }): Promise<string> {
  const { authorId } = about;
  const id = await addAnnouncement(database, about);
  const { announcements, approvals, runs } = createAnnouncementStores(database);
  let released = await runs.release(id, authorId);
  if (!released.ok && released.reason === "review") {
    const [reviewer = await addAuthor(database, authorId + 1)] = await approvals.candidates(id, authorId);
    await approvals.ask(id, authorId, reviewer);
    const open = await announcements.read(id, authorId);
    await approvals.answer(id, reviewer, open?.review.fingerprint ?? "", true);
    released = await runs.release(id, authorId);
  }
  if (!released.ok) throw new Error(`not released: ${JSON.stringify(released)}`);
  return id;
}

/** Gives people other words from now on, once it is corrected. */
export async function rewrite(
  { prisma }: Pick<Database, "prisma">,
  id: string,
  content: Partial<Pick<AnnouncementContent, "words" | "instead">>,
): Promise<void> {
  await prisma.announcement.update({
    where: { id },
    data: { correction: { words, instead: {}, buttons: [], ...content } },
  });
}

/** The last run of an announcement. */
export async function runOf(
  { prisma }: Pick<Database, "prisma">,
  announcementId: string,
): Promise<
  RunCounts & { id: number; task: RunTask; status: RunStatus; refused: boolean; endedAt: Date | null }
> {
  return await prisma.deliveryRun.findFirstOrThrow({ where: { announcementId }, orderBy: { id: "desc" } });
}

/** How many of an announcement's deliveries are in which state. */
export async function deliveryStates(
  { pool }: Pick<Database, "pool">,
  announcementId: string,
): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ state: string; count: number }>(
    "SELECT state, count(*)::int FROM delivery WHERE announcement_id = $1 GROUP BY state ORDER BY state",
    [announcementId],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** A database with those stores, for the tests of a file. */
export interface AnnouncementHome extends ReturnType<typeof createAnnouncementStores> {
  database: Database;
}

/** The epoch of who leads there. */
export const epoch = 7;

/** Opens a database, in an epoch that has begun, with the admin 101 and the coordinators of Astana 102 and 103. */
export async function announcementHome(
  now?: () => Date,
): Promise<AnnouncementHome & { close(): Promise<void> }> {
  const place = await testDatabase();
  const database = await opened(place.options);
  await database.pool.query("UPDATE sender_epoch SET epoch = $1", [epoch]);
  await addAuthor(database, 101);
  await addAuthor(database, 102, "coordinator", home);
  await addAuthor(database, 103, "coordinator", home);
  return {
    database,
    ...createAnnouncementStores(database, now),
    async close() {
      await database.close();
      await place.drop();
    },
  };
}

/** Leaves the authors, and nothing else. */
export async function clear({ pool }: Pick<Database, "pool">): Promise<void> {
  await pool.query("DELETE FROM announcement");
  await pool.query("DELETE FROM delivery");
  await pool.query("DELETE FROM outbox_message");
  await pool.query("DELETE FROM subscription");
  await pool.query("DELETE FROM person WHERE id > 1000");
}
