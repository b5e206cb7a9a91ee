import { InlineKeyboard } from "grammy";
import { questionLabel } from "../../bot/answer-text.ts";
import type { BotContext, Wording } from "../../bot/context.ts";
import { eventButtons, eventLine, eventText } from "../../bot/event-text.ts";
import { eventPayload, withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { withPaging } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import type { EventFilter, FoundEvent, ListedEvent } from "../../db/events.ts";
import { may } from "../../domain/authority.ts";
import { certificateFor } from "../../domain/certificate.ts";
import { doorState } from "../../domain/door.ts";
import { isFull, seatsLeft, signupState } from "../../domain/event.ts";
import type { Page } from "../../domain/page.ts";
import { ratingState } from "../../domain/rating.ts";
import type { Registration } from "../../domain/registration.ts";
import { formatMomentOfWeek } from "../../domain/time.ts";
import { addFilters, isNarrowed, listData } from "./filters.ts";

/** What a card is made of. */
interface Shown {
  readonly event: FoundEvent;
  /** What she has there. */
  readonly mine: readonly Registration[];
  readonly now: Date;
}

/** A page of events: what, when and where. */
export function listText(words: Wording, page: Page<ListedEvent>, filter: EventFilter): string {
  const { texts } = words;
  if (page.total === 0) return texts.html(isNarrowed(filter) ? "events-none-such" : "events-none");
  const items = page.items.map((event, index) =>
    [
      eventLine(words, page, index, event),
      ...(event.startsAt
        ? [texts.html("event-when", { moment: formatMomentOfWeek(event.startsAt, texts.language) })]
        : []),
      texts.html("event-where", { place: placeName(words, event.place) }),
      ...(event.mine === null ? [] : [texts.html("event-mine", { status: event.mine })]),
    ].join("\n"),
  );
  return [texts.html("events-list"), ...items].join("\n\n");
}

/** A button for each event, the pages before and after, and what the list is narrowed to. */
export function listKeyboard(words: Wording, page: Page<ListedEvent>, filter: EventFilter): InlineKeyboard {
  const { texts } = words;
  const keyboard = eventButtons(words, page, ({ id }) => `event:show:${id}`);
  withPaging(keyboard, texts, page, (number) => listData(number, filter));
  if (page.total > 0 || isNarrowed(filter)) addFilters(keyboard, words, filter);
  return withCrisis(keyboard, texts);
}

/** A message holds so many characters (Bot API, sendMessage). */
export const longestMessage = 4096;

/**
 * All that guests are told of an event, as Telegram HTML; a description that leaves too little room for her seats is left
 * out.
 */
export function cardText(words: Wording, shown: Shown): string {
  const { texts } = words;
  const { event, mine } = shown;
  const textOf = (one: FoundEvent) =>
    [
      eventText(words, one, seatLines(texts, shown)),
      ...(event.status === "cancelled" ? [] : ownLines(texts, mine)),
    ].join("\n\n");
  const text = textOf(event);
  return text.length <= longestMessage ? text : textOf({ ...event, description: {} });
}

/** Whether there is room, and until when one may sign up. */
function seatLines(texts: Texts, { event, mine, now }: Shown): string[] {
  const state = signupState(event, now);
  if (state !== "open") return [texts.html(`event-${state}`)];
  const left = seatsLeft(event);
  const isSeated = mine.length > 0;
  return [
    ...(isSeated || event.admission === "open" ? [] : [texts.html(`event-by-${event.admission}`)]),
    ...(isSeated || left === null
      ? []
      : [isFull(event) ? texts.html("event-full") : texts.html("event-seats", { count: left })]),
    ...(mine.length > 0 || event.asks.length === 0
      ? []
      : [
          texts.html("event-asks", {
            questions: event.asks.map((question) => questionLabel(texts, question)).join(", "),
          }),
        ]),
    ...(event.signupClosesAt
      ? [texts.html("event-until", { moment: formatMomentOfWeek(event.signupClosesAt, texts.language) })]
      : []),
    ...(event.quotaRegions.length > 0 ? [texts.html("event-delegations")] : []),
  ];
}

function ownLines(texts: Texts, mine: readonly Registration[]): string[] {
  return mine.map(({ status, code, answers, offeredUntil }) =>
    texts.html(`event-you-${status}`, {
      code,
      name: answers["name"] ?? "",
      moment: offeredUntil ? formatMomentOfWeek(offeredUntil, texts.language) : "",
    }),
  );
}

/** What she may do there now. */
export function cardKeyboard({ texts, me, person }: BotContext, { event, mine, now }: Shown): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  const { id } = event;
  const state = signupState(event, now);
  const isToCome = state === "open" || state === "closed";
  if (isToCome && mine.some(({ status }) => status === "offered"))
    keyboard.text(texts.plain("event-accept-button"), `event:accept:${id}`).row();
  if (event.kind === "contest") {
    const label = state === "open" || state === "begun" ? "work-hand-in-button" : "work-list-button";
    keyboard.text(texts.plain(label), `work:list:${id}`).row();
  } else if (mine.length === 0 && state === "open") {
    const seated = isFull(event) ? "event-wait-button" : "event-join-button";
    const label = event.admission === "approval" ? "event-request-button" : seated;
    keyboard.text(texts.plain(label), `event:join:${id}`).row();
  }
  if (doorState(event, now) !== "over" && mine.some(({ status }) => status === "confirmed"))
    keyboard.text(texts.plain("ticket-button"), `event:ticket:${id}`).row();
  const kind = certificateFor(event, mine, now);
  if (kind !== "none") keyboard.text(texts.plain("certificate", { kind }), `event:cert:${id}`).row();
  if (mine.length > 0 && isToCome) keyboard.text(texts.plain("event-edit-button"), `event:edit:${id}`).row();
  if (event.sessions > 0 && state !== "cancelled" && mine.some(({ status }) => status === "confirmed"))
    keyboard.text(texts.plain("programme-button"), `programme:${id}`).row();
  if (ratingState(event, now) === "open" && mine.some(({ status }) => status === "confirmed"))
    keyboard.text(texts.plain("event-rate-button"), `event:thanks:${id}`).row();
  if (mine.length > 0) keyboard.text(texts.plain("event-calendar-button"), `event:ics:${id}`).row();
  if (event.coordinates) keyboard.text(texts.plain("event-map-button"), `event:map:${id}`).row();
  if (!event.discreet) {
    const link = `https://t.me/${me.username}?start=${eventPayload}${id}`;
    keyboard
      .url(texts.plain("event-share-button"), `https://t.me/share/url?url=${encodeURIComponent(link)}`)
      .row();
  }
  if (event.quotaRegions.some((region) => may(person.grants, "delegates", region)))
    keyboard.text(texts.plain("delegation-button"), `delegation:${id}`).row();
  if (mine.length > 0 && isToCome)
    keyboard.text(texts.plain("event-leave-button"), `event:leave:${id}`).row();
  keyboard.text(texts.plain("menu-events"), "events");
  return withCrisis(keyboard, texts);
}
