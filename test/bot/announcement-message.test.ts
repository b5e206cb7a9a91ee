import { describe, expect, it } from "vitest";
import { announcementMessage } from "../../src/bot/announcement-message.ts";
import { loadTexts } from "../../src/bot/texts.ts";
import type { AnnouncementContent } from "../../src/domain/announcement.ts";

const message = announcementMessage(loadTexts());
const id = "01a21681-efd5-72a4-a305-4327a4186910";
const words = (text: string) => ({ text, entities: [] });
const content: AnnouncementContent = {
  words: { kk: words("Көмек"), ru: words("Помощь") },
  instead: { en: "ru" },
  media: null,
  buttons: [],
};

describe("An announcement", () => {
  it("is read in her language, or in the one that was chosen instead", () => {
    const read = (["kk", "ru", "en"] as const).map((language) => message(id, content, language)?.text);
    expect(read).toEqual(["Көмек", "Помощь", "Помощь"]);
  });

  it("leaves out nobody who has changed her language since", () => {
    expect(message(id, { ...content, instead: {} }, "en")?.text).toBe("Көмек");
    expect(message(id, { ...content, words: {} }, "en")).toBeUndefined();
  });

  it("has no button that Telegram would refuse, whatever it leads to", () => {
    const event = { kind: "event", eventId: id } as const;
    const shown = message(id, { ...content, buttons: [event, { kind: "help" }] }, "kk");
    const data = shown?.keyboard.inline_keyboard
      .flat()
      .map((button) => ("callback_data" in button ? button.callback_data : ""));
    expect(data).toHaveLength(5);
    expect(data?.filter((one) => Buffer.byteLength(one) > 64)).toEqual([]);
  });
});
