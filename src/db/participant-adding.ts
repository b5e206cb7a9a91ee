import { createHash, randomBytes } from "node:crypto";
import type { Entry, ParticipantsAdded } from "../domain/participants.ts";
import { pasteLimit } from "../domain/participants.ts";
import { codeLength, codeOf } from "../domain/registration.ts";
import type { Prisma } from "./generated/client.ts";
import { type HeldEvent, recount } from "./seats.ts";
import { sealAnswers } from "./sealed-answers.ts";
import type { Vault } from "./vault.ts";

/** What has become of a batch; undefined when it was not added yet. */
export async function addedBy(
  tx: Prisma.TransactionClient,
  eventId: string,
  batch: string,
): Promise<ParticipantsAdded | undefined> {
  const ids = Array.from({ length: pasteLimit }, (_, index) => idWithin(batch, index));
  const rows = await tx.registration.findMany({
    where: { eventId, id: { in: ids } },
    select: { status: true },
  });
  if (rows.length === 0) return undefined;
  const seated = rows.filter(({ status }) => status === "confirmed").length;
  return { ok: true, seated, waiting: rows.length - seated };
}

/**
 * Adds a batch to an event that is held: the first of them get the seats that are left and kept for no delegation, unless
 * somebody came before and waits; the others wait in turn.
 */
export async function addByHand(
  tx: Prisma.TransactionClient,
  { id: eventId, capacity }: HeldEvent,
  { batch, people }: { batch: string; people: readonly Entry[] },
  vault: Vault,
  now: Date,
): Promise<void> {
  const count = people.length;
  const ids = people.map((_, index) => idWithin(batch, index));
  const sealed = people.map(({ name, phone }, index) => {
    const answers = { name, ...(phone !== null && { phone }) };
    return sealAnswers(idWithin(batch, index), answers, vault);
  });
  const codes = await freeCodes(tx, eventId, count);
  await recount(tx, eventId, now);
  await tx.$executeRaw`
    WITH seats AS (
      UPDATE event SET arrivals = arrivals + ${count}::int WHERE id = ${eventId}::uuid
      RETURNING arrivals - ${count}::int AS before,
        CASE WHEN waiting > 0 THEN 0 ELSE coalesce(${capacity}::int - taken - reserved, ${count}::int) END AS free)
    INSERT INTO registration (id, event_id, arrival, seat, status, answers, code)
    SELECT one.id, ${eventId}::uuid, before + number, 0,
      CASE WHEN number <= free THEN 'confirmed' ELSE 'waitlisted' END::registration_status, answers, code
    FROM seats, unnest(${ids}::uuid[], ${sealed}::text[], ${codes}::text[])
      WITH ORDINALITY AS one (id, answers, code, number)`;
  await recount(tx, eventId, now);
}

/** The id of one of a batch (RFC 9562, version 8): the same each time, so that a batch is added once. */
function idWithin(batch: string, index: number): string {
  const hex = createHash("sha256").update(`${batch} ${index}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Codes that nobody of an event has; while it is held, nobody else gets them. */
async function freeCodes(tx: Prisma.TransactionClient, eventId: string, count: number): Promise<string[]> {
  const rows = await tx.registration.findMany({ where: { eventId }, select: { code: true } });
  const used = new Set(rows.map(({ code }) => code));
  const codes = new Set<string>();
  while (codes.size < count) {
    const code = codeOf(randomBytes(codeLength));
    if (!used.has(code)) codes.add(code);
  }
  return [...codes];
}
