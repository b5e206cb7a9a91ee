import { describe, expect, it, test } from "vitest";
import { bareName, isInhabited, placeName, transliterate } from "../../src/domain/place-names.ts";

/** What the classifier writes in Russian and Kazakh, and what people read. */
const names = [
  ["с.Бородулиха", "Бородулиха а.", "Бородулиха ауылы", "село Бородулиха", "Borodulikha village"],
  ["г.Семей", "Семей қ.", "Семей қаласы", "город Семей", "Semei city"],
  ["Семей Г.А.", "Семей Қ.Ә.", "Семей қаласы және маңы", "Семей и окрестности", "Semei and surroundings"],
  ["Актау Г.А.", "Ақтау Г.А.", "Ақтау қаласы және маңы", "Актау и окрестности", "Aktau and surroundings"],
  ["Абайский район", "Абай ауданы", "Абай ауданы", "Абайский район", "Abai District"],
  ["район Ақсуат", "Ақсуат ауданы", "Ақсуат ауданы", "район Ақсуат", "Aksuat District"],
  [
    "Бородулихинский с.о.",
    "Бородулиха  \u00a0а.о.",
    "Бородулиха ауылдық округі",
    "Бородулихинский сельский округ",
    "Borodulikha rural district",
  ],
  ["с.о.Елтоқ", "Елтоқ а.о", "Елтоқ ауылдық округі", "сельский округ Елтоқ", "Eltok rural district"],
  [
    "с.о.имени Мариям Хәкімжановой",
    "Мариям Хәкімжанова атындағы а.о",
    "Мариям Хәкімжанова атындағы ауылдық округ",
    "сельский округ имени Мариям Хәкімжановой",
    "Mariyam Khakimzhanova rural district",
  ],
  [
    "с.а.Тайтобе",
    "Тайтөбе а.ә.",
    "Тайтөбе ауылдық әкімдігі",
    "сельская администрация Тайтобе",
    "Taitobe village administration",
  ],
  [
    "Чаганская п.а.",
    "Шаған к.ә.",
    "Шаған кенттік әкімдігі",
    "Чаганская посёлковая администрация",
    "Shagan settlement administration",
  ],
  ["п.Чаган", "Шаған к.", "Шаған кенті", "посёлок Чаган", "Shagan settlement"],
  ["с.им.Крупской", "Крупская атын.а.", "Крупская атындағы ауыл", "село имени Крупской", "Krupskaya village"],
  [
    "с.им.Ж.Кайыпова",
    "Ж.Қайыпов атын.а.",
    "Ж. Қайыпов атындағы ауыл",
    "село имени Ж. Кайыпова",
    "Zh. Kaiypov village",
  ],
  ["Заречное с.", "Заречное а", "Заречное ауылы", "село Заречное", "Zarechnoe village"],
  ["с.Доскей  ауылы", "Доскей ауылы а.", "Доскей ауылы", "село Доскей", "Doskei village"],
  ["с.Новая точка", "Новая точка а.", "Новая точка ауылы", "село Новая точка", "Novaya tochka village"],
  ["с.Бетбулак", "Бетбұлақас.", "Бетбұлақ ауылы", "село Бетбулак", "Betbulak auyly"],
  ["рзд.9 км", "рзд.9 км", "9 км разъезі", "разъезд 9 км", "9 km siding"],
  ["ст.Акбулак", "Ақбұлақ ст.", "Ақбұлақ станциясы", "станция Акбулак", "Akbulak station"],
  ["уч.Талды", "Талды  уч.", "Талды учаскесі", "участок Талды", "Taldy plot"],
  ["отг.Айгыжар", "Айғыжар ж.", "Айғыжар жайылымы", "отгон Айгыжар", "Aigyzhar pasture"],
  ["3 точка", "3 мекен", "3 мекен", "точка 3", "3 meken"],
  [
    "кр.хоз. «Акши» Иманов Е.Т.",
    "Иманов Е.Т. «Ақши» шар.қож.",
    "Иманов Е. Т. «Ақши» шаруа қожалығы",
    "крестьянское хозяйство «Акши» Иманов Е. Т.",
    'Imanov E. T. "Akshi" farm',
  ],
] as const;

test.each(names)("%s / %s is %s", (ru, kk, ...[fullKk, fullRu, en]) => {
  expect(placeName({ kk, ru })).toEqual({ kk: fullKk, ru: fullRu, en });
});

test("the surroundings of a city are called as the city is, not as an adjective", () => {
  expect(placeName({ kk: "Шар қ.ә.", ru: "Шарская г.а." }, "г.Шар").ru).toBe("Шар и окрестности");
});

describe("The bare name", () => {
  it.each([
    ["Бородулиха ауылы", "Бородулиха"],
    ["село Бородулиха", "Бородулиха"],
    ["Borodulikha village", "Borodulikha"],
    ["Семей қаласы және маңы", "Семей"],
    ["Крупская атындағы ауыл", "Крупская"],
    ["село имени Крупской", "Крупской"],
    ["Бородулихинский сельский округ", "Бородулихинский"],
    ["Алматы", "Алматы"],
  ])("of %s is %s", (full, bare) => {
    expect(bareName(full)).toBe(bare);
  });
});

test("letters of Kazakh and of Russian by English habits", () => {
  expect(
    ["Қарағанды", "Өскемен", "Жаңаөзен", "Шығанақ", "Хромтау", "Рудный", "Щучинск", "Ұлытау"].map(
      transliterate,
    ),
  ).toEqual(["Karagandy", "Oskemen", "Zhanaozen", "Shyganak", "Khromtau", "Rudny", "Shchuchinsk", "Ulytau"]);
});

test("people live in villages, towns and at stations all year, in a winter camp or a district as such they don't", () => {
  const inhabited = names
    .map(([ru, kk]) => placeName({ kk, ru }))
    .filter(isInhabited)
    .map(({ ru }) => ru);
  expect(inhabited).toEqual(
    expect.arrayContaining([
      "село Бородулиха",
      "город Семей",
      "посёлок Чаган",
      "станция Акбулак",
      "разъезд 9 км",
    ]),
  );
  expect(inhabited).not.toEqual(expect.arrayContaining(["участок Талды"]));
  expect(inhabited).not.toEqual(expect.arrayContaining(["Семей и окрестности"]));
});
