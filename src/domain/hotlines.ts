import { z } from "zod";
import { type Language, languages, type Localized } from "./language.ts";

const text = z.string().trim().min(1).max(300);

/** Telegram takes 4096 characters in a message, of which the list is a part. */
const longestList = 3400;
const localized = z.strictObject({ kk: text, ru: text, en: text });

const hotline = z.strictObject({
  /** As it is dialled; digits, for long numbers with a leading +. */
  number: z.string().regex(/^\+?\d{3,15}$/),
  who: localized,
  cost: localized,
  hours: localized,
  /** What happens with what she says. */
  afterwards: localized,
  /** Where the facts come from. */
  source: text,
  /** The day the facts were last compared with the source, YYYY-MM-DD. */
  checkedAt: z.iso.date(),
  /** Only confirmed lines are shown to people. */
  confirmed: z.boolean(),
});

/** A number that needs no place: who answers, what it costs, when, and what it does with what is said. */
export type Hotline = z.infer<typeof hotline>;

/** What an operator's file holds: the whole list, in the order people see it. */
export const hotlinesFile = z
  .array(hotline)
  .min(1)
  .refine((lines) => new Set(lines.map((line) => line.number)).size === lines.length, "a number stands twice")
  .refine((lines) => lines.some((line) => line.confirmed), "at least one line must be confirmed")
  .refine(
    (lines) => languages.every((language) => lengthIn(lines, language) <= longestList),
    `the texts of the confirmed lines must fit in one message: ${longestList} characters in each language`,
  );

const free: Localized = { kk: "тегін", ru: "бесплатно", en: "free" };
const always: Localized = { kk: "тәулік бойы", ru: "круглосуточно", en: "24 hours" };

/** The national lines, used unless the operator's file replaces them. */
export const defaultHotlines: readonly Hotline[] = [
  {
    number: "112",
    who: {
      kk: "Құтқару қызметі: өмірге қауіп төнсе",
      ru: "Служба спасения: если жизнь в опасности",
      en: "Emergency service: when a life is in danger",
    },
    cost: free,
    hours: always,
    afterwards: {
      kk: "Қоңырау тіркеледі. Қажет қызметті өздері жібереді.",
      ru: "Звонок регистрируют и сами отправляют нужную службу.",
      en: "The call is registered, and they send the service you need.",
    },
    source: "Several official sources agree",
    checkedAt: "2026-11-21",
    confirmed: true,
  },
  {
    number: "102",
    who: { kk: "Полиция", ru: "Полиция", en: "Police" },
    cost: free,
    hours: always,
    afterwards: {
      kk: "Қоңырау тіркеледі. Арыз жазбасаңыз да, полиция шара қолдана алады.",
      ru: "Звонок регистрируют. Полиция может действовать и без вашего заявления.",
      en: "The call is registered. The police may act without a complaint from you.",
    },
    source: "Several official sources agree",
    checkedAt: "2026-11-21",
    confirmed: true,
  },
  {
    number: "103",
    who: { kk: "Жедел жәрдем", ru: "Скорая помощь", en: "Ambulance" },
    cost: free,
    hours: always,
    afterwards: {
      kk: "Қоңырау тіркелуі мүмкін.",
      ru: "Звонок могут зарегистрировать.",
      en: "The call may be registered.",
    },
    source: "Several official sources agree",
    checkedAt: "2026-11-21",
    confirmed: true,
  },
  {
    number: "111",
    who: {
      kk: "Әйелдерге, балаларға және отбасыларға көмек. Сөйлей алмасаңыз, чат арқылы да жауап береді",
      ru: "Помощь женщинам, детям и семьям. Если говорить нельзя, отвечают и в чате",
      en: "Help for women, children and families. If you can't talk, they also answer by chat",
    },
    cost: free,
    hours: always,
    afterwards: {
      kk: "Өтінішіңіз тіркеледі. Қажет болса, арыз жазбасаңыз да, оны полицияға немесе қорғаншылық органына береді.",
      ru: "Обращение регистрируют. При необходимости его передают полиции или органам опеки, и без вашего заявления.",
      en: "What you say is registered. If needed it is passed to the police or child protection, even without a complaint from you.",
    },
    source: "Several official sources agree; in service since 16 October 2023",
    checkedAt: "2026-11-21",
    confirmed: true,
  },
  {
    number: "150",
    who: {
      kk: "Балалар, жастар және отбасыларға арналған сенім телефоны",
      ru: "Телефон доверия для детей, молодёжи и семей",
      en: "Helpline for children, young people and families",
    },
    cost: {
      kk: "қалалық телефоннан тегін",
      ru: "бесплатно с городских телефонов",
      en: "free from landlines",
    },
    hours: always,
    afterwards: {
      kk: "Қоңырау тіркелуі мүмкін.",
      ru: "Звонок могут зарегистрировать.",
      en: "The call may be registered.",
    },
    source: "Union of Crisis Centres; several sources agree up to 2024, operation in 2026 is not confirmed",
    checkedAt: "2026-11-21",
    confirmed: false,
  },
];

/** Reads an operator's list; problems name the row and field. */
export function parseHotlines(
  json: unknown,
): { ok: true; hotlines: readonly Hotline[] } | { ok: false; problems: string[] } {
  const parsed = hotlinesFile.safeParse(json);
  if (parsed.success) return { ok: true, hotlines: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) =>
      issue.path.length === 0 ? issue.message : `${issue.path.join(".")}: ${issue.message}`,
    ),
  };
}

function lengthIn(lines: readonly Hotline[], language: Language): number {
  return shownHotlines(lines)
    .map(
      ({ number, who, cost, hours, afterwards }) =>
        [number, who[language], cost[language], hours[language], afterwards[language]].join("  ").length,
    )
    .reduce((sum, length) => sum + length, 0);
}

/** The lines people may see. */
export function shownHotlines(hotlines: readonly Hotline[]): Hotline[] {
  return hotlines.filter((line) => line.confirmed);
}
