import type { Audience, Reach } from "../domain/announcement.ts";
import { codePrefix } from "../domain/kato.ts";
import type { Language } from "../domain/language.ts";
import { workingCopyOf } from "./announcement-rows.ts";
import { type Announcement as Row, Prisma } from "./generated/client.ts";

// When the quiet of each pair of hours ends, each made out once: a million calls would take as long as everything else.
const quietEnds = Prisma.sql`ARRAY(
  SELECT coalesce(quiet_end(f, u, now()), now()) FROM generate_series(0, 23) AS f, generate_series(0, 23) AS u ORDER BY f, u
)`;

/** Who is in an audience: a query of `person_id`, `language`, `region` (a KATO code) and `not_before`, each person once. */
export function recipients(
  { topic, place, audience, guestsOf, languages: wanted }: Audience,
  { urgent }: { urgent: boolean },
): Prisma.Sql {
  const members = {
    subscribed: Prisma.sql`
      SELECT person_id, place FROM subscription
      WHERE ${topic} = ANY (topics) AND place LIKE ${`${codePrefix(place)}%`}`,
    members: Prisma.sql`
      SELECT person_id, min(place) AS place FROM role_grant
      WHERE withdrawn_at IS NULL AND role <> 'admin' AND place LIKE ${`${codePrefix(place)}%`} GROUP BY person_id`,
    registered: Prisma.sql`
      SELECT person_id, coalesce(min(region), min(event.place)) AS place
      FROM registration JOIN event ON event.id = event_id
      WHERE event_id = ${guestsOf}::uuid AND person_id IS NOT NULL
        AND registration.status IN ('confirmed', 'offered', 'waitlisted') GROUP BY person_id`,
  }[audience];
  const ofLanguages =
    wanted.length === 0 ? Prisma.empty : Prisma.sql`AND person.language::text = ANY (${[...wanted]}::text[])`;
  return Prisma.sql`
    SELECT person.id AS person_id, person.language, rpad(left(meant.place, 2), 9, '0') AS region,
      ${urgent ? Prisma.sql`now()` : Prisma.sql`(${quietEnds})[coalesce(wishes.quiet_from, 21) * 24 + coalesce(wishes.quiet_until, 9) + 1]`} AS not_before
    FROM (${members}) AS meant
    JOIN person ON person.id = meant.person_id
    LEFT JOIN subscription AS wishes ON wishes.person_id = person.id
    WHERE person.unreachable_since IS NULL AND wishes.stopped_at IS NULL
      AND coalesce(wishes.paused_until <= now(), true) AND (${topic} = ANY (wishes.refused)) IS NOT TRUE
      ${ofLanguages}`;
}

/** Counts an audience. */
export function countReach(client: Client, audience: Audience): Promise<Reach> {
  return countIn(client, recipients(audience, { urgent: true }));
}

/** Counts who has an announcement, or is still to have it: whom other words of it would reach. */
function countHolders(client: Client, announcementId: string): Promise<Reach> {
  return countIn(
    client,
    Prisma.sql`SELECT language, region FROM delivery
      WHERE announcement_id = ${announcementId}::uuid AND state IN ('sent', 'waiting', 'sending', 'failed')`,
  );
}

/** Whom an announcement reaches: who has it or is to have it; of one that has not gone, its audience now. */
export function reachOf(client: Client, row: Row): Promise<Reach> {
  return row.status === "released" ? countHolders(client, row.id) : countReach(client, workingCopyOf(row));
}

type Client = Pick<Prisma.TransactionClient, "$queryRaw">;

async function countIn(client: Client, people: Prisma.Sql): Promise<Reach> {
  const rows = await client.$queryRaw<{ language: Language; region: string; count: number }[]>`
    SELECT language, region, count(*)::int AS count FROM (${people}) AS reached GROUP BY language, region`;
  const sum = (counted: typeof rows) => counted.reduce((total, { count }) => total + count, 0);
  const regions = [...new Set(rows.map(({ region }) => region))].toSorted();
  return {
    total: sum(rows),
    byLanguage: {
      kk: sum(rows.filter(({ language }) => language === "kk")),
      ru: sum(rows.filter(({ language }) => language === "ru")),
      en: sum(rows.filter(({ language }) => language === "en")),
    },
    byRegion: regions.map((region) => ({ region, count: sum(rows.filter((row) => row.region === region)) })),
  };
}
