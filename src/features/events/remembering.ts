import { Composer } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { goOnKeyboard } from "../../bot/keyboards.ts";
import type { EventsDeps } from "./context.ts";

/** What she wants remembered for the next event, or no longer. */
export function remembering({ profiles, registrations }: EventsDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(/^event:remember:([0-9a-f-]{36})$/, async (ctx) => {
    const [first] = await registrations.ofPerson(ctx.match[1] ?? "", ctx.person.id);
    const { name, council, district } = first?.answers ?? {};
    if (name !== undefined)
      await profiles.remember(ctx.person.id, {
        name,
        ...(council !== undefined && { council }),
        ...(district !== undefined && { district }),
      });
    const key = name === undefined ? "event-gone" : "event-remembered";
    await ctx.reply(ctx.texts.html(key), { reply_markup: goOnKeyboard(ctx.texts) });
  });
  composer.callbackQuery("event:unremember", async (ctx) => {
    await profiles.remember(ctx.person.id, null);
    await ctx.reply(ctx.texts.html("event-unremembered"), { reply_markup: goOnKeyboard(ctx.texts) });
  });
  return composer;
}
