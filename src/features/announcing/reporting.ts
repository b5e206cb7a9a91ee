import { Composer, InlineKeyboard, InputFile } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { uuid, withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { peopleText } from "../../bot/people-text.ts";
import type { AnnouncementReport } from "../../db/announcement-reports.ts";
import { reportColumns, type ReportRow, totalOf } from "../../domain/announcement-report.ts";
import { isFew } from "../../domain/few.ts";
import { languageNames, languages } from "../../domain/language.ts";
import { dayOf } from "../../domain/time.ts";
import { writeAnnouncementReport } from "../../files/announcement-report.ts";
import { tellGone } from "./cards.ts";
import type { AnnouncingDeps } from "./context.ts";

/** What has become of an announcement: in numbers, and as a file. */
export function reporting({ reports }: AnnouncingDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^announce:report:${uuid}$`), async (ctx) => {
    const report = await reports.read(ctx.match[1] ?? "", ctx.person.id);
    if (!report) return tellGone(ctx);
    const { texts } = ctx;
    const keyboard = new InlineKeyboard()
      .text(texts.plain("announce-report-file-button"), `announce:xlsx:${report.id}`)
      .row()
      .text(texts.plain("announce-back-button"), `announce:show:${report.id}`);
    await ctx.reply(reportText(ctx, report), { reply_markup: withCrisis(keyboard, texts) });
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^announce:xlsx:${uuid}$`), async (ctx) => {
    const report = await reports.export(ctx.match[1] ?? "", ctx.person.id);
    if (!report) return tellGone(ctx);
    const { texts } = ctx;
    const bytes = await writeAnnouncementReport(report, {
      sheets: {
        figures: texts.plain("announce-report-sheet"),
        reasons: texts.plain("announce-reasons-sheet"),
      },
      heading: (column) => texts.plain("announce-column", { column }),
      language: (language) => languageNames[language],
      region: (region) => placeName(ctx, region),
      cell: (count) => (isFew(count) ? peopleText(texts, count) : count),
      total: texts.plain("announce-total"),
      note: texts.plain("announce-report-note"),
    });
    const keyboard = new InlineKeyboard().text(
      texts.plain("announce-back-button"),
      `announce:show:${report.id}`,
    );
    await ctx.replyWithDocument(new InputFile(bytes, `announcement-${dayOf(new Date())}.xlsx`), {
      caption: texts.html("announce-report-caption"),
      reply_markup: withCrisis(keyboard, texts),
    });
    return undefined;
  });
  return composer;
}

function reportText(ctx: BotContext, { rows, reasons }: AnnouncementReport): string {
  const { texts } = ctx;
  const total = totalOf(rows);
  const lines = reportColumns
    .filter((column) => column === "delivered" || total[column] > 0)
    .map((column) =>
      texts.html("announce-report-line", {
        column: texts.plain("announce-column", { column }),
        count: peopleText(texts, total[column]),
      }),
    );
  const byLanguage = languages.map(
    (language) => [languageNames[language], deliveredTo(rows, (row) => row.language === language)] as const,
  );
  const regions = [...new Set(rows.map(({ region }) => region))];
  const byRegion = regions.map(
    (region) => [placeName(ctx, region), deliveredTo(rows, (row) => row.region === region)] as const,
  );
  const parts = [...byLanguage, ...(regions.length > 1 ? byRegion : [])]
    .filter(([, count]) => count > 0)
    .map(([column, count]) =>
      texts.html("announce-report-part", { column, count: peopleText(texts, count) }),
    );
  const why = reasons.map(({ reason, count }) =>
    texts.html("announce-reason", { reason, count: peopleText(texts, count) }),
  );
  return [
    texts.html("announce-report"),
    lines.join("\n"),
    ...(parts.length > 0 ? [[texts.html("announce-report-parts"), ...parts].join("\n")] : []),
    ...(why.length > 0 ? [[texts.html("announce-reasons"), ...why].join("\n")] : []),
    texts.html("announce-report-note"),
  ].join("\n\n");
}

function deliveredTo(rows: readonly ReportRow[], isMeant: (row: ReportRow) => boolean): number {
  return totalOf(rows.filter(isMeant)).delivered;
}
