import { type Event, usualHours } from "../domain/event.ts";
import type { Partly } from "../domain/help-point.ts";
import { languages } from "../domain/language.ts";
import { questionsSchema } from "../domain/question.ts";
import type { Event as Row, Prisma } from "./generated/client.ts";

/** A row of the `event` table as an event. What is for its organisers alone, guests' queries leave out. */
export function eventOf({ latitude, longitude, ...row }: Omit<Row, "membersCode" | "doorHash">): Event {
  return {
    ...row,
    title: partlyOf(row.title),
    description: partlyOf(row.description),
    venue: partlyOf(row.venue),
    audience: partlyOf(row.audience),
    languages: languages.filter((language) => row.languages.includes(language)),
    asks: questionsSchema.parse(row.asks),
    coordinates: latitude === null || longitude === null ? null : { latitude, longitude },
  };
}

/** The condition that an event is over by then, as `endOf` says it. */
export function isOverBy(now: Date): Prisma.EventWhereInput {
  const began = new Date(now.getTime() - usualHours * 3_600_000);
  return { OR: [{ endsAt: { lte: now } }, { endsAt: null, startsAt: { lte: began } }] };
}

/** The condition that it is not over by then; a draft without a beginning is neither. */
export function isNotOverBy(now: Date): Prisma.EventWhereInput {
  const began = new Date(now.getTime() - usualHours * 3_600_000);
  return { OR: [{ endsAt: { gt: now } }, { endsAt: null, startsAt: { gt: began } }] };
}

/** What JSON says in each language. */
export function partlyOf(json: Prisma.JsonValue): Partly {
  const known: Partial<Record<string, unknown>> =
    typeof json === "object" && json !== null && !Array.isArray(json) ? json : {};
  return Object.fromEntries(
    languages.flatMap((language) => {
      const text = known[language];
      return typeof text === "string" ? [[language, text]] : [];
    }),
  );
}
