import { z } from "zod";
import type { Localized } from "./language.ts";

const text = z.string().trim().min(1).max(60);
const localized = z.strictObject({ kk: text, ru: text, en: text });

const kind = z.strictObject({
  /** As files and the database have it, e.g. `COUNCIL`. */
  code: z.string().regex(/^[A-Z][A-Z_]{1,30}$/),
  name: localized,
  /** Helps in danger: dangers lead there, its contact is never offered to be saved, and nothing of it is remembered. */
  crisis: z.boolean(),
  /** Reconciles people: never named where there is a danger. */
  reconciles: z.boolean(),
});

const topic = z.strictObject({
  code: z.string().regex(/^[a-z][a-z_]{1,30}$/),
  /** Neutral words for a danger: somebody may look over her shoulder. */
  name: localized,
  /** Violence, self-harm, child abuse: never led to a village's or rural district's council, nor to mediation. */
  danger: z.boolean(),
});

const announcementTopic = z.strictObject({
  /** Buttons hold it beside an id (Bot API, `callback_data`: 64 bytes). */
  code: z.string().regex(/^[a-z][a-z_]{1,23}$/),
  name: localized,
});

/** A kind of help point, e.g. a family support centre. */
type HelpKind = z.infer<typeof kind>;

/** What help may be about. */
type Topic = z.infer<typeof topic>;

/** What an announcement may be about, for people to choose from. */
type AnnouncementTopic = z.infer<typeof announcementTopic>;

const unique = (list: readonly { code: string }[]) =>
  new Set(list.map(({ code }) => code)).size === list.length;

const defaultAnnouncementTopics: AnnouncementTopic[] = [
  { code: "campaigns", name: { kk: "Науқандар", ru: "Акции и кампании", en: "Campaigns" } },
  { code: "events", name: { kk: "Іс-шаралар", ru: "Мероприятия", en: "Events" } },
  {
    code: "parenting_courses",
    name: { kk: "Ата-аналарға арналған курстар", ru: "Курсы для родителей", en: "Courses for parents" },
  },
  { code: "contests", name: { kk: "Байқаулар", ru: "Конкурсы", en: "Contests" } },
  { code: "aid", name: { kk: "Көмек пен қолдау", ru: "Помощь и поддержка", en: "Aid and support" } },
];

const taxonomyFile = z.strictObject({
  kinds: z
    .array(kind)
    .max(20)
    .refine(unique, "a code stands twice")
    .refine((list) => list.some(({ code }) => code === "COUNCIL"), "COUNCIL is missing")
    .refine((list) => list.some(({ crisis }) => crisis), "one kind must help in danger"),
  topics: z.array(topic).min(1).max(40).refine(unique, "a code stands twice"),
  /** Files of earlier releases have none. */
  announcementTopics: z
    .array(announcementTopic)
    .min(1)
    .max(12)
    .refine(unique, "a code stands twice")
    .default(defaultAnnouncementTopics),
});

/** What the directory is divided by, in the order people see it: the names of organisations are data. */
export type Taxonomy = Readonly<z.infer<typeof taxonomyFile>>;

/** Reads an operator's taxonomy; problems name the row and field. */
export function parseTaxonomy(
  json: unknown,
): { ok: true; taxonomy: Taxonomy } | { ok: false; problems: string[] } {
  const parsed = taxonomyFile.safeParse(json);
  if (parsed.success) return { ok: true, taxonomy: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `${path.join(".")}: ${message}`,
    ),
  };
}

/** Used unless the operator's file replaces it. */
export const defaultTaxonomy: Taxonomy = {
  kinds: [
    kindOf("COUNCIL", { kk: "Аналар кеңесі", ru: "Совет матерей", en: "Mothers' Council" }),
    kindOf("FAMILY_SUPPORT_CENTER", {
      kk: "Отбасын қолдау орталығы",
      ru: "Центр поддержки семьи",
      en: "Family support centre",
    }),
    {
      ...kindOf("CRISIS_CENTER", { kk: "Дағдарыс орталығы", ru: "Кризисный центр", en: "Crisis centre" }),
      crisis: true,
    },
    {
      ...kindOf("MEDIATION", { kk: "Медиация кабинеті", ru: "Кабинет медиации", en: "Mediation" }),
      reconciles: true,
    },
    kindOf("CLUB", { kk: "Клубтар мен курстар", ru: "Клубы и курсы", en: "Clubs and courses" }),
    kindOf("OTHER", { kk: "Басқа көмек", ru: "Другая помощь", en: "Other help" }),
  ],
  topics: [
    danger("domestic_violence", { kk: "Үйдегі қауіпсіздік", ru: "Безопасность дома", en: "Safety at home" }),
    danger("child_abuse", { kk: "Баланың қауіпсіздігі", ru: "Безопасность ребёнка", en: "A child's safety" }),
    danger("self_harm", { kk: "Өте қиын сәт", ru: "Когда очень тяжело", en: "When it is too much" }),
    topicOf("divorce_mediation", {
      kk: "Ажырасу және келісім",
      ru: "Развод и договорённости",
      en: "Divorce and agreements",
    }),
    topicOf("legal_advice", { kk: "Заң кеңесі", ru: "Юридический совет", en: "Legal advice" }),
    topicOf("parenting", { kk: "Бала тәрбиесі", ru: "Воспитание детей", en: "Parenting" }),
    topicOf("special_needs", {
      kk: "Ерекше бала",
      ru: "Особенный ребёнок",
      en: "A child with special needs",
    }),
    topicOf("adolescents", { kk: "Жасөспірімдер", ru: "Подростки", en: "Adolescents" }),
    topicOf("mental_health", { kk: "Психолог көмегі", ru: "Помощь психолога", en: "Psychologist" }),
    topicOf("material_aid", { kk: "Материалдық көмек", ru: "Материальная помощь", en: "Material aid" }),
    topicOf("housing", { kk: "Баспана", ru: "Жильё", en: "Housing" }),
    topicOf("employment", { kk: "Жұмыс табу", ru: "Поиск работы", en: "Finding work" }),
    topicOf("kindergarten", { kk: "Балабақша", ru: "Детский сад", en: "Kindergarten" }),
    topicOf("alimony", { kk: "Алимент", ru: "Алименты", en: "Child maintenance" }),
    topicOf("documents", {
      kk: "Құжаттар мен жәрдемақы",
      ru: "Документы и пособия",
      en: "Papers and benefits",
    }),
    topicOf("pregnancy", {
      kk: "Жүктілік және нәресте",
      ru: "Беременность и младенец",
      en: "Pregnancy and newborns",
    }),
  ],
  announcementTopics: defaultAnnouncementTopics,
};

function kindOf(code: string, name: Localized): HelpKind {
  return { code, name, crisis: false, reconciles: false };
}

function topicOf(code: string, name: Localized): Topic {
  return { code, name, danger: false };
}

function danger(code: string, name: Localized): Topic {
  return { code, name, danger: true };
}
