import { Composer, InputFile } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { may } from "../../domain/authority.ts";
import { dayOf } from "../../domain/time.ts";
import { directoryFormats, writeDirectoryFile } from "../../files/directory-file.ts";
import { type DirectoryDeps, rulesOf } from "./context.ts";
import { homeLink } from "./telling.ts";
import { writeDirectoryTemplate } from "./template.ts";
import { exportKeyboard } from "./view.ts";

/** Bots may send files of 50 MB (Bot API, sendDocument). */
const largest = 50_000_000;

/** The whole directory as a file, and a table to fill. */
export function exporting(deps: DirectoryDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery("directory:export", (ctx, next) => {
    if (!may(ctx.person.grants, "directory-files")) return next();
    return ctx.reply(ctx.texts.html("directory-export-what"), { reply_markup: exportKeyboard(ctx.texts) });
  });
  composer.callbackQuery(/^directory:export:(\w+)$/, async (ctx, next) => {
    const format = directoryFormats.find((one) => one === ctx.match[1]);
    if (!format) return next();
    const points = await deps.store.export(ctx.person.id);
    if (!points) return next();
    const bytes = await writeDirectoryFile(points, format, rulesOf(deps));
    if (bytes.length > largest)
      return ctx.reply(ctx.texts.html("directory-export-large"), { reply_markup: homeLink(ctx.texts) });
    return ctx.replyWithDocument(new InputFile(bytes, `directory-${dayOf(new Date())}.${format}`));
  });
  composer.callbackQuery("directory:template", async (ctx, next) => {
    if (!may(ctx.person.grants, "directory-files")) return next();
    const bytes = await writeDirectoryTemplate(ctx.texts);
    await ctx.replyWithDocument(new InputFile(bytes, "directory-template.xlsx"), {
      caption: ctx.texts.html("directory-template-how"),
      reply_markup: homeLink(ctx.texts),
    });
  });
  return composer;
}
