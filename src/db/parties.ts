import type { RegistrationStatus } from "../domain/registration.ts";
import { type Page, pageOf } from "../domain/page.ts";
import type { Prisma } from "./generated/client.ts";

type Reader = Pick<Prisma.TransactionClient, "$queryRaw">;

/** A party without a seat, as the first of them says. */
export interface Party {
  readonly id: string;
  readonly status: RegistrationStatus;
  readonly region: string | null;
  readonly people: number;
  readonly since: Date;
  readonly personId: bigint | null;
}

/** A page of the parties of an event that wait or ask to be let in, in the order they came; of one region where it is given. */
export async function partiesOf(
  client: Reader,
  eventId: string,
  statuses: readonly RegistrationStatus[],
  wanted: number,
  region: string | null = null,
): Promise<Page<Party>> {
  const parties = await client.$queryRaw<Party[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (arrival) id, arrival, status::text, region, person_id AS "personId", created_at AS since,
        (count(*) OVER (PARTITION BY arrival))::int AS people
      FROM registration WHERE event_id = ${eventId}::uuid AND status::text = ANY (${[...statuses]})
      ORDER BY arrival, seat) AS party
    WHERE ${region}::text IS NULL OR region = ${region} ORDER BY arrival`;
  return pageOf(parties, wanted);
}
