import { Composer, InlineKeyboard, InputFile } from "grammy";
import type { BotContext, Wording } from "../../bot/context.ts";
import { type CouncilFigures, countCouncils } from "../../domain/directory-figures.ts";
import { toCsv } from "../../domain/csv.ts";
import { dayOf } from "../../domain/time.ts";
import type { DirectoryDeps } from "./context.ts";
import { withHome } from "./view.ts";

/** How many councils there are: by level, by region, by the year of their founding. */
export function figures({ store }: Pick<DirectoryDeps, "store">): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery("directory:figures", async (ctx, next) => {
    const councils = await store.councils(ctx.person.id);
    if (!councils) return next();
    const { texts } = ctx;
    const keyboard = new InlineKeyboard().text(
      texts.plain("directory-figures-file-button"),
      "directory:figures:csv",
    );
    await ctx.reply(figuresText(ctx, countCouncils(councils)), {
      reply_markup: withHome(keyboard.row(), texts),
    });
  });
  composer.callbackQuery("directory:figures:csv", async (ctx, next) => {
    const councils = await store.councils(ctx.person.id);
    if (!councils) return next();
    const file = figuresFile(ctx, countCouncils(councils));
    await ctx.replyWithDocument(new InputFile(Buffer.from(file), `councils-${dayOf(new Date())}.csv`));
  });
  return composer;
}

function figuresText(words: Wording, counted: CouncilFigures): string {
  const { texts } = words;
  const block = (key: string, rows: readonly (readonly [string, number])[]) =>
    [
      texts.html(key),
      ...rows.map(([name, count]) => texts.html("directory-figures-line", { name, count })),
    ].join("\n");
  return [
    texts.html("directory-figures-title", { total: counted.total }),
    ...(counted.isDemo ? [texts.html("point-demo")] : []),
    block("directory-figures-levels", levels(words, counted)),
    block("directory-figures-regions", regions(words, counted)),
    block("directory-figures-years", years(words, counted)),
  ].join("\n\n");
}

function figuresFile(words: Wording, counted: CouncilFigures): string {
  const { texts } = words;
  const rows = [
    ...levels(words, counted).map((row) => [texts.plain("directory-figures-level"), ...row]),
    ...regions(words, counted).map((row) => [texts.plain("directory-figures-region"), ...row]),
    ...years(words, counted).map((row) => [texts.plain("directory-figures-year"), ...row]),
  ];
  const header = ["directory-figures-what", "directory-figures-which", "directory-figures-count"];
  return toCsv([header.map((key) => texts.plain(key)), ...rows.map((row) => row.map(String))]);
}

function levels({ texts }: Wording, { byLevel }: CouncilFigures): [string, number][] {
  return byLevel.map(({ level, count }) => [texts.plain(`directory-level-${level}`), count]);
}

function regions({ texts, places }: Wording, { byRegion }: CouncilFigures): [string, number][] {
  return byRegion.map(({ region, count }) => [places.nameOf(region, texts.language), count]);
}

function years({ texts }: Wording, { byYear }: CouncilFigures): [string, number][] {
  return byYear.map(({ year, count }) => [
    year === null ? texts.plain("directory-figures-no-year") : String(year),
    count,
  ]);
}
