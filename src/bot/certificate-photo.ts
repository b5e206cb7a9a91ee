import { InputFile } from "grammy";
import type { Certificate } from "../domain/certificate.ts";
import type { Event } from "../domain/event.ts";
import { dayOf, formatDay } from "../domain/time.ts";
import { drawCertificate } from "../files/certificate.ts";
import type { Wording } from "./context.ts";
import { eventTitle } from "./event-text.ts";
import { placeName } from "./names.ts";

/** The certificate of an event for one who was there, by her name, as a picture to send. */
export async function certificatePhoto(
  words: Wording,
  event: Event,
  kind: Certificate,
  name: string,
): Promise<InputFile> {
  const { texts } = words;
  const picture = await drawCertificate({
    name,
    title: texts.plain("certificate", { kind }),
    reason: texts.plain("certificate-reason", { kind }),
    event: eventTitle(words, event),
    occasion: `${daysOf(words, event)} · ${placeName(words, event.place)}`,
    from: texts.plain("certificate-from"),
  });
  return new InputFile(picture, "certificate.png");
}

/** The day it was, or the first and the last. */
function daysOf({ texts }: Wording, { startsAt, endsAt }: Event): string {
  const days = new Set([startsAt, endsAt].flatMap((moment) => (moment ? [dayOf(moment)] : [])));
  return [...days].map((day) => formatDay(day, texts.language)).join(" – ");
}
