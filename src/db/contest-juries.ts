import { randomBytes } from "node:crypto";
import { may } from "../domain/authority.ts";
import { type Contest, contestState, hasStages } from "../domain/contest.ts";
import { invitationDays } from "../domain/invitations.ts";
import type { Juror, JurorChanged, JurorInvited } from "../domain/jury.ts";
import { isWithin, levelOf } from "../domain/kato.ts";
import { youHaveMessage } from "../domain/outbox.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import { readContest } from "./contest-rows.ts";
import type { ContestReviewer as Row, Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf, holdGrants, inTerritories } from "./grants.ts";
import { hashOf } from "./invitation-rows.ts";
import { holdPerson, type Outbox } from "./outbox.ts";
import { hold } from "./seats.ts";
import { orUnavailable } from "./unavailable.ts";

/** Who judges the works of a contest in a territory, by one-use links. What somebody may not do is as if unknown. */
export interface JuryStore {
  /** Makes a link for a territory of the contest; its secret is returned once and kept nowhere. */
  invite(eventId: string, place: string, by: number): Promise<JurorInvited>;
  /** What a link offers to who has opened it. */
  look(token: string, viewerId: number): Promise<{ contest: Contest; place: string } | undefined>;
  /** The first to claim is who may be confirmed; who made the link is told. */
  claim(token: string, by: number): Promise<JurorChanged>;
  /** Those in territories of hers. */
  list(eventId: string, viewerId: number): Promise<Juror[]>;
  read(id: string, viewerId: number): Promise<Juror | undefined>;
  /** By who made the link: she may judge from now on, and is told. Once more is the same success. */
  confirm(id: string, by: number): Promise<JurorChanged>;
  /** By whoever is responsible there: what she was shown is taken back. Her scores stay. */
  remove(id: string, by: number): Promise<JurorChanged>;
}

/** What the store works with, besides its table. */
export interface JuryDeps {
  audit: Pick<AuditLog, "transaction">;
  outbox: Outbox;
  /** Has what somebody was shown deleted. */
  withdraw: (tx: Prisma.TransactionClient, viewerId: number) => Promise<void>;
  now?: () => Date;
}

const gone = { ok: false, reason: "gone" } as const;
const dayMs = 86_400_000;

/** The `contest_reviewer` table. */
export function createJuryStore(
  prisma: PrismaClient,
  { audit, outbox, withdraw, now = () => new Date() }: JuryDeps,
): JuryStore {
  /** A link that this person may claim, or has claimed, of a contest that goes on. */
  async function offered(client: Prisma.TransactionClient, token: string, personId: number) {
    const row = await client.contestReviewer.findUnique({ where: { tokenHash: hashOf(token) } });
    if (!row || row.invitedBy === null || row.invitedBy === BigInt(personId)) return undefined;
    const isFor = row.personId === null ? row.expiresAt > now() : row.personId === BigInt(personId);
    const contest = isFor && (await readContest(client, row.eventId));
    if (!contest || contestState(contest, now()) === "off") return undefined;
    const isHers = may(await grantsOf(client, row.invitedBy), "events", row.place);
    return isHers ? { row, contest } : undefined;
  }

  /** Changes one in a territory of hers. */
  const change = (
    id: string,
    by: number,
    work: (
      tx: Prisma.TransactionClient,
      row: Row,
      write: (deed: Deed) => Promise<void>,
    ) => Promise<JurorChanged>,
  ) =>
    orUnavailable(() =>
      audit.transaction<JurorChanged>(async (tx, write) => {
        const known = isUuid(id) && (await tx.contestReviewer.findUnique({ where: { id } }));
        if (!known || !may(await holdGrants(tx, by), "events", known.place)) return gone;
        await hold(tx, known.eventId);
        if (known.personId !== null) await holdPerson(tx, known.personId);
        const row = await tx.contestReviewer.findUnique({ where: { id } });
        if (!row) return gone;
        return work(tx, row, (action) => write({ actor: by, action, record: row.eventId, place: row.place }));
      }),
    );

  return {
    invite: (eventId, place, by) =>
      orUnavailable(() =>
        audit.transaction<JurorInvited>(async (tx, write) => {
          const grants = await holdGrants(tx, by);
          const contest = (await hold(tx, eventId)) && (await readContest(tx, eventId));
          if (!contest || contestState(contest, now()) === "off" || !may(grants, "events", place))
            return gone;
          if (!isStageOf(place, contest)) return gone;
          const token = randomBytes(16).toString("base64url");
          const expiresAt = new Date(now().getTime() + invitationDays * dayMs);
          await tx.contestReviewer.create({
            data: { eventId, place, tokenHash: hashOf(token), invitedBy: by, expiresAt },
          });
          await write({ actor: by, action: "contest.jury-invited", record: eventId, place });
          return { ok: true, token, expiresAt };
        }),
      ),

    async look(token, viewerId) {
      const found = await offered(prisma, token, viewerId);
      return found && { contest: found.contest, place: found.row.place };
    },

    claim: (token, by) =>
      orUnavailable(() =>
        audit.transaction<JurorChanged>(async (tx, write) => {
          const found = await offered(tx, token, by);
          if (!found) return gone;
          const { id, eventId, place, invitedBy, personId } = found.row;
          if (personId !== null) return { ok: true, eventId };
          if (invitedBy !== null) await holdPerson(tx, invitedBy);
          const { count } = await tx.contestReviewer.updateMany({
            where: { id, personId: null },
            data: { personId: by },
          });
          if (count === 0) return gone;
          await write({ actor: by, action: "contest.jury-claimed", record: eventId, place });
          const body = youHaveMessage(`jury:one:${id}`);
          await outbox.put(tx, { personId: Number(invitedBy), body });
          return { ok: true, eventId };
        }),
      ),

    async list(eventId, viewerId) {
      if (!isUuid(eventId)) return [];
      const OR = inTerritories(await grantsOf(prisma, viewerId), "events");
      if (OR.length === 0) return [];
      const isOpen = { OR: [{ personId: { not: null } }, { expiresAt: { gt: now() } }] };
      const rows = await prisma.contestReviewer.findMany({
        where: { eventId, AND: [{ OR }, isOpen] },
        orderBy: { id: "asc" },
      });
      return rows.map(jurorOf);
    },

    async read(id, viewerId) {
      const row = isUuid(id) && (await prisma.contestReviewer.findUnique({ where: { id } }));
      return row && may(await grantsOf(prisma, viewerId), "events", row.place) ? jurorOf(row) : undefined;
    },

    confirm: (id, by) =>
      change(id, by, async (tx, { personId, eventId, confirmedAt, invitedBy }, write) => {
        if (personId === null || invitedBy !== BigInt(by)) return gone;
        if (confirmedAt !== null) return { ok: true, eventId };
        await tx.contestReviewer.update({ where: { id }, data: { confirmedAt: now() } });
        await write("contest.jury-confirmed");
        await outbox.put(tx, { personId: Number(personId), body: youHaveMessage(`jury:show:${eventId}`) });
        return { ok: true, eventId };
      }),

    remove: (id, by) =>
      change(id, by, async (tx, { personId, eventId }, write) => {
        await tx.contestReviewer.delete({ where: { id } });
        if (personId !== null) await withdraw(tx, Number(personId));
        await write("contest.jury-removed");
        return { ok: true, eventId };
      }),
  };
}

type Deed = "contest.jury-confirmed" | "contest.jury-removed";

/** True of the place a contest is held for, and of the regions and districts in it. */
function isStageOf(place: string, { event }: Contest): boolean {
  if (place === event.place) return true;
  return (
    hasStages(event.place) && isWithin(place, event.place) && ["region", "district"].includes(levelOf(place))
  );
}

function jurorOf({ id, eventId, place, personId, confirmedAt, expiresAt }: Row): Juror {
  const isConfirmed = confirmedAt !== null;
  const who = personId === null ? undefined : Number(personId);
  return { id, eventId, place, personId: who, isConfirmed, expiresAt };
}
