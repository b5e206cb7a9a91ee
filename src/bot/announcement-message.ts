import { InlineKeyboard } from "grammy";
import { type AnnouncementContent, languageRead } from "../domain/announcement.ts";
import { inLanguage } from "../domain/help-point.ts";
import type { Language } from "../domain/language.ts";
import type { Texts } from "./texts.ts";

/**
 * Makes an announcement for people of a language: its words with their formatting, its own buttons, and under them one to
 * hear no more of this topic and one to stop all. Undefined where there are no words for them.
 */
export function announcementMessage(texts: (language: Language) => Texts) {
  return (id: string, content: AnnouncementContent, language: Language) => {
    const read = languageRead(content, language);
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
  for (const [index, button] of buttons.entries()) {
    if (button.kind === "link") keyboard.url(inLanguage(button.label, texts.language), button.url).row();
    else keyboard.text(texts.plain(`news-${button.kind}-button`), `news:open:${id}:${index}`).row();
  }
  return keyboard
    .text(texts.plain("news-refuse-button"), `news:refuse:${id}`)
    .row()
    .text(texts.plain("news-stop-button"), `news:stop:${id}`);
}
