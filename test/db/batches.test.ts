import { describe, expect, it } from "vitest";
import { inBatches } from "../../src/db/batches.ts";
import { DatabaseUnavailable } from "../../src/db/errors.ts";

interface Question {
  chatId: number;
  word: string;
}

/** A database that answers each batch when it is told to. */
function slowDatabase() {
  const batches: { words: string[]; answer(): void; fail(error: Error): void }[] = [];
  const ask = inBatches((questions: Question[]) => {
    const answers = new Map(questions.map(({ chatId, word }) => [chatId, `${word}!`]));
    return new Promise<typeof answers>((resolve, reject) => {
      batches.push({
        words: questions.map(({ word }) => word),
        answer: () => resolve(answers),
        fail: reject,
      });
    });
  });
  const words = () => batches.map((batch) => batch.words);
  return { ask, batches, words };
}

describe("Of what is asked of the database", () => {
  it("what comes at once goes together, and each gets its own answer", async () => {
    const { ask, batches, words } = slowDatabase();
    const answers = Promise.all([ask({ chatId: 1, word: "a" }), ask({ chatId: 2, word: "b" })]);
    await expect.poll(words).toEqual([["a", "b"]]);
    batches[0]?.answer();
    expect(await answers).toEqual(["a!", "b!"]);
  });

  it("one chat's questions go one after another", async () => {
    const { ask, batches, words } = slowDatabase();
    const answers = Promise.all(["a", "b", "c"].map((word) => ask({ chatId: 1, word })));
    for (const index of [0, 1, 2]) {
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await expect.poll(() => batches.length).toBeGreaterThan(index);
      batches[index]?.answer();
    }
    expect(await answers).toEqual(["a!", "b!", "c!"]);
    expect(words()).toEqual([["a"], ["b"], ["c"]]);
  });

  it("what comes while two batches are under way goes with the next", async () => {
    const { ask, batches, words } = slowDatabase();
    const answers = [ask({ chatId: 1, word: "a" })];
    await expect.poll(words).toEqual([["a"]]);
    answers.push(ask({ chatId: 2, word: "b" }));
    await expect.poll(words).toEqual([["a"], ["b"]]);
    answers.push(ask({ chatId: 3, word: "c" }));
    await new Promise((resolve) => setImmediate(resolve));
    answers.push(ask({ chatId: 4, word: "d" }));
    batches[1]?.answer();
    await expect.poll(words).toEqual([["a"], ["b"], ["c", "d"]]);
    batches[0]?.answer();
    batches[2]?.answer();
    expect(await Promise.all(answers)).toEqual(["a!", "b!", "c!", "d!"]);
  });

  it("one that can't be answered fails nobody else of its batch", async () => {
    const { ask, batches, words } = slowDatabase();
    const asked = Promise.allSettled([ask({ chatId: 1, word: "a" }), ask({ chatId: 2, word: "b" })]);
    await expect.poll(words).toEqual([["a", "b"]]);
    batches[0]?.fail(Object.assign(new Error("its row is held"), { code: "57014" }));
    await expect.poll(words).toEqual([["a", "b"], ["a"], ["b"]]);
    batches[1]?.fail(Object.assign(new Error("its row is held"), { code: "57014" }));
    batches[2]?.answer();
    expect(await asked).toMatchObject([{ status: "rejected" }, { status: "fulfilled", value: "b!" }]);
    const next = ask({ chatId: 1, word: "c" });
    await expect.poll(() => batches.length).toBe(4);
    batches[3]?.answer();
    expect(await next).toBe("c!");
  });

  it("nothing is asked twice while the database is away", async () => {
    const { ask, batches } = slowDatabase();
    const failed = Promise.allSettled([ask({ chatId: 1, word: "a" }), ask({ chatId: 2, word: "b" })]);
    await expect.poll(() => batches.length).toBe(1);
    batches[0]?.fail(new DatabaseUnavailable("away"));
    expect((await failed).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(batches).toHaveLength(1);
  });
});
