import { InlineKeyboard } from "grammy";
import { type AnnouncementContent, languageRead } from "../domain/announcement.ts";
import { inLanguage } from "../domain/help-point.ts";
import { type Language, languages } from "../domain/language.ts";
import { uuidToShort } from "../domain/uuid.ts";
import { withCrisis } from "./keyboards.ts";
import type { Texts } from "./texts.ts";

/** The id of what is only looked at: its buttons do nothing. */
export const previewId = "00000000-0000-0000-0000-000000000000";

/**
 * Makes an announcement for people of a language: its words with their formatting, its own buttons, and under them one to
 * hear no more of this topic and one to stop all. Where there are no words for them, in the first language there is: who has
 * changed her language since is not left out. Undefined where there are no words at all.
 */
export function announcementMessage(texts: (language: Language) => Texts) {
  return (id: string, content: AnnouncementContent, language: Language) => {
    const read = languageRead(content, language) ?? languages.find((one) => content.words[one]);
    const words = read && content.words[read];
    if (!words) return undefined;
    const { text, entities } = words;
    return {
      media: content.media,
      text,
      entities: entities.map(({ url, ...entity }) =>
        entity.type === "text_link"
          ? { ...entity, type: "text_link" as const, url: url ?? "" }
          : { ...entity, type: entity.type },
      ),
      keyboard: announcementKeyboard(texts(language), id, content),
    };
  };
}

function announcementKeyboard(texts: Texts, id: string, { buttons }: AnnouncementContent): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  const short = uuidToShort(id);
  for (const button of buttons) {
    if (button.kind === "link") keyboard.url(inLanguage(button.label, texts.language), button.url);
    else if (button.kind === "help") keyboard.text(texts.plain("news-help-button"), `news:help:${short}`);
    else
      keyboard.text(texts.plain("news-event-button"), `news:event:${short}:${uuidToShort(button.eventId)}`);
    keyboard.row();
  }
  keyboard
    .text(texts.plain("news-refuse-button"), `news:refuse:${id}`)
    .row()
    .text(texts.plain("news-stop-button"), `news:stop:${id}`);
  return withCrisis(keyboard, texts);
}
