import { z } from "zod";
import { type Language, languages } from "./language.ts";

/** The formatting that is kept of what somebody types (Bot API, MessageEntity); the rest becomes plain text. */
export const keptEntities = [
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "blockquote",
  "expandable_blockquote",
  "code",
  "pre",
  "text_link",
] as const;

const entity = z.object({
  type: z.enum(keptEntities),
  offset: z.number().int().min(0),
  length: z.number().int().min(1),
  url: z.string().optional(),
});

const richText = z.object({ text: z.string(), entities: z.array(entity) });
const partly = z.partialRecord(z.enum(languages), z.string());

/** A text with its formatting, as Telegram has it; offsets count UTF-16 units. No markup that could be broken. */
export type RichText = Readonly<z.infer<typeof richText>>;

/** A file by Telegram's id, which is good for this bot alone. */
const media = z.object({ kind: z.enum(["photo", "document", "video"]), fileId: z.string() });

const button = z.discriminatedUnion("kind", [
  /** Opens the card of an event, to sign up. */
  z.object({ kind: z.literal("event"), eventId: z.string() }),
  /** Opens "Find help". */
  z.object({ kind: z.literal("help") }),
  z.object({ kind: z.literal("link"), url: z.string(), label: partly }),
]);

/** What is pressed under an announcement. */
export type AnnouncementButton = Readonly<z.infer<typeof button>>;

/** How `words`, `instead`, `media` and `buttons` are kept as JSON. */
export const contentSchema = z.object({
  words: z.partialRecord(z.enum(languages), richText),
  instead: z.partialRecord(z.enum(languages), z.enum(languages)),
  media: media.nullable(),
  buttons: z.array(button),
});

/** What people see of an announcement. */
export type AnnouncementContent = Readonly<z.infer<typeof contentSchema>>;

/**
 * Who an announcement is for, of those in its territory:
 * - `subscribed`: who has subscribed to its topic;
 * - `members`: who has a role in a council there;
 * - `registered`: who has signed up for an event.
 * Never who has stopped announcements or this topic, or cannot be written to.
 */
const audienceKinds = ["subscribed", "members", "registered"] as const;

/** One of them. */
type AudienceKind = (typeof audienceKinds)[number];

/** Who an announcement is for. */
export interface Audience {
  readonly topic: string;
  /** KATO code of the territory. */
  readonly place: string;
  readonly audience: AudienceKind;
  /** The event whose guests it is for; null unless the audience is `registered`. */
  readonly guestsOf: string | null;
  /** Only people of these languages; of all where there is none. */
  readonly languages: readonly Language[];
}

/** How many people an audience is, by language and by region. */
export interface Reach {
  readonly total: number;
  readonly byLanguage: Readonly<Record<Language, number>>;
  /** By KATO codes of regions; the republic's for who has said no place. */
  readonly byRegion: readonly { readonly region: string; readonly count: number }[];
}

/** How an announcement stands; `released` once it goes or has gone. */
type AnnouncementStatus = "draft" | "scheduled" | "missed" | "released";

/** An announcement as its author sees it. */
export interface Announcement extends Audience, AnnouncementContent {
  readonly id: string;
  readonly authorId: number | null;
  readonly status: AnnouncementStatus;
  /** Does not wait for the morning. */
  readonly urgent: boolean;
  /** Sent again where nobody knows whether it came; else it is listed. */
  readonly repeats: boolean;
  readonly scheduledAt: Date | null;
  /** The campaign it belongs to. */
  readonly campaignId: string | null;
  readonly revision: number;
}

/** Most characters of the words, and under a file (Bot API, sendMessage and sendPhoto). */
export const longestWords = { alone: 4096, withMedia: 1024 } as const;

/** Most buttons of its own. */
export const mostButtons = 3;

/** More people than this, or more than one region, and a second person must agree. */
export const mostByOne = 1_000;

/** True where a second person must agree before it goes. */
export function needsReview({ total, byRegion }: Reach): boolean {
  return total > mostByOne || byRegion.length > 1;
}

/** The language whose words somebody of that language is meant to read; undefined where her own are missing. */
export function languageRead(
  { words, instead }: Pick<AnnouncementContent, "words" | "instead">,
  language: Language,
): Language | undefined {
  if (words[language]) return language;
  const other = instead[language];
  return other && words[other] ? other : undefined;
}

/** Why an announcement can't go. */
export type AnnouncementIssue =
  /** `event`: a button leads to one that nobody can sign up for. */
  | { readonly kind: "empty" | "nobody" | "long" | "event" }
  /** People of that language would read nothing: written, or deliberately read in another. */
  | { readonly kind: "untranslated"; readonly language: Language };

/** The events that buttons lead to. */
export function eventsOfButtons({ buttons }: Pick<AnnouncementContent, "buttons">): string[] {
  return buttons.flatMap((one) => (one.kind === "event" ? [one.eventId] : []));
}

/** All that keeps an announcement from going to those people; of its events, these can be signed up for. */
export function issuesOfAnnouncement(
  content: AnnouncementContent,
  reach: Reach,
  live: ReadonlySet<string>,
): AnnouncementIssue[] {
  const written = languages.filter((language) => content.words[language]);
  if (written.length === 0) return [{ kind: "empty" }];
  const limit = content.media ? longestWords.withMedia : longestWords.alone;
  const isLong = written.some((language) => (content.words[language]?.text.length ?? 0) > limit);
  return [
    ...(isLong ? [{ kind: "long" } as const] : []),
    ...(reach.total === 0 ? [{ kind: "nobody" } as const] : []),
    ...(eventsOfButtons(content).every((id) => live.has(id)) ? [] : [{ kind: "event" } as const]),
    ...languages
      .filter((language) => reach.byLanguage[language] > 0 && !languageRead(content, language))
      .map((language) => ({ kind: "untranslated", language }) as const),
  ];
}

/** Everything a second person agrees to, always the same text for the same announcement. */
export function canonicalText(announcement: Audience & AnnouncementContent & { urgent: boolean }): string {
  const { topic, place, audience, guestsOf, words, instead, media: file, buttons, urgent } = announcement;
  return JSON.stringify([
    [topic, place, audience, guestsOf, languages.filter((one) => announcement.languages.includes(one))],
    languages.map((language) => {
      const { text, entities } = words[language] ?? { text: "", entities: [] };
      const marks = entities.map(({ type, offset, length, url }) => [type, offset, length, url ?? ""]);
      return [text, marks, instead[language] ?? ""];
    }),
    file && [file.kind, file.fileId],
    buttons.map((one) => [one.kind, ...detailsOf(one)]),
    urgent,
  ]);
}

function detailsOf(one: AnnouncementButton): string[] {
  if (one.kind === "event") return [one.eventId];
  if (one.kind === "help") return [];
  return [one.url, ...languages.map((language) => one.label[language] ?? "")];
}

/** A new value of one fact of an announcement. */
export type AnnouncementChange =
  | { readonly field: "words"; readonly language: Language; readonly value: RichText | null }
  | { readonly field: "instead"; readonly language: Language; readonly value: Language | null }
  | { readonly field: "media"; readonly value: AnnouncementContent["media"] }
  | { readonly field: "addButton"; readonly value: AnnouncementButton }
  /** By its place among them. */
  | { readonly field: "dropButton"; readonly value: number }
  | { readonly field: "topic" | "place"; readonly value: string }
  | { readonly field: "audience"; readonly value: Exclude<AudienceKind, "registered"> }
  | { readonly field: "guestsOf"; readonly value: string }
  | { readonly field: "campaignId"; readonly value: string | null }
  | { readonly field: "languages"; readonly value: Language; readonly isOn: boolean }
  | { readonly field: "urgent" | "repeats"; readonly value: boolean }
  /** In ISO 8601, since a conversation keeps nothing else. */
  | { readonly field: "scheduledAt"; readonly value: string | null };

/** What of an announcement may still be changed once people have it. */
export function isCorrection({ field }: AnnouncementChange): boolean {
  return ["words", "instead", "addButton", "dropButton"].includes(field);
}

/** The announcement with one of its facts changed; the place of an event whose guests it is for is the store's to add. */
export function changeAnnouncement<A extends Announcement>(announcement: A, change: AnnouncementChange): A {
  switch (change.field) {
    case "words":
    case "instead": {
      const { [change.language]: _old, ...others } = announcement[change.field];
      const value = change.value === null ? others : { ...others, [change.language]: change.value };
      return { ...announcement, [change.field]: value };
    }
    case "languages": {
      const isOn = (language: Language) =>
        language === change.value ? change.isOn : announcement.languages.includes(language);
      return { ...announcement, languages: languages.filter(isOn) };
    }
    case "audience":
      return { ...announcement, audience: change.value, guestsOf: null };
    case "guestsOf":
      return { ...announcement, audience: "registered", guestsOf: change.value };
    case "scheduledAt":
      return { ...announcement, scheduledAt: change.value === null ? null : new Date(change.value) };
    case "addButton": {
      const { buttons } = announcement;
      const isThere = buttons.some((one) => JSON.stringify(one) === JSON.stringify(change.value));
      return { ...announcement, buttons: isThere ? buttons : [...buttons, change.value] };
    }
    case "dropButton":
      return { ...announcement, buttons: announcement.buttons.filter((_, index) => index !== change.value) };
    case "place": {
      // Guests are where their event is.
      const { audience } = announcement;
      const kind = audience === "registered" ? "subscribed" : audience;
      return { ...announcement, place: change.value, audience: kind, guestsOf: null };
    }
    case "campaignId":
    case "media":
    case "topic":
    case "urgent":
    case "repeats":
      return { ...announcement, [change.field]: change.value };
    default:
      return change satisfies never;
  }
}
