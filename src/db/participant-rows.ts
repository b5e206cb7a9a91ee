import { setImmediate as rest } from "node:timers/promises";
import { numberOfArrival, type Participant } from "../domain/participants.ts";
import type { Answers, RegistrationStatus } from "../domain/registration.ts";
import type { Vault } from "./vault.ts";

/** A row of the `registration` table, as `participantColumns` names it. */
export interface ParticipantRow {
  readonly id: string;
  readonly arrival: number;
  readonly seat: number | null;
  readonly status: RegistrationStatus;
  readonly code: string;
  readonly answers: string | null;
  readonly region: string | null;
  readonly role: string | null;
  readonly attendedAt: Date | null;
  readonly madeAt: Date;
  readonly personId: bigint | string | null;
}

/** What is read of one who comes. */
export const participantColumns = `registration.id, arrival, seat, registration.status::text, code, answers, region, role,
  attended_at AS "attendedAt", registration.created_at AS "madeAt", person_id AS "personId"`;

/** What somebody answered, open. */
export function answersOf({ id, answers }: Pick<ParticipantRow, "id" | "answers">, vault: Vault): Answers {
  return answers === null ? {} : JSON.parse(vault.open(answers, `registration.answers:${id}`));
}

/** A row as a participant, her answers open. */
export function participantOf({ arrival, seat, ...row }: ParticipantRow, vault: Vault): Participant {
  return {
    ...row,
    number: numberOfArrival(arrival, seat),
    answers: answersOf(row, vault),
    personId: row.personId === null ? null : Number(row.personId),
  };
}

const atOnce = 200;

/** Opens many, with a rest now and then, since the same process answers who needs urgent help. */
export async function inTurns<Row, Opened>(
  rows: readonly Row[],
  open: (row: Row) => Opened,
): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (let at = 0; at < rows.length; at += atOnce) {
    // oxlint-disable-next-line no-await-in-loop -- the rest
    if (at > 0) await rest();
    opened.push(...rows.slice(at, at + atOnce).map(open));
  }
  return opened;
}
