import { type Action, may } from "../domain/authority.ts";
import { type Page, pageAt } from "../domain/page.ts";
import {
  fewestShown,
  type Rated,
  type Rating,
  type Ratings,
  ratingState,
  stars,
  type Stars,
} from "../domain/rating.ts";
import { isUuid } from "../domain/uuid.ts";
import type { AuditLog } from "./audit.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf } from "./grants.ts";
import { hold, holdAsOrganiser } from "./seats.ts";
import { orUnavailable } from "./unavailable.ts";
import type { Vault } from "./vault.ts";

/** Somebody's words about an event, for who holds it; whose they are is for taking them back. */
interface SaidWords {
  readonly personId: number;
  readonly words: string;
}

/** How people liked events. */
export interface RatingStore {
  /** What an account has said; undefined of an event that has not finished, or where it had no seat. */
  read(eventId: string, personId: number): Promise<Rating | undefined>;
  /** Keeps it instead of what was said before; what is not given stays. */
  rate(eventId: string, personId: number, rating: { stars: Stars } | { words: string }): Promise<Rated>;
  /** What all come to, for organisers of the place; undefined also where there are too few to be shown. */
  ofEvent(eventId: string, viewerId: number): Promise<Ratings | undefined>;
  /** Opens a page of what was written; undefined where `ofEvent` is. */
  openWords(eventId: string, viewerId: number, page: number): Promise<Page<SaidWords> | undefined>;
}

/** What the store works with, besides its tables. */
export interface RatingDeps {
  vault: Vault;
  audit: Pick<AuditLog, "transaction">;
  now?: () => Date;
}

const action: Action = "events";
/** So many of the longest fit into a message. */
const shownAtOnce = 5;

type Client = Pick<Prisma.TransactionClient, "event" | "registration">;

/** Ratings in the `registration` table, the words sealed. */
export function createRatingStore(
  prisma: PrismaClient,
  { vault, audit, now = () => new Date() }: RatingDeps,
): RatingStore {
  return {
    async read(eventId, personId) {
      if (!isUuid(eventId)) return undefined;
      const event = await prisma.event.findUnique({ where: { id: eventId } });
      const seat = await seatOf(prisma, eventId, personId);
      if (!event || !seat || ratingState(event, now()) === "none") return undefined;
      return {
        stars: stars.find((one) => one === seat.rating) ?? null,
        words: seat.ratingWords && vault.open(seat.ratingWords, placeOf(seat.id)),
      };
    },

    rate: (eventId, personId, rating) =>
      orUnavailable(() =>
        audit.transaction<Rated>(async (tx) => {
          if (!(await hold(tx, eventId))) return { ok: false, reason: "gone" };
          const event = await tx.event.findUniqueOrThrow({ where: { id: eventId } });
          const seat = await seatOf(tx, eventId, personId);
          const state = ratingState(event, now());
          if (!seat || state === "none") return { ok: false, reason: "gone" };
          if (state === "late") return { ok: false, reason: "late" };
          await tx.registration.update({
            where: { id: seat.id },
            data:
              "stars" in rating
                ? { rating: rating.stars }
                : { ratingWords: vault.seal(rating.words, placeOf(seat.id)) },
          });
          return { ok: true };
        }),
      ),

    async ofEvent(eventId, viewerId) {
      if (!isUuid(eventId)) return undefined;
      const event = await prisma.event.findUnique({ where: { id: eventId }, select: { place: true } });
      if (!event || !may(await grantsOf(prisma, viewerId), action, event.place)) return undefined;
      return ratingsOf(prisma, eventId);
    },

    openWords: (eventId, viewerId, wanted) =>
      audit.transaction(async (tx, write) => {
        const event = await holdAsOrganiser(tx, eventId, viewerId);
        if (!event || !(await ratingsOf(tx, eventId))) return undefined;
        const where = { ...seated(eventId), ratingWords: { not: null }, personId: { not: null } };
        const total = await tx.registration.count({ where });
        const at = pageAt(wanted, total, shownAtOnce);
        // By random ids: neither who signed up first nor who wrote last can be told.
        const rows = await tx.registration.findMany({
          where,
          orderBy: { id: "asc" },
          skip: at.page * shownAtOnce,
          take: shownAtOnce,
        });
        if (total > 0) await write({ actor: viewerId, action: "event.words-opened", record: eventId });
        const items = rows.map(({ id, personId, ratingWords }) => ({
          personId: Number(personId),
          words: vault.open(ratingWords ?? "", placeOf(id)),
        }));
        return { ...at, total, items };
      }),
  };
}

const placeOf = (id: string) => `registration.rating_words:${id}` as const;

function seated(eventId: string) {
  return { eventId, status: "confirmed" } as const;
}

/** The first of an account's seats. */
async function seatOf(client: Client, eventId: string, personId: number) {
  return client.registration.findFirst({
    where: { ...seated(eventId), personId },
    orderBy: { seat: "asc" },
    select: { id: true, rating: true, ratingWords: true },
  });
}

async function ratingsOf(client: Client, eventId: string): Promise<Ratings | undefined> {
  const { _count: count, _avg: mean } = await client.registration.aggregate({
    where: { ...seated(eventId), rating: { not: null } },
    _count: true,
    _avg: { rating: true },
  });
  return count < fewestShown || mean.rating === null ? undefined : { count, average: mean.rating };
}
