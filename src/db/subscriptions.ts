import {
  changeSubscription,
  pauseSubscription,
  refuseTopic,
  restoreTopic,
  stopSubscription,
  type Subscription,
  type SubscriptionChange,
} from "../domain/subscription.ts";
import { dropDeliveries } from "./drop-deliveries.ts";
import type { Prisma, PrismaClient, Subscription as Row } from "./generated/client.ts";

/** Which announcements people want. What changes it says what is on now, and makes the row of who has none. */
export interface SubscriptionStore {
  /** Undefined of who was not asked yet. */
  read(personId: number): Promise<Subscription | undefined>;
  /** Notes that she is asked now what she wants: true the first time, and never again. */
  offer(personId: number): Promise<boolean>;
  change(personId: number, change: SubscriptionChange): Promise<Subscription>;
  /** Nothing for a month; what waits to be sent to her is not sent, here and below. */
  pause(personId: number): Promise<Subscription>;
  /** Nothing any more, until she starts again. */
  stop(personId: number): Promise<Subscription>;
  /** Ends a topic for ever. Undefined where it was ended before: then there is nothing new to take back. */
  refuse(personId: number, topic: string): Promise<{ wasWanted: boolean } | undefined>;
  /** Takes that back in the same moment; `wasWanted` is what `refuse` said. */
  restore(personId: number, topic: string, wasWanted: boolean): Promise<Subscription>;
}

type Tx = Prisma.TransactionClient;

/** The `subscription` table. */
export function createSubscriptionStore(
  prisma: PrismaClient,
  now: () => Date = () => new Date(),
): SubscriptionStore {
  return {
    async read(personId) {
      const row = await prisma.subscription.findUnique({ where: { personId } });
      return row ? subscriptionOf(row) : undefined;
    },

    async offer(personId) {
      return (await add(prisma, personId)) === 1;
    },

    change: (personId, change) =>
      prisma.$transaction((tx) => apply(tx, personId, (before) => changeSubscription(before, change))),

    pause: (personId) =>
      prisma.$transaction(async (tx) => {
        await dropDeliveries(tx, personId);
        return await apply(tx, personId, (before) => pauseSubscription(before, now()));
      }),

    stop: (personId) =>
      prisma.$transaction(async (tx) => {
        await dropDeliveries(tx, personId);
        return await apply(tx, personId, (before) => stopSubscription(before, now()));
      }),

    refuse: (personId, topic) =>
      prisma.$transaction(async (tx) => {
        let refused: { wasWanted: boolean } | undefined;
        await dropDeliveries(tx, personId, topic);
        await apply(tx, personId, (before) => {
          if (!before.refused.includes(topic)) refused = { wasWanted: before.topics.includes(topic) };
          return refuseTopic(before, topic);
        });
        return refused;
      }),

    restore: (personId, topic, wasWanted) =>
      prisma.$transaction((tx) => apply(tx, personId, (before) => restoreTopic(before, topic, wasWanted))),
  };
}

/** Changes her row by a rule, with the row held until the transaction ends. */
async function apply(
  tx: Tx,
  personId: number,
  rule: (before: Subscription) => Subscription,
): Promise<Subscription> {
  await add(tx, personId);
  await tx.$executeRaw`SELECT FROM subscription WHERE person_id = ${personId} FOR UPDATE`;
  const before = subscriptionOf(await tx.subscription.findUniqueOrThrow({ where: { personId } }));
  const { topics, refused, quiet, ...rest } = rule(before);
  const data = {
    ...rest,
    topics: [...topics],
    refused: [...refused],
    quietFrom: quiet.from,
    quietUntil: quiet.until,
  };
  return subscriptionOf(await tx.subscription.update({ where: { personId }, data }));
}

/** How many rows it has made: none where she has one. */
function add(client: Pick<Tx, "$executeRaw">, personId: number): Promise<number> {
  return client.$executeRaw`INSERT INTO subscription (person_id) VALUES (${personId}) ON CONFLICT DO NOTHING`;
}

function subscriptionOf({
  topics,
  refused,
  place,
  quietFrom,
  quietUntil,
  pausedUntil,
  stoppedAt,
}: Row): Subscription {
  return { topics, refused, place, quiet: { from: quietFrom, until: quietUntil }, pausedUntil, stoppedAt };
}
