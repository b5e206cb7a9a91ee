import { describe, expect, it } from "vitest";
import { isCryForHelp } from "../../src/domain/crisis.ts";

describe("A cry for help", () => {
  it.each([
    "Шұғыл көмек",
    "СРОЧНАЯ ПОМОЩЬ!!",
    "urgent help",
    "Помогите...",
    "помогитеее",
    "памагите!!!",
    "Помогите мне, пожалуйста",
    "срочно нужна помощь",
    "кутқарыныздар",
    "көмектесіңіздерші",
    "комектесиниздер",
    "kómek kerek",
    "Kömek kerek!",
    "shugyl komek",
    "muzh biet",
    "куйеуим урып жатыр",
    "Муж бьёт",
    "не хочу жить",
    "өлгім келеді",
    " 112 ",
    "🆘",
    "🆘🆘🆘",
    "SOS",
  ])("is heard in «%s»", (text) => expect(isCryForHelp(text)).toBe(true));

  it.each([
    "",
    "Рақмет",
    "/help",
    "Срочно",
    "пожалуйста",
    "112 рет хабарластым",
    "150",
    "помогите найти кружок для дочки",
    "Не нужна срочная помощь",
    "материалдық көмек",
    "Көмек қыстауы",
    "help".repeat(100),
  ])("is not heard in «%s»", (text) => expect(isCryForHelp(text)).toBe(false));
});
