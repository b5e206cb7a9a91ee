import { Composer, GrammyError } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { disclose } from "../../bot/disclose.ts";
import { goOnKeyboard, uuid } from "../../bot/keyboards.ts";
import { pageNumber, type ProgrammeDeps } from "./context.ts";
import { tellGone } from "./organiser.ts";
import { attendanceKeyboard, attendanceText } from "./organiser-view.ts";

/** Who was there: pages of names, each tap of which notes one. */
export function attending({
  attendance,
  disclosures,
}: Pick<ProgrammeDeps, "attendance" | "disclosures">): Composer<BotContext> {
  /** Always a new message, which can be withdrawn; the one before it goes. */
  const show = async (ctx: BotContext, sessionId: string, number: number, isTurned: boolean) => {
    const page = await attendance.page(sessionId, ctx.person.id, number);
    if (!page) return tellGone(ctx);
    // Who was added by hand has no account; such a page is withdrawn as her own.
    const people = page.items.flatMap(({ personId }) => personId ?? []);
    const [html, keyboard] = [
      attendanceText(ctx.texts, page),
      attendanceKeyboard(ctx.texts, sessionId, page),
    ];
    await disclose(ctx, { personIds: people, html, keyboard }, disclosures);
    if (isTurned) await removeOld(ctx);
  };
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^attendance:${uuid}:${pageNumber}$`), (ctx) =>
    show(ctx, ctx.match[1] ?? "", Number(ctx.match[2]), isProtected(ctx)),
  );
  composer.callbackQuery(new RegExp(`^attended:${uuid}:([A-Z0-9]{6}):([01]):${pageNumber}$`), async (ctx) => {
    const [, sessionId = "", code = "", there, number] = ctx.match;
    const noted = await attendance.note(sessionId, ctx.person.id, code, there === "1");
    if (!noted.ok && noted.reason === "unavailable") {
      await ctx.reply(ctx.texts.html("try-later"), { reply_markup: goOnKeyboard(ctx.texts) });
      return undefined;
    }
    return show(ctx, sessionId, Number(number), isProtected(ctx));
  });
  return composer;
}

/** True of a page of names; the card of a session stays. */
function isProtected({ callbackQuery }: BotContext): boolean {
  const message = callbackQuery?.message;
  return message !== undefined && "has_protected_content" in message;
}

/** Gone already, when it was tapped twice. */
async function removeOld(ctx: BotContext): Promise<void> {
  try {
    await ctx.deleteMessage();
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error;
  }
}
