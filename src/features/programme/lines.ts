import type { Texts } from "../../bot/texts.ts";
import { seatsLeft } from "../../domain/event.ts";
import { inLanguage } from "../../domain/help-point.ts";
import { numberOf, type Page } from "../../domain/page.ts";
import type { Session } from "../../domain/session.ts";
import { shorten } from "../../domain/shorten.ts";
import { formatMomentOfWeek } from "../../domain/time.ts";

/** In a list: of what is longer, the beginning. */
const longestTitle = 60;

/** What a part of a programme is called, as far as a list goes. */
export function sessionTitle({ language }: Texts, session: Pick<Session, "title">): string {
  return shorten(inLanguage(session.title, language), longestTitle);
}

/** Its number in the list and what it is called, for a button. */
export function numbered(texts: Texts, page: Page<Session>, index: number, session: Session): string {
  return `${numberOf(page, index)}. ${sessionTitle(texts, session)}`;
}

/** What, when and where, as Telegram HTML, as an entry of a list. */
export function sessionLines(texts: Texts, page: Page<Session>, index: number, session: Session): string[] {
  return [
    texts.html("events-line", { number: numberOf(page, index), title: sessionTitle(texts, session) }),
    ...whenAndWhere(texts, session),
  ];
}

/** When and in which hall. */
export function whenAndWhere(texts: Texts, { startsAt, endsAt, venue }: Session): string[] {
  const { language } = texts;
  const hall = inLanguage(venue, language);
  return [
    texts.html("event-when", { moment: formatMomentOfWeek(startsAt, language) }),
    ...(endsAt ? [texts.html("event-ends", { moment: formatMomentOfWeek(endsAt, language) })] : []),
    ...(hall ? [texts.html("event-where", { place: hall })] : []),
  ];
}

/** How many seats are left. */
export function leftLine(texts: Texts, session: Session): string {
  const left = seatsLeft(session);
  if (left === null) return texts.html("session-for-all");
  return left === 0 ? texts.html("session-full") : texts.html("event-seats", { count: left });
}
