import { Composer, InlineKeyboard } from "grammy";
import { certificatePhoto } from "../../bot/certificate-photo.ts";
import type { BotContext } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { certificateFor } from "../../domain/certificate.ts";
import type { EventsDeps } from "./context.ts";

/** The button that sends a certificate for each of her seats in which somebody came. */
export function certificateButton({
  events,
  registrations,
}: Pick<EventsDeps, "events" | "registrations">): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(/^event:cert:([0-9a-f-]{36})$/, async (ctx) => {
    const { texts } = ctx;
    const id = ctx.match[1] ?? "";
    const keyboard = withCrisis(
      new InlineKeyboard().text(texts.plain("event-show-button"), `event:show:${id}`),
      texts,
    );
    const event = await events.find(id);
    const mine = event ? await registrations.ofPerson(id, ctx.person.id) : [];
    const kind = event ? certificateFor(event, mine, new Date()) : "none";
    if (!event || kind === "none") {
      await ctx.reply(texts.html("certificate-none"), { reply_markup: keyboard });
      return;
    }
    for (const { answers } of mine.filter(({ attendedAt }) => attendedAt !== null)) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as they were signed up
      const photo = await certificatePhoto(ctx, event, kind, answers["name"] ?? "");
      // oxlint-disable-next-line no-await-in-loop
      await ctx.replyWithPhoto(photo, { caption: texts.html("certificate-caption"), reply_markup: keyboard });
    }
  });
  return composer;
}
