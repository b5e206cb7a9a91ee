import { isUnavailable } from "./errors.ts";

/** Batches under way at once: with more of them, they would be small. */
const atOnce = 2;

interface Waiting<Q, A> {
  question: Q;
  resolve: (answer: A | undefined) => void;
  reject: (error: unknown) => void;
}

/**
 * Makes one statement of many: what is asked in one turn of the event loop, or while two batches are under way, goes
 * to `ask` together, of each chat one question at a time. `ask` resolves with the answers by chat; where it has none,
 * that is undefined. When it rejects, other than in an outage, each question is asked once more by itself.
 */
export function inBatches<Q extends { chatId: number }, A>(
  ask: (questions: Q[]) => Promise<ReadonlyMap<number, A>>,
): (question: Q) => Promise<A | undefined> {
  let waiting: Waiting<Q, A>[] = [];
  let underWay = 0;
  let isDue = false;

  const take = (): Waiting<Q, A>[] => {
    const batch = new Map<number, Waiting<Q, A>>();
    const rest: Waiting<Q, A>[] = [];
    for (const one of waiting) {
      const { chatId } = one.question;
      if (batch.has(chatId)) rest.push(one);
      else batch.set(chatId, one);
    }
    waiting = rest;
    return [...batch.values()];
  };

  /** One row that can't be had must not keep everybody else of its batch waiting. */
  const alone = async ({ question, resolve, reject }: Waiting<Q, A>): Promise<void> => {
    try {
      resolve((await ask([question])).get(question.chatId));
    } catch (error) {
      reject(error);
    }
  };

  const carryOut = async (): Promise<void> => {
    const batch = take();
    underWay += 1;
    try {
      const answers = await ask(batch.map(({ question }) => question));
      for (const { question, resolve } of batch) resolve(answers.get(question.chatId));
    } catch (error) {
      if (batch.length === 1 || isUnavailable(error)) for (const { reject } of batch) reject(error);
      else await Promise.all(batch.map(alone));
    }
    underWay -= 1;
    start();
  };

  const start = (): void => {
    if (isDue || underWay >= atOnce || waiting.length === 0) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      void carryOut();
    });
  };

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      start();
    });
}
