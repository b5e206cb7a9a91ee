import { numberOfArrival, type Participant } from "../domain/participants.ts";
import type { RegistrationStatus } from "../domain/registration.ts";
import { openAnswers } from "./sealed-answers.ts";
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

/** A row as a participant, her answers open. */
export function participantOf({ arrival, seat, ...row }: ParticipantRow, vault: Vault): Participant {
  return {
    ...row,
    number: numberOfArrival(arrival, seat),
    answers: openAnswers(row, vault),
    personId: row.personId === null ? null : Number(row.personId),
  };
}
