import type { Database } from "./db/database.ts";
import type { Prisma } from "./db/generated/client.ts";
import { dayOf, startOfDay } from "./domain/time.ts";

const hourMs = 3_600_000;

/** Writes made-up events: one full, one in the member's district, one with a programme. Dates are counted from `now`. */
export async function loadDemoEvents({ prisma }: Database, now: Date): Promise<void> {
  const today = startOfDay(dayOf(now)).getTime();
  const at = (days: number, hour: number) => new Date(today + (days * 24 + hour) * hourMs);
  const events: Omit<Prisma.EventCreateManyInput, "id" | "demo" | "status">[] = [
    {
      kind: "forum",
      title: { kk: "Аналар форумы", ru: "Форум матерей", en: "Mothers' Forum" },
      description: {
        kk: "Отбасы, тәрбие және аналар кеңестерінің жұмысы туралы бір күндік әңгіме.",
        ru: "Один день разговора о семье, воспитании и работе советов матерей.",
        en: "A day of talks about family, upbringing and the work of the Mothers' Councils.",
      },
      venue: { kk: "Достық үйі", ru: "Дом дружбы", en: "House of Friendship" },
      audience: {
        kk: "Кеңес мүшелері мен көмекшілер",
        ru: "Члены советов и помощники",
        en: "Members of councils and helpers",
      },
      languages: ["kk", "ru"],
      place: "710000000",
      latitude: 51.128,
      longitude: 71.43,
      startsAt: at(21, 10),
      endsAt: at(21, 18),
      signupClosesAt: at(19, 18),
      capacity: 300,
      partyLimit: 2,
      asks: [
        { code: "council", isRequired: false },
        { code: "district", isRequired: true },
        { code: "role", isRequired: false },
        { code: "needs", isRequired: false },
        {
          code: "q1",
          isRequired: false,
          type: "choice",
          words: {
            kk: "Қай бөлімге қатысасыз?",
            ru: "В какой секции вы примете участие?",
            en: "Which section will you join?",
          },
          choices: [
            { kk: "Отбасы", ru: "Семья", en: "Family" },
            { kk: "Тәрбие", ru: "Воспитание", en: "Upbringing" },
          ],
        },
      ],
      sessions: 4,
    },
    {
      kind: "meeting",
      title: {
        kk: "Қордай аудандық кездесуі",
        ru: "Встреча Кордайского района",
        en: "Kordai district meeting",
      },
      venue: { kk: "Мәдениет үйі", ru: "Дом культуры", en: "House of Culture" },
      place: "314800000",
      startsAt: at(9, 15),
      capacity: 40,
      offerHours: 12,
    },
    {
      kind: "training",
      title: { kk: "Жас аналар сабағы", ru: "Занятие для молодых мам", en: "A class for young mothers" },
      description: {
        kk: "Бала күтімі мен алғашқы көмек.",
        ru: "Уход за ребёнком и первая помощь.",
        en: "Child care and first aid.",
      },
      place: "750000000",
      startsAt: at(5, 11),
      // Nobody has to come to see what it is to wait.
      capacity: 0,
    },
    {
      kind: "contest",
      title: {
        kk: "«Менің отбасым» сурет байқауы",
        ru: "Конкурс рисунков «Моя семья»",
        en: "Drawing contest “My family”",
      },
      audience: { kk: "7–18 жастағы балалар", ru: "Дети 7–18 лет", en: "Children of 7 to 18" },
      place: "000000000",
      startsAt: at(40, 12),
      signupClosesAt: at(30, 18),
    },
  ];
  await prisma.event.createMany({
    data: events.map((event, index) => ({
      ...event,
      id: idOf(index + 1),
      status: "published" as const,
      demo: true,
    })),
  });
  // The forum's.
  const sessions: Omit<Prisma.EventSessionCreateManyInput, "eventId">[] = [
    {
      title: { kk: "Форумның ашылуы", ru: "Открытие форума", en: "Opening" },
      venue: { kk: "Үлкен зал", ru: "Большой зал", en: "Main hall" },
      startsAt: at(21, 10),
      endsAt: at(21, 11),
    },
    {
      title: { kk: "Ата-ана мен жасөспірім", ru: "Родители и подростки", en: "Parents and teenagers" },
      venue: { kk: "1-зал", ru: "Зал 1", en: "Hall 1" },
      startsAt: at(21, 11),
      endsAt: at(21, 13),
      capacity: 40,
    },
    {
      title: { kk: "Кеңес жұмысын бастау", ru: "С чего начать работу совета", en: "How to begin a council" },
      venue: { kk: "2-зал", ru: "Зал 2", en: "Hall 2" },
      startsAt: at(21, 12),
      endsAt: at(21, 14),
      capacity: 25,
    },
    {
      title: { kk: "Алғашқы көмек", ru: "Первая помощь", en: "First aid" },
      venue: { kk: "2-зал", ru: "Зал 2", en: "Hall 2" },
      startsAt: at(21, 15),
      endsAt: at(21, 17),
      capacity: 20,
    },
  ];
  await prisma.eventSession.createMany({
    data: sessions.map((session) => ({ ...session, eventId: idOf(1) })),
  });
}

/** Of an event of the demo, by its number from 1. */
function idOf(number: number): string {
  return `de400000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}
