import { InlineKeyboard } from "grammy";
import type { Wording } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import type { Texts } from "../../bot/texts.ts";
import type { EventFilter, KindInRegion } from "../../db/events.ts";
import { eventKinds } from "../../domain/event.ts";
import { republicId } from "../../domain/kato.ts";

/** What the button of a page of the list sends back. */
export function listData(page: number, { kind, region }: EventFilter): string {
  return `events:${page}:${kind ?? "-"}:${region ?? "-"}`;
}

/** True where the list is narrowed to something. */
export function isNarrowed({ kind, region }: EventFilter): boolean {
  return kind !== null || region !== null;
}

/** The buttons that narrow the list, each with what was chosen. */
export function addFilters(keyboard: InlineKeyboard, words: Wording, { kind, region }: EventFilter): void {
  const { texts } = words;
  const data = `${kind ?? "-"}:${region ?? "-"}`;
  const chosen = {
    region: region === null ? texts.plain("events-all-button") : nameOf(words, region),
    kind: kind === null ? texts.plain("events-all-button") : texts.plain("event-kind", { kind }),
  };
  keyboard
    .text(texts.plain("events-region-button", { region: chosen.region }), `events:regions:${data}`)
    .row()
    .text(texts.plain("events-kind-button", { chosen: chosen.kind }), `events:kinds:${data}`)
    .row();
}

/** All, and the kinds that are to come in the region that is chosen. */
export function kindsKeyboard(
  texts: Texts,
  toCome: readonly KindInRegion[],
  filter: EventFilter,
): InlineKeyboard {
  const here = toCome.filter(({ region }) => filter.region === null || region === filter.region);
  const kinds = eventKinds.filter((kind) => here.some((one) => one.kind === kind));
  const keyboard = new InlineKeyboard();
  keyboard.text(texts.plain("events-all-button"), listData(0, { ...filter, kind: null })).row();
  for (const kind of kinds)
    keyboard.text(texts.plain("event-kind", { kind }), listData(0, { ...filter, kind })).row();
  return withCrisis(keyboard, texts);
}

/** All, the republic, and the regions where what is chosen is to come. */
export function regionsKeyboard(
  words: Wording,
  toCome: readonly KindInRegion[],
  filter: EventFilter,
): InlineKeyboard {
  const { texts, places } = words;
  const held = toCome.filter(({ kind }) => filter.kind === null || kind === filter.kind);
  const regions = [republicId, ...places.below(republicId).map(({ id }) => id)].filter((id) =>
    held.some(({ region }) => region === id),
  );
  const keyboard = new InlineKeyboard();
  keyboard.text(texts.plain("events-all-button"), listData(0, { ...filter, region: null })).row();
  for (const region of regions)
    keyboard.text(nameOf(words, region), listData(0, { ...filter, region })).row();
  return withCrisis(keyboard, texts);
}

function nameOf({ places, texts }: Wording, region: string): string {
  return places.nameOf(region, texts.language);
}
