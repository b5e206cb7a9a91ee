import { Composer, InputFile } from "grammy";
import { certificateWords } from "../../bot/certificate-words.ts";
import type { BotContext } from "../../bot/context.ts";
import { discloseFile } from "../../bot/disclose.ts";
import { certificateFor } from "../../domain/certificate.ts";
import { drawCertificate } from "../../files/certificate.ts";
import { type ParticipantsDeps, tellGone, uuid } from "./context.ts";

/** The certificate of somebody without Telegram, for her organiser to print. */
export function certificate(deps: ParticipantsDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^participant:${uuid}:cert$`), async (ctx) => {
    const found = await deps.store.read(ctx.match[1] ?? "", ctx.person.id);
    const kind = found && certificateFor(found.event, [found.participant], new Date());
    if (!found || kind === undefined || kind === "none" || found.participant.personId !== null)
      return tellGone(ctx);
    const words = certificateWords(ctx, found.event, kind);
    const name = found.participant.answers["name"] ?? "";
    const photo = new InputFile(await drawCertificate({ ...words, name }), "certificate.png");
    const options = { caption: ctx.texts.html("participant-certificate-caption") };
    return discloseFile(ctx, [], () => ctx.replyWithPhoto(photo, options), deps.disclosures);
  });
  return composer;
}
