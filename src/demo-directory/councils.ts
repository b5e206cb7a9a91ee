import type { HelpPointFacts } from "../domain/help-point.ts";
import { levelOf, republicId } from "../domain/kato.ts";
import type { Draft } from "./facts.ts";
import { councilOf, pick } from "./names.ts";
import { demoGazetteer } from "./places.ts";
import { capitals, regions } from "./regions.ts";

/** Kordai (Zhambyl region), Sairam (Turkistan region) and Urzhar (Abai region) go down to their villages. */
const districts = (
  "103200000 104000000 104600000 116600000 117000000 154800000 156000000 194000000 195200000 196200000 233600000 " +
  "234600000 273600000 274400000 313600000 314800000 315400000 333400000 334600000 354000000 354800000 394400000 " +
  "395400000 433200000 434400000 473600000 475000000 553600000 554600000 593200000 596000000 614600000 615200000 " +
  "615400000 623600000 623800000 634000000 634600000"
).split(" ");

/** Not all of them: without one, the next rung answers. */
const ruralDistricts =
  "314832000 314851000 314853000 615230000 615253000 615265000 104630000 104671000 104679000".split(" ");
const villages =
  "314830100 314832400 314837100 314851100 615230100 615247200 615265100 104630100 104649100 104671100 104675100".split(
    " ",
  );

const wide = ["legal_advice", "parenting", "employment", "documents"];
const local = ["parenting", "material_aid", "documents", "kindergarten"];

const notes: readonly HelpPointFacts["notes"][] = [
  {
    kk: "Кеңес айына бір рет жиналады, кез келген ана келе алады.",
    ru: "Совет собирается раз в месяц, прийти может любая мама.",
    en: "The council meets once a month; every mother may come.",
  },
  {},
  {
    kk: "Келер алдында қоңырау шалыңыз.",
    ru: "Перед приходом позвоните.",
    en: "Please call before you come.",
  },
  { kk: "Жиын мектептің мәжіліс залында өтеді." },
];

/** Councils of every rung, and two that are outside the ladder. */
export const councils: readonly Draft[] = [
  ...[republicId, ...regions, ...capitals.filter((place) => !regions.includes(place))].map(council),
  ...[...districts, ...ruralDistricts, ...villages].map(council),
  {
    kind: "COUNCIL",
    affiliation: "ethnocultural",
    founded: 2019,
    place: "790000000",
    name: {
      kk: "«Достық» этномәдени бірлестігінің аналар кеңесі",
      ru: "Совет матерей этнокультурного объединения «Достык»",
      en: "Mothers' Council of the Dostyk ethno-cultural association",
    },
    topics: ["parenting", "adolescents"],
  },
  {
    kind: "COUNCIL",
    affiliation: "enterprise",
    founded: 2021,
    place: "392410000",
    name: {
      kk: "«Үлгі» зауытының аналар кеңесі",
      ru: "Совет матерей завода «Улги»",
      en: "Mothers' Council of the Ulgi factory",
    },
    topics: ["employment", "kindergarten"],
    eligibility: { kk: "Зауыт қызметкерлері", ru: "Сотрудницы завода", en: "Women who work at the factory" },
  },
];

function council(place: string, number: number): Draft {
  const level = levelOf(place);
  const isFar = level === "republic" || level === "region";
  const isWide = isFar || level === "district";
  return {
    kind: "COUNCIL",
    affiliation: "territorial",
    founded: 2014 + ((number * 5) % 11),
    place,
    name: councilOf(nameOf(place)),
    notes: pick(notes, number),
    // Of danger only those are told who are not from next door.
    topics: [...(isFar ? ["domestic_violence"] : []), ...(isWide ? wide : local)],
    hours: isWide ? "Mo-Fr 10:00-17:00" : number % 2 === 0 ? "We 15:00-18:00" : null,
  };
}

function nameOf(place: string): ReturnType<typeof councilOf> {
  const found = demoGazetteer.find(place);
  if (!found) throw new Error(`the demo has no place ${place}`);
  return found.name;
}
