import { type HelpPoint, inLanguage, type Phone } from "../domain/help-point.ts";
import { isHelping, isStale } from "../domain/help-point-status.ts";
import type { Opening } from "../domain/hours.ts";
import type { Language } from "../domain/language.ts";
import { languageName } from "../domain/language-names.ts";
import { formatPhone } from "../domain/phones.ts";
import { shorten } from "../domain/shorten.ts";
import type { Taxonomy } from "../domain/taxonomy.ts";
import { formatDay, formatSoon } from "../domain/time.ts";
import type { Wording } from "./context.ts";
import { placeName, placeNameFrom } from "./names.ts";
import type { Texts } from "./texts.ts";

/** What help points are described with. */
export interface HelpPointWording extends Wording {
  readonly taxonomy: Taxonomy;
  readonly openingAt: (hours: string, moment: Date) => Opening;
  readonly now: Date;
  /** The same as a day in Kazakhstan, YYYY-MM-DD. */
  readonly today: string;
}

/** In a list: of what is longer, the beginning; the rest is on its card. */
const brief = { text: 90, phones: 2 } as const;

/** Where a help point stands in a list. */
interface Listed {
  number: number;
  /** In words; "" where it is not told. */
  distance: string;
  /** KATO code of the place that was asked for: what lies in it needs no more said. */
  asked: string;
  /** True when all in the list are of one kind, which was said. */
  isKindKnown: boolean;
  /** Only what it is called, where it is, and one phone. */
  isShort: boolean;
}

/** A help point in a list, as Telegram HTML. */
export function helpPointInList(
  wording: HelpPointWording,
  point: HelpPoint,
  { number, distance, asked, isKindKnown, isShort }: Listed,
): string {
  const { texts } = wording;
  const name = shorten(nameOf(point, texts.language), brief.text);
  const head = texts.html(distance === "" ? "point-head" : "point-head-far", { number, name, distance });
  const address = addressLines(wording, point, placeNameFrom(wording, point.place, asked), brief.text);
  if (isShort) return [head, ...address, ...phoneLines(texts, point.phones.slice(0, 1))].join("\n");
  return [
    head,
    ...(isKindKnown ? [] : [texts.html("point-kind", { kind: kindName(wording, point.kind) })]),
    ...warnings(wording, point),
    ...address,
    ...phoneLines(texts, point.phones.slice(0, brief.phones)),
    ...hoursLines(wording, point),
    ...languageLines(texts, point),
    checkedLine(wording, point),
  ].join("\n");
}

/** All that people are told of a help point, as Telegram HTML. */
export function helpPointCard(wording: HelpPointWording, point: HelpPoint): string {
  const { texts, taxonomy } = wording;
  const { language } = texts;
  const topics = point.topics.flatMap(
    (code) => taxonomy.topics.find((one) => one.code === code)?.name[language] ?? [],
  );
  const name = nameOf(point, language);
  const kind = kindName(wording, point.kind);
  const isSaid = name.toLowerCase().includes(kind.toLowerCase());
  const told = (key: string, text: string) => (text === "" ? [] : [texts.html(key, { text })]);
  return [
    texts.html("point-title", { name }),
    ...(isSaid ? [] : [texts.html("point-kind", { kind })]),
    ...demoLine(texts, point),
    ...warnings(wording, point),
    ...addressLines(wording, point, placeName(wording, point.place)),
    ...phoneLines(texts, point.phones),
    ...hoursLines(wording, point),
    ...languageLines(texts, point),
    ...told("point-topics", topics.join(", ")),
    ...told("point-eligibility", inLanguage(point.eligibility, language)),
    ...told("point-cost", inLanguage(point.cost, language)),
    ...told("point-accessibility", inLanguage(point.accessibility, language)),
    ...told("point-notes", inLanguage(point.notes, language)),
    ...told("point-url", point.url ?? ""),
    checkedLine(wording, point),
  ].join("\n");
}

/** What it is called. */
export function nameOf(point: Pick<HelpPoint, "name">, language: Language): string {
  return inLanguage(point.name, language);
}

/** What a kind is called; one that the taxonomy does not have stays as it is. */
export function kindName(
  { texts, taxonomy }: Pick<HelpPointWording, "texts" | "taxonomy">,
  code: string,
): string {
  return taxonomy.kinds.find((kind) => kind.code === code)?.name[texts.language] ?? code;
}

/** What somebody must know before anything else. */
function warnings({ texts, today }: HelpPointWording, point: HelpPoint): string[] {
  if (point.status === "closed") return [texts.html("point-closed")];
  if (isHelping(point, today)) return [];
  const reason = inLanguage(point.closedReason, texts.language);
  return [
    texts.html("point-paused"),
    ...(reason === "" ? [] : [texts.html("point-paused-reason", { reason })]),
    ...(point.closedUntil === null
      ? []
      : [texts.html("point-paused-until", { day: formatDay(point.closedUntil, texts.language) })]),
  ];
}

/** That it is made up, as a line of its own; said once for a whole list. */
export function demoLine(texts: Texts, { demo }: Pick<HelpPoint, "demo">): string[] {
  return demo ? [texts.html("point-demo")] : [];
}

/** Of a shelter only the town. */
function addressLines(
  { texts }: HelpPointWording,
  point: HelpPoint,
  place: string,
  longest = Infinity,
): string[] {
  if (point.addressConfidential) return [texts.html("point-place", { place })];
  const address = shorten(inLanguage(point.address, texts.language), longest);
  return [
    address === "" ? texts.html("point-place", { place }) : texts.html("point-address", { place, address }),
  ];
}

function phoneLines(texts: Texts, phones: readonly Phone[]): string[] {
  return phones.map(({ number, extension, description }) => {
    const dialled = extension === null ? "" : ` ${texts.plain("point-extension", { extension })}`;
    const what = description === null ? "" : ` (${description})`;
    return texts.html("point-phone", { phone: `${formatPhone(number)}${dialled}${what}` });
  });
}

function hoursLines({ texts, openingAt, now }: HelpPointWording, { hours }: HelpPoint): string[] {
  if (hours === null) return [];
  const { state, until } = openingAt(hours, now);
  if (state === "unknown") return [texts.html("point-call-first")];
  if (until === null) return [texts.html(state === "open" ? "point-always" : "point-never")];
  return [
    texts.html(state === "open" ? "point-open" : "point-closed-now", {
      moment: formatSoon(until, now, texts.language),
    }),
  ];
}

function languageLines(texts: Texts, { languages }: HelpPoint): string[] {
  if (languages.length === 0) return [];
  const names = languages.map((code) => languageName(code, texts.language));
  return [texts.html("point-languages", { languages: names.join(", ") })];
}

function checkedLine({ texts, today }: HelpPointWording, point: HelpPoint): string {
  if (point.assuredAt === null) return texts.html("point-unchecked");
  const day = formatDay(point.assuredAt, texts.language);
  return texts.html(isStale(point, today) ? "point-stale" : "point-checked", { day });
}
