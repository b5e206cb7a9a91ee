import { Composer, InputFile } from "grammy";
import type { BotContext, Feature } from "../../bot/context.ts";
import { namesOf } from "../../bot/names.ts";
import type { AuditLog } from "../../db/audit.ts";
import { auditFile, auditKeyboard, auditText, peopleOf } from "./view.ts";

/** What the audit log works with. */
export interface AuditDeps {
  audit: Pick<AuditLog, "page" | "export">;
}

/** /audit: who did what to which record. To who may not see it, the command and its buttons are unknown. */
export function auditFeature({ audit }: AuditDeps): Feature {
  const always = new Composer<BotContext>();
  const show = async (ctx: BotContext, next: () => Promise<void>, before?: string) => {
    const page = await audit.page(ctx.person.id, before);
    if (!page) return next();
    const nameOf = await namesOf(ctx.api, peopleOf(page), ctx.texts);
    await ctx.reply(auditText(ctx, page, nameOf), { reply_markup: auditKeyboard(ctx.texts, page) });
  };
  always.command("audit", (ctx, next) => show(ctx, next));
  always.callbackQuery("audit", (ctx, next) => show(ctx, next));
  always.callbackQuery(/^audit:before:(\d{1,18})$/, (ctx, next) => show(ctx, next, ctx.match[1]));
  always.callbackQuery("audit:export", async (ctx, next) => {
    const entries = await audit.export(ctx.person.id);
    if (!entries) return next();
    await ctx.replyWithDocument(new InputFile(Buffer.from(auditFile(entries)), "audit.csv"));
  });
  return { always, menu: { label: "menu-audit", data: "audit", for: "audit" } };
}
