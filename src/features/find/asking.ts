import { Composer, InlineKeyboard } from "grammy";
import { pointPayload, replyKeyboard, withCrisis } from "../../bot/keyboards.ts";
import { browsePlace } from "../../bot/place-browser.ts";
import { turnPage } from "../../bot/paging.ts";
import { republicId } from "../../domain/kato.ts";
import { isUrgent, readSeeking, type Seeking, seekingCode } from "../../domain/seeking.ts";
import { type FindContext, type FindDeps, setPending } from "./context.ts";

/** What help, and where: her location, a name she types, a place she had before, or one from the list. */
export function asking(deps: FindDeps): Composer<FindContext> {
  const { taxonomy } = deps;
  const composer = new Composer<FindContext>();
  composer.command("find", (ctx) => askWhat(ctx, deps));
  composer.callbackQuery("find", (ctx) => askWhat(ctx, deps));
  composer.callbackQuery("find:topics", (ctx) => askTopic(ctx, deps));
  composer.callbackQuery(/^find:([\w.]{3,33})$/, (ctx, next) => {
    const seeking = readSeeking(ctx.match[1] ?? "", taxonomy);
    return seeking ? askWhere(ctx, deps, seeking) : next();
  });
  composer.callbackQuery(/^find:([\w.]{3,33}):in:(\d{9})(?::(\d{1,4}))?$/, (ctx, next) => {
    const [, code = "", place = republicId, page] = ctx.match;
    const seeking = readSeeking(code, taxonomy);
    if (!seeking || !ctx.places.find(place)) return next();
    return browse(ctx, seeking, place, Number(page ?? 0));
  });
  return composer;
}

/** The link to it, which shows who is new around first. */
export function findLink(deps: FindDeps): Composer<FindContext> {
  const composer = new Composer<FindContext>();
  composer
    .command("start")
    .filter((ctx) => ctx.match === "find" || ctx.match.startsWith(pointPayload))
    .use(async (ctx, next) => {
      await ctx.conversation?.exitAll();
      // Who comes by a link has not been shown around yet.
      if (ctx.person?.greeted === false)
        await ctx.reply(ctx.texts.html("welcome"), { reply_markup: replyKeyboard(ctx.texts) });
      await (ctx.match === "find" ? askWhat(ctx, deps) : next());
    });
  return composer;
}

async function askWhat(ctx: FindContext, { snapshot, taxonomy }: FindDeps): Promise<void> {
  const { texts } = ctx;
  await ctx.conversation?.exitAll();
  setPending(ctx, undefined);
  const { help } = snapshot();
  const keyboard = new InlineKeyboard();
  // What nobody offers is not asked for; before the directory is loaded, nobody knows.
  for (const { code, name } of taxonomy.kinds.filter(
    (kind) => help.points.length === 0 || help.has(kind.code),
  ))
    keyboard.text(name[texts.language], `find:${seekingCode({ by: "kind", code })}`).row();
  keyboard.text(texts.plain("find-topics-button"), "find:topics").row();
  keyboard.text(texts.plain("find-any-button"), "find:any");
  await ctx.reply(texts.html("find-what"), { reply_markup: withCrisis(keyboard, texts) });
}

async function askTopic(ctx: FindContext, { taxonomy }: FindDeps): Promise<void> {
  const { texts } = ctx;
  const keyboard = new InlineKeyboard();
  for (const [index, { code, name }] of taxonomy.topics.entries()) {
    if (index > 0 && index % 2 === 0) keyboard.row();
    keyboard.text(name[texts.language], `find:${seekingCode({ by: "topic", code })}`);
  }
  await ctx.reply(texts.html("find-topic"), { reply_markup: withCrisis(keyboard, texts) });
}

async function askWhere(ctx: FindContext, { taxonomy }: FindDeps, seeking: Seeking): Promise<void> {
  const { texts, places, person } = ctx;
  await ctx.conversation?.exitAll();
  setPending(ctx, { seeking });
  const code = seekingCode(seeking);
  const keyboard = new InlineKeyboard();
  const last = person?.lastPlace;
  if (typeof last === "string" && places.find(last))
    keyboard
      .text(
        texts.plain("find-last-button", { place: places.nameOf(last, texts.language) }),
        `find:${code}:at:${last}`,
      )
      .row();
  keyboard.text(texts.plain("find-list-button"), `find:${code}:in:${republicId}`);
  const text = [
    texts.html("find-where"),
    ...(isUrgent(seeking, taxonomy) ? [texts.html("find-urgent")] : []),
  ];
  await ctx.reply(text.join("\n\n"), { reply_markup: withCrisis(keyboard, texts) });
}

async function browse(ctx: FindContext, seeking: Seeking, place: string, page: number): Promise<void> {
  const code = seekingCode(seeking);
  const { name, keyboard } = browsePlace(ctx, place, page, {
    open: (id) => `find:${code}:in:${id}`,
    choose: (id) => (id === republicId ? undefined : `find:${code}:at:${id}`),
    page: (number) => `find:${code}:in:${place}:${number}`,
  });
  await turnPage(ctx, ctx.texts.html("find-in", { place: name }), keyboard);
}
