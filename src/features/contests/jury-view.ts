import { InlineKeyboard } from "grammy";
import type { Wording } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import type { Texts } from "../../bot/texts.ts";
import type { Juror } from "../../domain/jury.ts";
import { formatMoment } from "../../domain/time.ts";

type NameOf = (personId: number) => string;

/** A jury is small; what does not fit a message is not shown. */
const mostShown = 30;

/** The jury of a contest, and the links that are open. */
export function jurorsText(words: Wording, jurors: readonly Juror[], nameOf: NameOf): string {
  const { texts } = words;
  if (jurors.length === 0) return texts.html("jury-nobody");
  const lines = jurors
    .slice(0, mostShown)
    .map((juror, index) => `${index + 1}. ${stateText(words, juror, nameOf)}`);
  return [texts.html("jury-members"), ...lines].join("\n");
}

/** A button for each by its number. */
export function jurorsKeyboard(texts: Texts, eventId: string, jurors: readonly Juror[]): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [index, { id }] of jurors.slice(0, mostShown).entries()) {
    if (index % 5 === 0) keyboard.row();
    keyboard.text(String(index + 1), `jury:one:${id}`);
  }
  keyboard.row().text(texts.plain("jury-invite-button"), `jury:in:${eventId}`).row();
  return withCrisis(keyboard.text(texts.plain("jury-button"), `jury:show:${eventId}`), texts);
}

/** One of them; who is to be confirmed as in Telegram, so that one can look who it is. */
export function jurorText(words: Wording, juror: Juror, nameOf: NameOf): string {
  const { personId, place, isConfirmed } = juror;
  if (personId === undefined || isConfirmed) return stateText(words, juror, nameOf);
  const who = { id: String(personId), name: nameOf(personId), place: placeName(words, place) };
  return words.texts.html("jury-claim", who);
}

/** What may be done with one. */
export function jurorKeyboard(texts: Texts, { id, eventId, personId, isConfirmed }: Juror): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (personId !== undefined && !isConfirmed)
    keyboard.text(texts.plain("team-confirm-button"), `jury:yes:${id}`).row();
  keyboard.text(texts.plain("jury-remove-button"), `jury:no:${id}`).row();
  return withCrisis(keyboard.text(texts.plain("jury-members-button"), `jury:list:${eventId}`), texts);
}

function stateText(
  words: Wording,
  { personId, place, isConfirmed, expiresAt }: Juror,
  nameOf: NameOf,
): string {
  const { texts } = words;
  const where = placeName(words, place);
  if (personId === undefined)
    return texts.html("jury-link-open", { place: where, until: formatMoment(expiresAt, texts.language) });
  const key = isConfirmed ? "jury-member" : "jury-member-waits";
  return texts.html(key, { name: nameOf(personId), place: where });
}
