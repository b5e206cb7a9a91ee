import { InlineKeyboard } from "grammy";
import type { Wording } from "../../bot/context.ts";
import { eventButtons, eventLine, eventText } from "../../bot/event-text.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { withPaging } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import type { EventChanged, EventList, OrganisedEvent, Reach } from "../../db/organising.ts";
import { mayCertify } from "../../domain/certificate.ts";
import { doorState } from "../../domain/door.ts";
import type { Event } from "../../domain/event.ts";
import {
  type AskedChange,
  type EventField,
  type EventIssue,
  type EventStep,
  isChangeable,
  issuesOfEvent,
  statusAfter,
} from "../../domain/event-rules.ts";
import { inLanguage } from "../../domain/help-point.ts";
import { languageNames, languages } from "../../domain/language.ts";
import type { Page } from "../../domain/page.ts";
import type { Ratings } from "../../domain/rating.ts";
import { formatMomentOfWeek } from "../../domain/time.ts";
import { admissionLines, withAdmission } from "./admission-view.ts";

/** In the order in which they are told. */
const editable: readonly EventField[] = [
  "title",
  "startsAt",
  "endsAt",
  "venue",
  "capacity",
  "partyLimit",
  "signupClosesAt",
  "audience",
  "description",
  "picture",
  "offerHours",
];

/** A page of her territory's events. */
export function listText(words: Wording, page: Page<Event>, list: EventList): string {
  const { texts } = words;
  if (page.total === 0) return texts.html(listKeys[list].none);
  const items = page.items.map((event, index) =>
    [
      eventLine(words, page, index, event),
      texts.html("organise-status", { status: event.status }),
      ...(event.startsAt
        ? [texts.html("event-when", { moment: formatMomentOfWeek(event.startsAt, texts.language) })]
        : []),
      texts.html("event-where", { place: placeName(words, event.place) }),
    ].join("\n"),
  );
  return [texts.html(listKeys[list].heading), ...items].join("\n\n");
}

const listKeys = {
  coming: { heading: "organise-list", none: "organise-none" },
  asked: { heading: "organise-asked-list", none: "organise-asked-none" },
  past: { heading: "organise-past-list", none: "organise-past-none" },
} as const;

/** A button for each; under those to come, a new one and the past, and under others the way back. */
export function listKeyboard(texts: Texts, page: Page<Event>, list: EventList): InlineKeyboard {
  const opens = list === "asked" ? "organise:asking" : "organise:show";
  const keyboard = eventButtons({ texts }, page, ({ id }) => `${opens}:${id}`);
  withPaging(keyboard, texts, page, (number) => `organise:${list === "coming" ? "" : `${list}:`}${number}`);
  if (list !== "coming") keyboard.text(texts.plain("organise-list-button"), "organise");
  else
    keyboard
      .text(texts.plain("organise-new-button"), "organise:new")
      .row()
      .text(texts.plain("organise-file-button"), "organise:file")
      .row()
      .text(texts.plain("organise-past-button"), "organise:past:0");
  return withCrisis(keyboard, texts);
}

/** What a card is made of. */
interface Shown {
  readonly event: OrganisedEvent;
  readonly now: Date;
  /** Undefined while there are none that may be shown. */
  readonly ratings: Ratings | undefined;
}

/** What guests will see, how many there are, how they liked it, and what is still missing. */
export function cardText(words: Wording, { event, now, ratings }: Shown): string {
  const { texts } = words;
  const { confirmed, offered, waitlisted, cancelled, attended } = event.counts;
  const missing = languages.filter((language) => !event.title[language]);
  const more = [
    ...(event.signupClosesAt
      ? [texts.html("event-until", { moment: formatMomentOfWeek(event.signupClosesAt, texts.language) })]
      : []),
    event.capacity === null
      ? texts.html("organise-unlimited")
      : texts.html("organise-capacity", { count: event.capacity }),
    ...(event.offerHours > 0 ? [texts.html("organise-offer", { hours: event.offerHours })] : []),
  ];
  const isEarly = event.status === "draft";
  return [
    texts.html("organise-status", { status: event.status }),
    eventText(words, event, more),
    ...admissionLines(texts, event),
    ...(event.campaign
      ? [texts.html("campaign-event", { name: inLanguage(event.campaign, texts.language) })]
      : []),
    ...(event.picture === null ? [] : [texts.html("organise-picture")]),
    ...(event.discreet ? [texts.html("organise-discreet")] : []),
    ...(isEarly
      ? []
      : [texts.html("organise-counts", { confirmed, offered, waitlisted, cancelled, attended })]),
    ...(ratings ? [ratingsText(texts, ratings)] : []),
    ...(isEarly ? issuesOfEvent(event, now).map((issue) => issueText(texts, issue)) : []),
    ...(missing.length > 0 && missing.length < languages.length
      ? [texts.html("organise-missing", { languages: missing.map((one) => languageNames[one]).join(", ") })]
      : []),
  ].join("\n\n");
}

function ratingsText(texts: Texts, { count, average }: Ratings): string {
  const point = texts.language === "en" ? "." : ",";
  return texts.html("organise-ratings", { count, average: average.toFixed(1).replace(".", point) });
}

/** What she may do with it now. */
export function cardKeyboard(texts: Texts, { event, now, ratings }: Shown): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  const may = (step: EventStep) => statusAfter(event, step, now) !== undefined;
  if (may("publish") && issuesOfEvent(event, now).length === 0)
    keyboard
      .text(
        texts.plain(event.status === "closed" ? "organise-reopen-button" : "organise-publish-button"),
        `organise:step:${event.id}:publish`,
      )
      .row();
  if (doorState(event, now) !== "over")
    keyboard.text(texts.plain("door-button"), `door:card:${event.id}`).row();
  if (isChangeable(event))
    keyboard
      .text(texts.plain("organise-edit-button"), `organise:edit:${event.id}`)
      .row()
      .text(texts.plain("programme-button"), `programme:edit:${event.id}`)
      .row();
  if (event.kind === "contest") {
    keyboard.text(texts.plain("contest-rules-button"), `contest:rules:${event.id}`).row();
    if (event.status !== "draft") keyboard.text(texts.plain("jury-button"), `jury:show:${event.id}`).row();
  }
  withAdmission(keyboard, texts, event);
  if (may("close"))
    keyboard.text(texts.plain("organise-close-button"), `organise:step:${event.id}:close`).row();
  if (may("cancel") && event.status === "draft")
    keyboard.text(texts.plain("organise-delete-button"), `organise:step:${event.id}:cancel`).row();
  else if (may("cancel"))
    keyboard.text(texts.plain("organise-cancel-button"), `organise:ask:${event.id}`).row();
  if (event.status !== "draft")
    keyboard
      .text(
        texts.plain("participants-button", { count: event.taken + event.waiting }),
        `participants:${event.id}`,
      )
      .row();
  if (mayCertify(event))
    keyboard.text(texts.plain("organise-certificate-button"), `organise:cert:${event.id}`).row();
  if (ratings) keyboard.text(texts.plain("organise-words-button"), `organise:words:${event.id}:0`).row();
  keyboard.text(texts.plain("organise-copy-button"), `organise:copy:${event.id}`).row();
  return withCrisis(keyboard.text(texts.plain("organise-list-button"), "organise"), texts);
}

/** The facts that can be changed. */
export function fieldsKeyboard(texts: Texts, { id, discreet }: Event): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const field of editable)
    keyboard
      .text(texts.plain("organise-field", { field }), `organise:set:${id}:${field.toLowerCase()}`)
      .row();
  keyboard.text(texts.plain("campaign-event-button"), `organise:campaign:${id}`).row();
  keyboard.text(texts.plain("organise-languages-button"), `organise:languages:${id}`).row();
  keyboard.text(texts.plain("organise-reminders-button"), `organise:reminders:${id}`).row();
  keyboard.text(texts.plain("organise-questions-button"), `organise:asks:${id}`).row();
  keyboard.text(texts.plain("admission-button"), `organise:admission:${id}`).row();
  keyboard.text(texts.plain("quota-button"), `organise:quotas:${id}`).row();
  keyboard
    .text(
      texts.plain(discreet ? "organise-ordinary-button" : "organise-discreet-button"),
      `organise:discreet:${id}:${discreet ? "off" : "on"}`,
    )
    .row();
  return withCrisis(keyboard.text(texts.plain("organise-card-button"), `organise:show:${id}`), texts);
}

/** What will be written. */
export function changeText(texts: Texts, change: AskedChange, reach: Reach | undefined): string {
  const summary = texts.html("organise-summary", { field: change.field, value: valueText(texts, change) });
  return [summary, ...(reach && mayBeNews.has(change.field) ? reachLines(texts, reach) : [])].join("\n\n");
}

/** Who will be told, and who can't be. */
export function reachLines(texts: Texts, { accounts, byHand }: Reach): string[] {
  return [
    ...(accounts > 0 ? [texts.html("organise-will-tell", { people: accounts })] : []),
    ...(byHand > 0 ? [texts.html("organise-by-hand", { people: byHand })] : []),
  ];
}

const mayBeNews: ReadonlySet<EventField> = new Set(["startsAt", "endsAt", "venue"]);

function valueText(texts: Texts, { field, value }: AskedChange): string {
  if (value === null) return texts.plain("organise-nothing");
  if (field === "picture") return texts.plain("organise-picture");
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return Object.values(value).join("\n") || texts.plain("organise-nothing");
  return field === "startsAt" || field === "endsAt" || field === "signupClosesAt"
    ? formatMomentOfWeek(new Date(value), texts.language)
    : value;
}

/** Why an event was not changed. */
export function refusedText(texts: Texts, refused: Exclude<EventChanged, { ok: true }>): string {
  if (refused.reason === "refused") return refused.issues.map((issue) => issueText(texts, issue)).join("\n");
  const keys = { taken: "organise-taken", gone: "organise-gone", unavailable: "try-later" } as const;
  return texts.html(keys[refused.reason]);
}

function issueText(texts: Texts, issue: EventIssue): string {
  return texts.html(`organise-issue-${issue}`);
}
