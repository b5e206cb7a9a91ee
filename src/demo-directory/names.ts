import type { Localized } from "../domain/language.ts";

/** What a council is called, from the full name of its place. */
export function councilOf({ kk, ru, en }: Localized): Localized {
  return {
    kk: `${ofKazakh(kk)} аналар кеңесі`,
    ru: `Совет матерей ${ofRussian(ru)}`,
    en: `Mothers' Council of ${ofEnglish(en)}`,
  };
}

/** Names of centres: flowers, birds and weather, so that they can be anywhere. */
const given: readonly Localized[] = [
  { kk: "Бәйшешек", ru: "Байшешек", en: "Baisheshek" },
  { kk: "Қарлығаш", ru: "Карлыгаш", en: "Karlygash" },
  { kk: "Самал", ru: "Самал", en: "Samal" },
  { kk: "Күншуақ", ru: "Куншуак", en: "Kunshuak" },
  { kk: "Балбұлақ", ru: "Балбулак", en: "Balbulak" },
  { kk: "Жауқазын", ru: "Жауказын", en: "Zhaukazyn" },
  { kk: "Ақ қайың", ru: "Ак кайын", en: "Ak Kaiyn" },
  { kk: "Алтын бесік", ru: "Алтын бесик", en: "Altyn Besik" },
];

/** A centre's name: what it is, with a name given to it. */
export function named(what: Localized, number: number): Localized {
  const { kk, ru, en } = pick(given, number);
  return { kk: `«${kk}» ${what.kk}`, ru: `${what.ru} «${ru}»`, en: `${en} ${what.en}` };
}

/** Streets that no town has. */
const streets: readonly Localized[] = [
  { kk: "Ертегі көшесі", ru: "улица Сказочная", en: "Fairy Tale Street" },
  { kk: "Үлгі көшесі", ru: "улица Примерная", en: "Example Street" },
  { kk: "Қиял көшесі", ru: "улица Придуманная", en: "Imagination Street" },
  { kk: "Жеті кемпірқосақ көшесі", ru: "улица Семи Радуг", en: "Seven Rainbows Street" },
];

/** A made-up address. */
export function addressOf(number: number): Localized {
  const { kk, ru, en } = pick(streets, number);
  const house = 1 + ((number * 7) % 60);
  return { kk: `${kk}, ${house}-үй`, ru: `${ru}, дом ${house}`, en: `${house} ${en}` };
}

/** One of a list that is not empty, going round it. */
export function pick<T>(list: readonly T[], number: number): T {
  const item = list[number % list.length];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** All full names of places end in a kind with the possessive: «ауданы», «ауылы», «округі», «Республикасы». */
function ofKazakh(name: string): string {
  return `${name}${name.endsWith("і") ? "нің" : "ның"}`;
}

const russianGenitives: readonly (readonly [RegExp, string])[] = [
  [/^Республика /u, "Республики "],
  [/ская область$/u, "ской области"],
  [/^область /u, "области "],
  [/ский (район|сельский округ)$/u, "ского $1"],
  [/сельский округ$/u, "сельского округа"],
  [/ район$/u, " района"],
  [/^район /u, "района "],
  [/^село /u, "села "],
  [/^(город .*)а$/u, "$1ы"],
  [/^(город .*)й$/u, "$1я"],
  [/^(город .*[бвгджзклмнпрстфхцчшщ])$/u, "$1а"],
  [/^город /u, "города "],
];

function ofRussian(name: string): string {
  return russianGenitives.reduce((text, [ending, genitive]) => text.replace(ending, genitive), name);
}

function ofEnglish(name: string): string {
  return name.replace(/^Republic /u, "the Republic ").replace(/ city$/u, "");
}
