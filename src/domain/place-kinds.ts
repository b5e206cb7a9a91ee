/** A kind of place, in full words and as the classifier (KATO) shortens it. */
export interface Kind {
  /** After a name in Kazakh, «Бородулиха ауылы». */
  readonly kk: string;
  /** After «атындағы»: without the possessive. */
  readonly kkBare: string;
  readonly ru: string;
  readonly en: string;
  /** Patterns of what the classifier writes, without the dot at the end. */
  readonly kkShort: string;
  readonly ruShort: string;
  /** True where Russian puts it after an adjective: «Бородулихинский сельский округ». */
  readonly ruFollows?: true;
}

/** A city with the villages its akim keeps. Nobody says "city administration" of where she lives. */
export const cityAround: Kind = {
  kk: "қаласы және маңы",
  kkBare: "қала және маңы",
  ru: "и окрестности",
  en: "and surroundings",
  kkShort: "[қгҚГ]\\. ?[әаӘА]",
  ruShort: "[гГ]\\. ?[аА]",
  ruFollows: true,
};

export const districtAuthority: Kind = {
  ...kind(
    "аудандық әкімдігі",
    "аудандық әкімдік",
    "районная администрация",
    "district administration",
    "р\\. ?ә",
    "р\\. ?а",
  ),
  ruFollows: true,
};

const village = kind("ауылы", "ауыл", "село", "village", "[ас]|ауылы|ауыл", "с");
const station = kind("станциясы", "станция", "станция", "station", "ст|станциясы", "ст|станция");
const siding = kind("разъезі", "разъезд", "разъезд", "siding", "рзд|р", "рзд|р|разъезд");

/** The longer patterns before those they end in. */
export const kinds: readonly Kind[] = [
  cityAround,
  {
    ...kind("ауылдық округі", "ауылдық округ", "сельский округ", "rural district", "а\\.? ?о", "с\\. ?о"),
    ruFollows: true,
  },
  districtAuthority,
  {
    ...kind(
      "ауылдық әкімдігі",
      "ауылдық әкімдік",
      "сельская администрация",
      "village administration",
      "а\\.? ?ә",
      "с\\. ?а",
    ),
    ruFollows: true,
  },
  {
    ...kind(
      "кенттік әкімдігі",
      "кенттік әкімдік",
      "посёлковая администрация",
      "settlement administration",
      "к\\. ?ә",
      "п\\. ?а",
    ),
    ruFollows: true,
  },
  { ...kind("облысы", "облыс", "область", "Region", "облысы", "область"), ruFollows: true },
  { ...kind("ауданы", "аудан", "район", "District", "ауданы|аудан", "[Рр]айон"), ruFollows: true },
  kind("қаласы", "қала", "город", "city", "[қќ]|қаласы", "г"),
  kind("кенті", "кент", "посёлок", "settlement", "к|кенті", "п|[Пп]ос[её]лок"),
  kind(
    "жайылым станциясы",
    "жайылым станциясы",
    "отгонная станция",
    "pasture station",
    "ст\\. ?ж",
    "отг\\. ?ст",
  ),
  kind(
    "шаруа қонысы",
    "шаруа қонысы",
    "крестьянское поселение",
    "homestead",
    "шар(?:уаш)?\\. ?қонысы",
    "крес\\. ?пос",
  ),
  kind(
    "шаруа қожалығы",
    "шаруа қожалығы",
    "крестьянское хозяйство",
    "farm",
    "шар\\. ?қож|шарқож",
    "кр\\. ?хоз",
  ),
  kind("учаскесі", "учаске", "участок", "plot", "уч|учаскесі", "уч|участок"),
  kind("жайылымы", "жайылым", "отгон", "pasture", "ж", "отг|отгон"),
  kind("қыстауы", "қыстау", "зимовка", "winter camp", "қыстауы|қыстау", "зимовка"),
  kind("мекені", "мекен", "точка", "outpost", "мекені", "точка"),
  kind(
    "мал жайылымы",
    "мал жайылымы",
    "животноводческая точка",
    "livestock outpost",
    "мал жайылымы",
    "[Жж]ив\\. ?(?:точка|т)",
  ),
  station,
  siding,
  village,
];

function kind(kk: string, kkBare: string, ru: string, en: string, kkShort: string, ruShort: string): Kind {
  return { kk, kkBare, ru, en, kkShort, ruShort };
}
