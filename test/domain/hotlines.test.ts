import { describe, expect, it } from "vitest";
import { defaultHotlines, hotlinesFile, parseHotlines, shownHotlines } from "../../src/domain/hotlines.ts";

describe("The hotlines", () => {
  it("are complete, and 150 waits for an operator's word", () => {
    expect(hotlinesFile.safeParse(defaultHotlines).success).toBe(true);
    expect(shownHotlines(defaultHotlines).map(({ number }) => number)).toEqual(["112", "102", "103", "111"]);
    expect(defaultHotlines.find(({ number }) => number === "150")?.confirmed).toBe(false);
  });

  it("say plainly that 111 and 102 may act without her complaint", () => {
    for (const number of ["111", "102"]) {
      const line = defaultHotlines.find((hotline) => hotline.number === number);
      expect(line?.afterwards.kk).toMatch(/арыз жазбасаңыз да/i);
      expect(line?.afterwards.ru).toMatch(/без вашего заявления/);
      expect(line?.afterwards.en).toMatch(/without a complaint/);
    }
  });

  it("can be replaced by an operator, who is told what is wrong and where", () => {
    const own = defaultHotlines.map((line) => ({ ...line, confirmed: true }));
    expect(parseHotlines(own)).toEqual({ ok: true, hotlines: own });

    const [first] = own;
    const wrong = parseHotlines([{ ...first, number: "call us", checkedAt: "yesterday" }]);
    expect(wrong.ok).toBe(false);
    expect(wrong.ok ? [] : wrong.problems.map((problem) => problem.split(":")[0])).toEqual([
      "0.number",
      "0.checkedAt",
    ]);
    expect(parseHotlines([{ ...first, confirmed: false }]).ok).toBe(false);
    expect(parseHotlines([first, first]).ok).toBe(false);
    expect(parseHotlines({}).ok).toBe(false);
  });
});
