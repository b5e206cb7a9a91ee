import { InlineKeyboard } from "grammy";
import { withCrisis } from "../../bot/keyboards.ts";
import { withPaging } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import { seatsLeft } from "../../domain/event.ts";
import type { Page } from "../../domain/page.ts";
import type { OwnSession, Session } from "../../domain/session.ts";
import { leftLine, numbered, sessionLines, sessionTitle } from "./lines.ts";

/** A page of the programme with what is left and what is hers, `before` above it as HTML. */
export function programmeText(texts: Texts, page: Page<OwnSession>, before?: string): string {
  const items = page.items.map((session, index) =>
    [
      ...sessionLines(texts, page, index, session),
      session.isMine ? texts.html("session-mine") : leftLine(texts, session),
    ].join("\n"),
  );
  return [
    ...(before === undefined ? [] : [before]),
    texts.html(page.total === 0 ? "programme-none" : "programme-list"),
    ...items,
  ].join("\n\n");
}

/** A button for each part where she can take a seat or give one back. */
export function programmeKeyboard(
  texts: Texts,
  eventId: string,
  page: Page<OwnSession>,
  now: Date,
): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, session] of page.items.entries()) {
    if (session.capacity === null || session.startsAt <= now) continue;
    const label = numbered(texts, page, index, session);
    if (session.isMine) keyboard.text(`✅ ${label}`, `programme:give:${session.id}:${page.page}`).row();
    else if (seatsLeft(session) !== 0)
      keyboard.text(label, `programme:take:${session.id}:${page.page}`).row();
  }
  withPaging(keyboard, texts, page, (number) => `programme:${eventId}:${number}`);
  return withCrisis(keyboard.text(texts.plain("event-show-button"), `event:show:${eventId}`), texts);
}

/** What she has at that time. */
export function clashText(texts: Texts, clashing: readonly Session[]): string {
  const titles = clashing.map((session) => sessionTitle(texts, session)).join("\n");
  return texts.html("session-clash", { titles });
}
