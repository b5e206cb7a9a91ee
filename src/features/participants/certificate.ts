import { Composer } from "grammy";
import { certificatePhoto } from "../../bot/certificate-photo.ts";
import type { BotContext } from "../../bot/context.ts";
import { disclose } from "../../bot/disclose.ts";
import { printedCertificate } from "../../domain/certificate.ts";
import { uuid } from "../../bot/keyboards.ts";
import { type ParticipantsDeps, tellGone } from "./context.ts";
import { listLink } from "./view.ts";

/** The certificate of somebody without Telegram, for her organiser to print. */
export function certificate({ store, disclosures }: ParticipantsDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^participant:${uuid}:cert$`), async (ctx) => {
    const found = await store.read(ctx.match[1] ?? "", ctx.person.id);
    if (!found) return tellGone(ctx);
    const { event, participant } = found;
    const kind = printedCertificate(event, participant, new Date());
    if (kind === "none") return tellGone(ctx);
    const media = await certificatePhoto(ctx, event, kind, participant.answers["name"] ?? "");
    const html = ctx.texts.html("participant-certificate-caption");
    const keyboard = listLink(ctx.texts, event.id);
    const file = { kind: "photo", media } as const;
    return disclose(ctx, { personIds: [], html, keyboard, file, isPrinted: true }, disclosures);
  });
  return composer;
}
