import type { Audience, Reach } from "../domain/announcement.ts";
import { codePrefix } from "../domain/kato.ts";
import type { Language } from "../domain/language.ts";
import { Prisma } from "./generated/client.ts";

// Of each pair of hours once: a million calls would take as many seconds as everything else.
const quietNow = Prisma.sql`
  LEFT JOIN (
    SELECT begin, until, quiet_end(begin, until, now()) AS ends_at
    FROM generate_series(0, 23) AS begin, generate_series(0, 23) AS until
  ) AS quiet ON quiet.begin = coalesce(wishes.quiet_from, 21) AND quiet.until = coalesce(wishes.quiet_until, 9)`;

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
      SELECT person_id, coalesce(min(region), '000000000') AS place FROM registration
      WHERE event_id = ${guestsOf}::uuid AND person_id IS NOT NULL AND status IN ('confirmed', 'offered', 'waitlisted')
      GROUP BY person_id`,
  }[audience];
  const ofLanguages =
    wanted.length === 0 ? Prisma.empty : Prisma.sql`AND person.language::text = ANY (${[...wanted]}::text[])`;
  return Prisma.sql`
    SELECT person.id AS person_id, person.language, rpad(left(meant.place, 2), 9, '0') AS region,
      ${urgent ? Prisma.sql`now()` : Prisma.sql`coalesce(quiet.ends_at, now())`} AS not_before
    FROM (${members}) AS meant
    JOIN person ON person.id = meant.person_id
    LEFT JOIN subscription AS wishes ON wishes.person_id = person.id
    ${urgent ? Prisma.empty : quietNow}
    WHERE person.unreachable_since IS NULL AND wishes.stopped_at IS NULL
      AND coalesce(wishes.paused_until <= now(), true) AND (${topic} = ANY (wishes.refused)) IS NOT TRUE
      ${ofLanguages}`;
}

/** Counts an audience. */
export async function countReach(
  client: Pick<Prisma.TransactionClient, "$queryRaw">,
  audience: Audience,
): Promise<Reach> {
  const rows = await client.$queryRaw<{ language: Language; region: string; count: number }[]>`
    SELECT language, region, count(*)::int AS count FROM (${recipients(audience, { urgent: true })}) AS reached
    GROUP BY language, region`;
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
