import { Composer, InlineKeyboard, InputFile } from "grammy";
import { forgetChatMenu } from "../../bot/command-menus.ts";
import type { BotContext, Feature } from "../../bot/context.ts";
import { buttons, withCrisis } from "../../bot/keyboards.ts";
import type { History } from "../../bot/history.ts";
import type { LanguageMemory } from "../../bot/language-memory.ts";
import type { Logger } from "../../log.ts";
import type { PersonalDataStore } from "../../db/personal-data.ts";
import { personalDataText } from "./view.ts";

/** What showing and erasing her data works with. */
export interface PrivacyDeps {
  store: PersonalDataStore;
  history: History;
  memory: LanguageMemory;
  log: Logger;
}

/** /mydata shows all that is kept about her, /forget erases it. */
export function privacyFeature(deps: PrivacyDeps): Feature {
  const always = new Composer<BotContext>();
  always.command("mydata", (ctx) => showData(ctx, deps.store));
  always.callbackQuery("mydata", (ctx) => showData(ctx, deps.store));
  always.callbackQuery("mydata:warn", warnOfFile);
  always.callbackQuery("mydata:file", (ctx) => sendFile(ctx, deps.store));
  always.command("forget", askToForget);
  always.callbackQuery("forget", askToForget);
  always.callbackQuery("forget:yes", (ctx) => forget(ctx, deps));
  return { always, menu: { label: "menu-mydata", data: "mydata" } };
}

async function showData(ctx: BotContext, store: PersonalDataStore): Promise<void> {
  const data = await store.read(ctx.person.id);
  const { texts } = ctx;
  const keyboard = new InlineKeyboard();
  if (typeof data.person?.remembered === "string")
    keyboard.text(texts.plain("mydata-unremember-button"), "event:unremember").row();
  keyboard
    .text(texts.plain("mydata-file-button"), "mydata:warn")
    .row()
    .text(texts.plain("forget-button"), "forget")
    .row()
    .text(texts.plain("go-on-button"), buttons.goOn);
  await ctx.reply(personalDataText(ctx, data), { reply_markup: withCrisis(keyboard, texts) });
}

async function warnOfFile(ctx: BotContext): Promise<void> {
  const keyboard = new InlineKeyboard()
    .text(ctx.texts.plain("mydata-send-button"), "mydata:file")
    .row()
    .text(ctx.texts.plain("go-on-button"), buttons.goOn);
  await ctx.reply(ctx.texts.html("mydata-file-warning"), { reply_markup: withCrisis(keyboard, ctx.texts) });
}

async function sendFile(ctx: BotContext, store: PersonalDataStore): Promise<void> {
  const data = await store.read(ctx.person.id);
  const file = new InputFile(Buffer.from(JSON.stringify(data, null, 2)), "data.json");
  await ctx.replyWithDocument(file);
}

async function askToForget(ctx: BotContext): Promise<void> {
  const question = [ctx.texts.html("forget-question")];
  if (ctx.person.grants.length > 0) question.push(ctx.texts.html("forget-role"));
  const keyboard = new InlineKeyboard()
    .text(ctx.texts.plain("forget-yes-button"), "forget:yes")
    .row()
    .text(ctx.texts.plain("forget-no-button"), buttons.goOn);
  await ctx.reply(question.join("\n\n"), { reply_markup: withCrisis(keyboard, ctx.texts) });
}

/** Erased at once; that the chat's own messages stay, and how to remove them, is said before. */
async function forget(ctx: BotContext, { store, history, memory, log }: PrivacyDeps): Promise<void> {
  await history.erase(ctx.person.id);
  await store.erase(ctx.person.id);
  ctx.person.erased = true;
  memory.delete(ctx.person.id);
  await ctx.conversation.exitAll();
  await ctx.reply(ctx.texts.html("forget-done"), { reply_markup: { remove_keyboard: true } });
  await forgetChatMenu(ctx, log);
}
