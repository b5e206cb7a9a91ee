import { randomBytes, randomUUID } from "node:crypto";
import { may } from "../domain/authority.ts";
import {
  type DelegateJoined,
  type DelegateLinkLooked,
  delegateLinkDays,
  type DelegateLinkMade,
} from "../domain/quota.ts";
import type { Answers } from "../domain/registration.ts";
import type { AuditLog } from "./audit.ts";
import { delegates, holdDelegation, refusalOf, seatDelegate, seatParty } from "./delegation-rows.ts";
import type { DelegationKey } from "./delegations.ts";
import type { DelegateLink, PrismaClient } from "./generated/client.ts";
import { grantsOf, holdGrants } from "./grants.ts";
import { hashOf } from "./invitation-rows.ts";
import type { Outbox } from "./outbox.ts";
import { aboutSeat, isToCome, seatWaiting } from "./seats.ts";
import { tryAgain } from "./try-again.ts";
import { orUnavailable } from "./unavailable.ts";
import type { Vault } from "./vault.ts";

/** One-use links to seats of delegations. One is worth what who made it may do at that moment. */
export interface DelegateLinkStore {
  /** Makes a link; its secret is returned once and kept nowhere. */
  make(key: DelegationKey, by: number): Promise<DelegateLinkMade>;
  /** What a link leads to; all that can't be used is `gone`, whatever the reason. */
  look(token: string): Promise<DelegateLinkLooked>;
  /**
   * Seats who opened it, out of turn where she waits or asks to be let in. Who has a seat already keeps that, and the
   * link stays as it is: once more is the same success.
   */
  join(token: string, personId: number, answers: Answers): Promise<DelegateJoined>;
}

/** What the store works with, besides its tables. */
export interface DelegateLinkDeps {
  vault: Vault;
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
  now?: () => Date;
}

const dayMs = 86_400_000;
const gone = { ok: false, reason: "gone" } as const;

/** The `delegate_link` table. */
export function createDelegateLinkStore(
  prisma: PrismaClient,
  { vault, audit, outbox, now = () => new Date() }: DelegateLinkDeps,
): DelegateLinkStore {
  const canBeUsed = ({ usedAt, expiresAt }: DelegateLink) => usedAt === null && expiresAt > now();

  return {
    make: (key, by) =>
      audit.transaction<DelegateLinkMade>(async (tx, write) => {
        const held = await holdDelegation(tx, key, await holdGrants(tx, by), now());
        if (!held) return gone;
        const refusal = refusalOf(held, 1);
        if (refusal) return { ok: false, reason: refusal };
        const { eventId, region } = key;
        const token = randomBytes(16).toString("base64url");
        const expiresAt = new Date(now().getTime() + delegateLinkDays * dayMs);
        await tx.delegateLink.create({
          data: { tokenHash: hashOf(token), eventId, region, madeBy: by, expiresAt },
        });
        await write({ actor: by, action: "delegate.invited", record: eventId, place: region });
        return { ok: true, token, expiresAt };
      }),

    async look(token) {
      const link = await prisma.delegateLink.findUnique({
        where: { tokenHash: hashOf(token) },
        include: { event: true },
      });
      if (!link || !canBeUsed(link) || !isToCome(link.event, now())) return gone;
      const { eventId, region, madeBy } = link;
      return may(await grantsOf(prisma, madeBy), delegates, region) ? { ok: true, eventId, region } : gone;
    },

    join: (token, personId, answers) =>
      orUnavailable<DelegateJoined>(() =>
        tryAgain(() =>
          audit.transaction(async (tx, write) => {
            const tokenHash = hashOf(token);
            const found = await tx.delegateLink.findUnique({ where: { tokenHash } });
            if (!found) return gone;
            const { eventId, region, madeBy } = found;
            const held = await holdDelegation(tx, found, await holdGrants(tx, madeBy), now());
            if (!held) return gone;
            const hers = await tx.registration.findFirst({
              where: { eventId, personId, status: { not: "cancelled" } },
              orderBy: { seat: "asc" },
            });
            if (hers?.status === "confirmed" || hers?.status === "offered") return { ok: true, eventId };
            // Read again, now that nobody else of this event uses it.
            const link = await tx.delegateLink.findUnique({ where: { tokenHash } });
            if (!link || !canBeUsed(link)) return gone;
            const people = hers
              ? await tx.registration.count({
                  where: { eventId, arrival: hers.arrival, status: hers.status },
                })
              : 1;
            const refusal = refusalOf(held, people);
            if (refusal) return { ok: false, reason: refusal };
            await tx.delegateLink.update({ where: { tokenHash }, data: { usedAt: now() } });
            if (hers) await seatParty(tx, held, hers.arrival, now());
            else await seatDelegate(tx, vault, held, { id: randomUUID(), personId, answers }, now());
            await write({
              actor: personId,
              action: "delegate.seated",
              record: eventId,
              subject: personId,
              place: region,
            });
            // Who waited behind a large party may have a seat now.
            await outbox.putAll(tx, aboutSeat(eventId, await seatWaiting(tx, held.event, now())));
            return { ok: true, eventId };
          }),
        ),
      ),
  };
}
