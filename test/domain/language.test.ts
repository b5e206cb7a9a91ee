import { describe, expect, it } from "vitest";
import { languageFromCode } from "../../src/domain/language.ts";
import { formatMoment } from "../../src/domain/time.ts";

describe("The language of somebody who has not chosen", () => {
  it.each([
    ["ru", "ru"],
    ["ru-KZ", "ru"],
    ["EN_us", "en"],
    ["kk", "kk"],
    ["uz", "kk"],
    ["rue", "kk"],
    [undefined, "kk"],
  ])("is, for Telegram's %s, %s", (code, language) => expect(languageFromCode(code)).toBe(language));
});

describe("A moment", () => {
  it("is said in Almaty's time, as each language says it", () => {
    const moment = new Date("2026-08-26T20:05:00Z");
    expect(formatMoment(moment, "kk")).toBe("2026 жылғы 27 тамыз, сағат 01:05");
    expect(formatMoment(moment, "ru")).toBe("27 августа 2026 г., 01:05");
    expect(formatMoment(moment, "en")).toBe("27 August 2026, 01:05");
  });
});
