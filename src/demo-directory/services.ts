import { daysBefore } from "../domain/help-point-status.ts";
import type { Partly } from "../domain/help-point.ts";
import type { Localized } from "../domain/language.ts";
import type { Draft } from "./facts.ts";
import { named, pick } from "./names.ts";
import { capitals } from "./regions.ts";

const free: Localized = { kk: "Тегін", ru: "Бесплатно", en: "Free of charge" };
const ramp: Localized = { kk: "Пандус бар", ru: "Есть пандус", en: "There is a ramp" };
const taraz = "311010000";

/** Centres, offices and clubs, on the day `today` (YYYY-MM-DD). */
export function services(today: string): Draft[] {
  return [
    ...[...capitalsBut("15", "39", "62"), ...districtsWithCentre].map(familySupportCentre),
    ...capitalsBut("11", "23", "27", "43", "47", "59").map(crisisCentre),
    ...capitals.filter((_, index) => index % 2 === 0).map(mediation),
    ...[...capitals.filter((_, index) => index % 2 === 1), ...villagesWithClub].map(club),
    ...capitals.filter((_, index) => index % 3 === 0).map(other),
    shelter,
    pausedCentre(today),
    closedClub,
  ];
}

/** Those of all regions but these. */
function capitalsBut(...regions: string[]): string[] {
  return capitals.filter((place) => !regions.includes(place.slice(0, 2)));
}

const districtsWithCentre =
  "314800000 615200000 104600000 117000000 156000000 195200000 334600000 473600000 634600000".split(" ");
const villagesWithClub = "314830100 314851100 615253100 615267100 104630100 104671100".split(" ");

const centreHours = [
  "Mo-Fr 09:00-18:00",
  "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-14:00",
  "Mo-Sa 09:00-19:00; Dec 16 off",
] as const;

const familyCentre: Localized = {
  kk: "отбасын қолдау орталығы",
  ru: "Центр поддержки семьи",
  en: "Family Support Centre",
};

const centreTopics = ["legal_advice", "mental_health", "parenting", "alimony", "documents"];

function familySupportCentre(place: string, number: number): Draft {
  return {
    kind: "FAMILY_SUPPORT_CENTER",
    place,
    name: named(familyCentre, number),
    phoneCount: 2,
    hours: pick(centreHours, number),
    topics: [
      ...centreTopics,
      ...(number % 2 === 0 ? ["special_needs", "domestic_violence"] : ["adolescents", "housing"]),
    ],
    url: `https://example.org/family-centre-${number + 1}`,
    eligibility: { kk: "Кез келген отбасы", ru: "Любая семья", en: "Any family" },
    cost: free,
    accessibility: number % 3 === 0 ? ramp : {},
    notes: {
      kk: "Алдын ала жазылмай-ақ келуге болады. Балаларға арналған ойын бөлмесі бар.",
      ru: "Можно прийти без записи. Для детей есть игровая комната.",
      en: "You may come without an appointment. There is a playroom for children.",
    },
  };
}

const crisis: Pick<Draft, "kind" | "hours" | "topics" | "eligibility" | "cost"> = {
  kind: "CRISIS_CENTER",
  hours: "24/7",
  topics: ["domestic_violence", "child_abuse", "self_harm", "housing", "legal_advice"],
  eligibility: {
    kk: "Көмек керек әйелдер мен балалар",
    ru: "Женщины и дети, которым нужна помощь",
    en: "Women and children who need help",
  },
  cost: free,
};

function crisisCentre(place: string, number: number): Draft {
  return {
    ...crisis,
    place,
    name: named({ kk: "дағдарыс орталығы", ru: "Кризисный центр", en: "Crisis Centre" }, number + 3),
    notes: {
      kk: "Түнде де қоңырау шалуға болады.",
      ru: "Можно звонить и ночью.",
      en: "You may call at night, too.",
    },
  };
}

const shelter: Draft = {
  ...crisis,
  place: taraz,
  name: {
    kk: "Аналар мен балаларға арналған уақытша паналау орны",
    ru: "Временное жильё для матерей с детьми",
    en: "Temporary home for mothers and children",
  },
  addressConfidential: true,
  notes: {
    kk: "Алдымен қоңырау шалыңыз: сізді алып кетеді.",
    ru: "Сначала позвоните: за вами приедут.",
    en: "Call first: somebody will come for you.",
  },
};

function mediation(place: string, number: number): Draft {
  return {
    kind: "MEDIATION",
    place,
    name: named({ kk: "медиация кабинеті", ru: "Кабинет медиации", en: "Mediation Office" }, number + 5),
    hours: "Mo-Fr 10:00-16:00",
    topics: ["divorce_mediation", "alimony"],
    cost: number % 2 === 0 ? free : {},
    notes: {
      kk: "Екі тараптың да келісімі керек.",
      ru: "Нужно согласие обеих сторон.",
      en: "Both sides must agree to it.",
    },
  };
}

interface Offer {
  readonly name: Partly;
  readonly topics: readonly string[];
  readonly hours: string | null;
  readonly cost: Partly;
}

const monthly: Localized = { kk: "Айына 5 000 ₸", ru: "5 000 ₸ в месяц", en: "5,000 ₸ a month" };

/** Two are told in one language only, as in real life. */
const clubs: readonly Offer[] = [
  {
    name: { kk: "Жас аналар клубы", ru: "Клуб молодых мам", en: "Young Mothers' Club" },
    topics: ["pregnancy", "parenting"],
    hours: "Sa 11:00-13:00",
    cost: free,
  },
  {
    name: { kk: "Тігін курсы", ru: "Курсы шитья", en: "Sewing Course" },
    topics: ["employment"],
    hours: "Mo,We,Fr 15:00-18:00",
    cost: monthly,
  },
  {
    name: { kk: "Ата-аналар мектебі", ru: "Школа родителей", en: "School for Parents" },
    topics: ["parenting", "adolescents"],
    hours: "Th 18:00-20:00",
    cost: free,
  },
  {
    name: {
      kk: "Ерекше бала тәрбиелеп отырған аналар клубы",
      ru: "Клуб мам особенных детей",
      en: "Club for Mothers of Children with Special Needs",
    },
    topics: ["special_needs", "mental_health"],
    hours: "Su 12:00-15:00",
    cost: free,
  },
  { name: { kk: "Домбыра үйірмесі" }, topics: ["adolescents"], hours: "Tu,Th 16:00-18:00", cost: {} },
  { name: { ru: "Клуб «Своё дело»" }, topics: ["employment"], hours: null, cost: monthly },
];

function club(place: string, number: number): Draft {
  return { kind: "CLUB", place, ...pick(clubs, number) };
}

const offices: readonly Offer[] = [
  {
    name: {
      kk: "Киім мен азық-түлік тарату орны",
      ru: "Пункт выдачи одежды и продуктов",
      en: "Clothes and Food Point",
    },
    topics: ["material_aid"],
    hours: "Tu-Sa 10:00-17:00",
    cost: free,
  },
  {
    name: {
      kk: "Балабақша кезегі бойынша кеңес",
      ru: "Консультация по очереди в детский сад",
      en: "Kindergarten Queue Advice",
    },
    topics: ["kindergarten", "documents"],
    hours: "Mo-Fr 09:00-13:00",
    cost: free,
  },
  {
    name: { kk: "Баспана мәселелері бойынша кеңес", ru: "Консультация по жилью", en: "Housing Advice" },
    topics: ["housing", "documents"],
    hours: "Mo-Fr 14:00-18:00",
    cost: free,
  },
];

function other(place: string, number: number): Draft {
  return { kind: "OTHER", place, ...pick(offices, number) };
}

/** Of Merke District: near enough to be among the nearest of Kordai District. */
function pausedCentre(today: string): Draft {
  return {
    ...familySupportCentre("315400000", 28),
    status: "temporarily_closed",
    closedReason: { kk: "Жөндеу жүріп жатыр", ru: "Идёт ремонт", en: "Repairs are under way" },
    closedUntil: daysBefore(today, -25),
  };
}

const closedClub: Draft = {
  ...club("111010000", 1),
  status: "closed",
};
