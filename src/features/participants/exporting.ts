import { Composer, InlineKeyboard, InputFile } from "grammy";
import { answerText, questionLabel } from "../../bot/answer-text.ts";
import type { BotContext, Wording } from "../../bot/context.ts";
import { disclose } from "../../bot/disclose.ts";
import { uuid, withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { formatPhone } from "../../domain/phones.ts";
import { dayOf, formatMoment } from "../../domain/time.ts";
import {
  type ParticipantsFileWords,
  writeParticipants,
  writeSignatures,
} from "../../files/participants-file.ts";
import { accountsOf, type ParticipantsDeps, tellGone } from "./context.ts";
import { listLink } from "./view.ts";

const writers = { all: writeParticipants, sign: writeSignatures } as const;

/** Who comes as a file: all that is known of each, or a list to sign. */
export function exporting({ store, disclosures }: ParticipantsDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(new RegExp(`^participants:${uuid}:file$`), async (ctx) => {
    const id = ctx.match[1] ?? "";
    if (!(await store.figures(id, ctx.person.id))) return tellGone(ctx);
    const { texts } = ctx;
    const keyboard = new InlineKeyboard()
      .text(texts.plain("participants-file-list-button"), `participants:${id}:file:all`)
      .row()
      .text(texts.plain("participants-file-signatures-button"), `participants:${id}:file:sign`);
    await ctx.reply(texts.html("participants-file-what"), { reply_markup: withCrisis(keyboard, texts) });
    return undefined;
  });
  composer.callbackQuery(new RegExp(`^participants:${uuid}:file:(all|sign)$`), async (ctx) => {
    const [, id = "", kind] = ctx.match;
    const exported = await store.export(id, ctx.person.id);
    if (!exported) return tellGone(ctx);
    const { participants, event } = exported;
    const write = writers[kind === "all" ? "all" : "sign"];
    const bytes = await write(participants, event.asks, fileWords(ctx));
    const name = `${kind === "all" ? "participants" : "signatures"}-${dayOf(new Date())}.xlsx`;
    const disclosed = {
      personIds: accountsOf(participants),
      html: ctx.texts.html("participants-file-caption"),
      keyboard: listLink(ctx.texts, id),
      file: { kind: "document", media: new InputFile(bytes, name) },
      isPrinted: kind === "sign",
    } as const;
    return disclose(ctx, disclosed, disclosures);
  });
  return composer;
}

/** What the files say, in her language. */
function fileWords(words: Wording): ParticipantsFileWords {
  const { texts } = words;
  return {
    sheet: texts.plain("participants-file-sheet"),
    heading: (column) => texts.plain("participants-column", { column }),
    status: (status) => texts.plain("participants-status", { status }),
    role: (role) => texts.plain("guest-role", { role }),
    place: (place) => placeName(words, place),
    phone: formatPhone,
    moment: (moment) => formatMoment(moment, texts.language),
    question: (question) => questionLabel(texts, question),
    answer: (question, answer) => answerText(words, question, answer),
  };
}
