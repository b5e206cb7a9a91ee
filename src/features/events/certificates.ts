import { Composer, InlineKeyboard, InputFile } from "grammy";
import { certificateWords } from "../../bot/certificate-words.ts";
import type { BotContext } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { certificateFor } from "../../domain/certificate.ts";
import { type CertificateWords, drawCertificate } from "../../files/certificate.ts";
import type { EventsDeps } from "./context.ts";

/** The button that sends a certificate for each of her seats in which somebody came. */
export function certificateButton(deps: EventsDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(/^event:cert:([0-9a-f-]{36})$/, async (ctx) => {
    const { texts } = ctx;
    const id = ctx.match[1] ?? "";
    const keyboard = withCrisis(
      new InlineKeyboard().text(texts.plain("event-show-button"), `event:show:${id}`),
      texts,
    );
    const all = await certificatesOf(ctx, deps, id);
    if (all.length === 0) await ctx.reply(texts.html("certificate-none"), { reply_markup: keyboard });
    for (const words of all) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as they were signed up
      const photo = new InputFile(await drawCertificate(words), "certificate.png");
      // oxlint-disable-next-line no-await-in-loop
      await ctx.replyWithPhoto(photo, { caption: texts.html("certificate-caption"), reply_markup: keyboard });
    }
  });
  return composer;
}

async function certificatesOf(
  ctx: BotContext,
  { events, registrations }: EventsDeps,
  id: string,
): Promise<CertificateWords[]> {
  const event = await events.find(id);
  if (!event) return [];
  const mine = await registrations.ofPerson(event.id, ctx.person.id);
  const kind = certificateFor(event, mine, new Date());
  if (kind === "none") return [];
  const about = certificateWords(ctx, event, kind);
  return mine
    .filter(({ attendedAt }) => attendedAt !== null)
    .map(({ answers }) => ({ ...about, name: answers["name"] ?? "" }));
}
