import { randomBytes } from "node:crypto";
import { type Action, type Grant, may } from "../domain/authority.ts";
import { doQuotasHold } from "../domain/quota.ts";
import { type Answers, codeLength, codeOf } from "../domain/registration.ts";
import type { Prisma } from "./generated/client.ts";
import { type HeldEvent, hold, isToCome, recount } from "./seats.ts";
import { sealAnswers } from "./sealed-answers.ts";
import type { Vault } from "./vault.ts";

/** To say who comes for a region, whoever holds the event. */
export const delegates: Action = "delegates";

/** A delegation whose event is held until the transaction ends. */
export interface HeldDelegation {
  readonly event: HeldEvent;
  readonly region: string;
  /** How many more may come. */
  readonly left: number;
  /** False once its unused seats are everybody's, or the event has begun or is not on. */
  readonly isOpen: boolean;
}

/** Holds the event of a delegation that the holder of these grants answers for; undefined where there is none. */
export async function holdDelegation(
  tx: Prisma.TransactionClient,
  { eventId, region }: { eventId: string; region: string },
  grants: readonly Grant[],
  now: Date,
): Promise<HeldDelegation | undefined> {
  if (!may(grants, delegates, region)) return undefined;
  const event = await hold(tx, eventId);
  if (!event || event.status === "draft") return undefined;
  await recount(tx, eventId, now);
  const quota = await tx.eventQuota.findUnique({
    where: { eventId_region: { eventId, region } },
    include: { event: { select: { quotaEndsAt: true } } },
  });
  if (!quota) return undefined;
  const isOpen = isToCome(event, now) && doQuotasHold(quota.event.quotaEndsAt, now);
  return { event, region, left: isOpen ? Math.max(0, quota.seats - quota.used) : 0, isOpen };
}

/** Why nobody more can be seated in it; undefined when somebody can. */
export function refusalOf({ isOpen, left }: HeldDelegation, people: number): "over" | "full" | undefined {
  if (!isOpen) return "over";
  return left < people ? "full" : undefined;
}

/** Gives a seat of a delegation to one who has no registration yet. */
export async function seatDelegate(
  tx: Prisma.TransactionClient,
  vault: Vault,
  { event, region }: HeldDelegation,
  one: { id: string; personId: number | null; answers: Answers },
  now: Date,
): Promise<void> {
  const { id, personId, answers } = one;
  const { arrivals } = await tx.event.update({
    where: { id: event.id },
    data: { arrivals: { increment: 1 } },
  });
  await tx.registration.create({
    data: {
      id,
      eventId: event.id,
      personId,
      arrival: arrivals,
      seat: 0,
      status: "confirmed",
      answers: sealAnswers(id, answers, vault),
      region,
      delegation: region,
      code: codeOf(randomBytes(codeLength)),
    },
  });
  await recount(tx, event.id, now);
}

/** Gives seats of a delegation to a party that waits, or asks to be let in. */
export async function seatParty(
  tx: Prisma.TransactionClient,
  { event, region }: HeldDelegation,
  arrival: number,
  now: Date,
): Promise<void> {
  await tx.registration.updateMany({
    where: { eventId: event.id, arrival, status: { in: ["waitlisted", "requested"] } },
    data: { status: "confirmed", delegation: region, toldAt: now },
  });
  await recount(tx, event.id, now);
}
