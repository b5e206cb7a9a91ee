import type { Disclosures, ShownMessages } from "../db/disclosures.ts";
import type { Prisma } from "../db/generated/client.ts";
import type { Job, JobQueue } from "./jobs.ts";

/** What withdrawing works with. */
export interface WithdrawalDeps {
  disclosures: Disclosures;
  queue: JobQueue;
  /** Deletes messages of a chat; those in neither list may be tried again. */
  deleteMessages: (
    chatId: number,
    messageIds: readonly number[],
  ) => Promise<{ gone: readonly number[]; refused: readonly number[] }>;
}

/** Takes a person's words back out of the chats of those who could read them. */
export interface Withdrawals {
  readonly jobs: readonly Job[];
  /** When a person has her data erased: what shows her words, and what she was shown. In that transaction. */
  readonly ofPerson: (tx: Prisma.TransactionClient, personId: number) => Promise<void>;
  /** When a grant ends: what its holder was shown. In that transaction. */
  readonly shownTo: (tx: Prisma.TransactionClient, viewerId: number) => Promise<void>;
}

const atOnce = "withdraw";

/** Withdrawals by two jobs: every hour what was shown long enough ago, and at once what must go before. */
export function createWithdrawals({ disclosures, queue, deleteMessages }: WithdrawalDeps): Withdrawals {
  const enqueue = async (tx: Prisma.TransactionClient, shown: ShownMessages[]): Promise<void> => {
    // oxlint-disable-next-line no-await-in-loop -- one transaction is one connection
    for (const messages of shown) await queue.enqueue(tx, atOnce, messages);
  };

  const aged: Job = {
    name: "withdraw-aged",
    cron: "37 * * * *",
    async run() {
      for (const shown of await disclosures.due()) {
        // oxlint-disable-next-line no-await-in-loop -- in no hurry
        const { gone } = await deleteMessages(shown.viewerId, shown.messageIds);
        // oxlint-disable-next-line no-await-in-loop -- in no hurry
        await disclosures.remove({ ...shown, messageIds: [...gone] });
      }
    },
  };

  const enqueued: Job = {
    name: atOnce,
    async run(data) {
      const { viewerId, messageIds } = shownIn(data);
      const { gone, refused } = await deleteMessages(viewerId, messageIds);
      if (gone.length + refused.length < messageIds.length) throw new Error("not all could be withdrawn");
    },
  };

  return {
    jobs: [aged, enqueued],
    ofPerson: async (tx, personId) => enqueue(tx, await disclosures.takeOf(tx, personId)),
    shownTo: async (tx, viewerId) => enqueue(tx, await disclosures.takeShownTo(tx, viewerId)),
  };
}

/** What `enqueue` wrote. */
function shownIn(data: object): ShownMessages {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `enqueue` above gives this job its data
  return data as ShownMessages;
}
