import type { Language } from "./language.ts";

/** An administrative unit someone may be responsible for; all below it belong to it. */
export interface Territory {
  /** 9-digit KATO code. */
  readonly id: string;
  readonly name: Readonly<Record<Language, string>>;
}

/** The root of the ladder: all of Kazakhstan. KATO itself has no code for it. */
export const republicId = "000000000";

/** The republic, its regions and its cities of republican significance (KATO, NK RK 11-2025). */
export const territories: readonly Territory[] = [
  territory(republicId, "Қазақстан Республикасы", "Республика Казахстан", "Republic of Kazakhstan"),
  territory("100000000", "Абай облысы", "область Абай", "Abai Region"),
  territory("110000000", "Ақмола облысы", "Акмолинская область", "Akmola Region"),
  territory("150000000", "Ақтөбе облысы", "Актюбинская область", "Aktobe Region"),
  territory("190000000", "Алматы облысы", "Алматинская область", "Almaty Region"),
  territory("230000000", "Атырау облысы", "Атырауская область", "Atyrau Region"),
  territory("270000000", "Батыс Қазақстан облысы", "Западно-Казахстанская область", "West Kazakhstan Region"),
  territory("310000000", "Жамбыл облысы", "Жамбылская область", "Zhambyl Region"),
  territory("330000000", "Жетісу облысы", "область Жетісу", "Zhetisu Region"),
  territory("350000000", "Қарағанды облысы", "Карагандинская область", "Karaganda Region"),
  territory("390000000", "Қостанай облысы", "Костанайская область", "Kostanay Region"),
  territory("430000000", "Қызылорда облысы", "Кызылординская область", "Kyzylorda Region"),
  territory("470000000", "Маңғыстау облысы", "Мангистауская область", "Mangystau Region"),
  territory("550000000", "Павлодар облысы", "Павлодарская область", "Pavlodar Region"),
  territory(
    "590000000",
    "Солтүстік Қазақстан облысы",
    "Северо-Казахстанская область",
    "North Kazakhstan Region",
  ),
  territory("610000000", "Түркістан облысы", "Туркестанская область", "Turkistan Region"),
  territory("620000000", "Ұлытау облысы", "область Ұлытау", "Ulytau Region"),
  territory(
    "630000000",
    "Шығыс Қазақстан облысы",
    "Восточно-Казахстанская область",
    "East Kazakhstan Region",
  ),
  territory("710000000", "Астана қаласы", "город Астана", "Astana"),
  territory("750000000", "Алматы қаласы", "город Алматы", "Almaty"),
  territory("790000000", "Шымкент қаласы", "город Шымкент", "Shymkent"),
];

function territory(id: string, kk: string, ru: string, en: string): Territory {
  return { id, name: { kk, ru, en } };
}

const byId = new Map(territories.map((one) => [one.id, one]));

/** The territory with that KATO code, or undefined. */
export function territoryOf(id: string): Territory | undefined {
  return byId.get(id);
}

/** What the codes of a place and of all within it begin with: KATO codes nest as AB-CD-EF-HIJ (NK RK 11). */
export function codePrefix(place: string): string {
  const segments = [place.slice(0, 2), place.slice(2, 4), place.slice(4, 6), place.slice(6)];
  while (segments.length > 0 && /^0+$/.test(segments.at(-1) ?? "")) segments.pop();
  return segments.join("");
}

/** True when `place` is `outer` or lies within it. */
export function isWithin(place: string, outer: string): boolean {
  return place.startsWith(codePrefix(outer));
}
