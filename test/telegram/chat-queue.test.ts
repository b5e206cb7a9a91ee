import type { Update } from "grammy/types";
import { expect, test } from "vitest";
import { createChatQueue } from "../../src/telegram/chat-queue.ts";
import { updateKind, updateQueue } from "../../src/telegram/update.ts";
import { PATIENTLY, gate } from "./fake-telegram.ts";
import { press, says } from "./updates.ts";

const never = (): boolean => false;
const fail = (error: unknown): never => expect.fail(String(error));

/** A handler that writes down when each text begins and ends, and ends when the test says so. */
function handler() {
  const log: string[] = [];
  const gates = new Map<string, ReturnType<typeof gate>>();
  const gateOf = (words: string): ReturnType<typeof gate> => {
    const found = gates.get(words) ?? gate();
    gates.set(words, found);
    return found;
  };
  const handle = async (update: Update): Promise<void> => {
    const words = update.message?.text ?? updateKind(update);
    log.push(`${words} begins`);
    await gateOf(words).opened;
    log.push(`${words} ends`);
  };
  return { log, handle, finish: (words: string) => gateOf(words).open() };
}

test("two messages of one chat are handled in order, and another chat isn't held up", async () => {
  const { log, handle, finish } = handler();
  const queue = createChatQueue(handle, { skipsTurn: never, onError: fail });
  const [first, second, other] = [says(1, 7, "бір"), says(2, 7, "екі"), says(3, 8, "басқа")].map((update) =>
    queue.dispatch(update),
  );
  finish("басқа");
  await other;
  expect(log).toEqual(["бір begins", "басқа begins", "басқа ends"]);
  finish("екі");
  finish("бір");
  await Promise.all([first, second]);
  expect(log.slice(3)).toEqual(["бір ends", "екі begins", "екі ends"]);
});

test("a button press waits for the message before it in the same chat", async () => {
  const { log, handle, finish } = handler();
  const queue = createChatQueue(handle, { skipsTurn: never, onError: fail });
  const message = queue.dispatch(says(1, 7, "бір"));
  const button = queue.dispatch(press(2, 7, "yes"));
  finish("callback_query");
  finish("бір");
  await Promise.all([message, button]);
  expect(log).toEqual(["бір begins", "бір ends", "callback_query begins", "callback_query ends"]);
});

test("crisis help does not wait its turn", async () => {
  const { log, handle, finish } = handler();
  const queue = createChatQueue(handle, {
    skipsTurn: ({ message }) => message?.text === "/crisis",
    onError: fail,
    limit: 1,
  });
  const stuck = queue.dispatch(says(1, 7, "ұзақ"));
  finish("/crisis");
  await queue.dispatch(says(2, 7, "/crisis"));
  expect(log).toContain("/crisis ends");
  expect(log).not.toContain("ұзақ ends");
  finish("ұзақ");
  await stuck;
});

test("no more than the limit are in hand at once; the rest follow as places get free", async () => {
  const { log, handle, finish } = handler();
  const queue = createChatQueue(handle, { skipsTurn: never, onError: fail, limit: 2 });
  const [first] = [says(1, 1, "a"), says(2, 2, "b"), says(3, 3, "c")].map((update) => queue.dispatch(update));
  finish("a");
  await first;
  await expect.poll(() => log, PATIENTLY).toEqual(["a begins", "b begins", "a ends", "c begins"]);
  finish("b");
  finish("c");
  await queue.idle();
});

test("a handler that throws neither stops its chat nor rejects", async () => {
  const errors: unknown[] = [];
  const handled: number[] = [];
  const queue = createChatQueue(
    async ({ update_id: id }) => {
      if (id === 1) throw new Error("broken");
      handled.push(id);
    },
    { skipsTurn: never, onError: (error) => errors.push(error) },
  );
  await Promise.all([queue.dispatch(says(1, 7, "a")), queue.dispatch(says(2, 7, "b"))]);
  expect(errors).toEqual([new Error("broken")]);
  expect(handled).toEqual([2]);
});

test("an update nobody can tell the urgency of takes its turn", async () => {
  const errors: unknown[] = [];
  const handled: number[] = [];
  const queue = createChatQueue(async ({ update_id: id }) => void handled.push(id), {
    skipsTurn: () => {
      throw new Error("odd update");
    },
    onError: (error) => errors.push(error),
  });
  await queue.dispatch(says(1, 7, "a"));
  expect([handled, errors]).toEqual([[1], [new Error("odd update")]]);
});

test("idle waits for all in hand, and the size tells how many they are", async () => {
  const { handle, finish } = handler();
  const queue = createChatQueue(handle, { skipsTurn: never, onError: fail });
  await queue.idle();
  void queue.dispatch(says(1, 7, "a"));
  void queue.dispatch(says(2, 7, "b"));
  expect(queue.size).toBe(2);
  const idle = queue.idle();
  finish("a");
  finish("b");
  await idle;
  expect(queue.size).toBe(0);
});

test("every kind of update finds the queue of its chat", () => {
  const from = { id: 7, is_bot: false, first_name: "A" };
  expect(updateQueue(says(1, 7, "x"))).toBe("7");
  expect(updateQueue(press(1, 7, "x"))).toBe("7");
  expect(
    updateQueue({ update_id: 1, callback_query: { id: "1", from, chat_instance: "1", data: "x" } }),
  ).toBe("7");
  expect(updateQueue({ update_id: 5 })).toBe("update 5");
  expect(updateKind(press(1, 7, "x"))).toBe("callback_query");
  expect(updateKind({ update_id: 5 })).toBe("unknown");
});
