import { expect, it } from "vitest";
import { formatMoment } from "../../src/domain/time.ts";

it("a moment is told in the time of Almaty, as people say it", () => {
  const newYear = new Date("2026-12-31T19:30:00Z");
  expect(formatMoment(newYear, "kk")).toBe("2027 жылғы 1 қаңтар, сағат 00:30");
  expect(formatMoment(newYear, "ru")).toBe("1 января 2027 г., 00:30");
  expect(formatMoment(newYear, "en")).toBe("1 January 2027, 00:30");
});
