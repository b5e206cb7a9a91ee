import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  editQuestions,
  isOwnQuestion,
  knownQuestions,
  type Question,
  questionsSchema,
} from "../../src/domain/question.ts";

const partly = fc.record({ kk: fc.string(), ru: fc.string() }, { requiredKeys: [] });
const code = fc.integer({ min: 0, max: 5 }).map((number) => `q${number}`);
const question: fc.Arbitrary<Question> = fc.oneof(
  fc.record({ code: fc.constantFrom(...knownQuestions), isRequired: fc.boolean() }),
  fc.record({
    code,
    isRequired: fc.boolean(),
    words: partly,
    type: fc.constantFrom("text" as const, "number" as const, "yesno" as const),
  }),
  fc.record({
    code,
    isRequired: fc.boolean(),
    words: partly,
    type: fc.constant("choice" as const),
    choices: fc.array(partly, { maxLength: 3 }),
  }),
);
const edit = fc.oneof(
  question.map((put) => ({ put })),
  fc.oneof(code, fc.constantFrom(...knownQuestions)).map((remove) => ({ remove })),
);

describe("What an event asks", () => {
  it("has each question once, what any event may ask first, and stays readable, whatever is changed", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 20 }), (edits) => {
        let asks: Question[] = [];
        for (const one of edits) {
          asks = editQuestions(asks, one);
          expect(editQuestions(asks, one)).toEqual(asks);
          const changed = "remove" in one ? one.remove : one.put.code;
          expect(asks.some((ask) => ask.code === changed)).toBe("put" in one);
        }
        const codes = asks.map((ask) => ask.code);
        expect(new Set(codes).size).toBe(codes.length);
        const own = asks.map(isOwnQuestion);
        expect(own).toEqual(own.toSorted((a, b) => Number(a) - Number(b)));
        expect(questionsSchema.parse(JSON.parse(JSON.stringify(asks)))).toEqual(asks);
      }),
    );
  });

  it("keeps a question's words in the other languages when one is written", () => {
    const asks = editQuestions([], {
      put: {
        code: "q1",
        isRequired: false,
        words: { kk: "Қай күні?" },
        type: "choice",
        choices: [{ kk: "Сенбі" }, { kk: "Жексенбі" }],
      },
    });
    const after = editQuestions(asks, {
      put: {
        code: "q1",
        isRequired: true,
        words: { ru: "В какой день?" },
        type: "choice",
        choices: [{ ru: "Суббота" }, { ru: "Воскресенье" }],
      },
    });
    expect(after).toEqual([
      {
        code: "q1",
        isRequired: true,
        words: { kk: "Қай күні?", ru: "В какой день?" },
        type: "choice",
        choices: [
          { kk: "Сенбі", ru: "Суббота" },
          { kk: "Жексенбі", ru: "Воскресенье" },
        ],
      },
    ]);
  });
});
