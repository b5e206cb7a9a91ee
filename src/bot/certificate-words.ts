import type { Certificate } from "../domain/certificate.ts";
import type { Event } from "../domain/event.ts";
import { dayOf, formatDay } from "../domain/time.ts";
import type { Wording } from "./context.ts";
import { eventTitle } from "./event-text.ts";
import { placeName } from "./names.ts";

/** What a certificate of an event says, besides the name of who was there. */
export function certificateWords(words: Wording, event: Event, kind: Certificate) {
  const { texts } = words;
  return {
    title: texts.plain("certificate", { kind }),
    reason: texts.plain("certificate-reason", { kind }),
    event: eventTitle(words, event),
    occasion: `${daysOf(words, event)} · ${placeName(words, event.place)}`,
    from: texts.plain("certificate-from"),
  };
}

/** The day it was, or the first and the last. */
function daysOf({ texts }: Wording, { startsAt, endsAt }: Event): string {
  const days = new Set([startsAt, endsAt].flatMap((moment) => (moment ? [dayOf(moment)] : [])));
  return [...days].map((day) => formatDay(day, texts.language)).join(" – ");
}
