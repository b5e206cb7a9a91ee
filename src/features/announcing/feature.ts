import { createConversation } from "@grammyjs/conversations";
import { Composer } from "grammy";
import type { BotContext, Feature } from "../../bot/context.ts";
import { uuid } from "../../bot/keyboards.ts";
import { fileDialogues } from "../../bot/sent-file.ts";
import { asLanguage } from "../../domain/language.ts";
import { agreeing } from "./agreeing.ts";
import { linkConversation, mediaConversation, whenConversation, wordsConversation } from "./asking.ts";
import { buttonsOf } from "./buttons.ts";
import { campaignOf } from "./campaign.ts";
import { cards, tellGone } from "./cards.ts";
import type { AnnouncingDeps } from "./context.ts";
import { drafting } from "./drafting.ts";
import { listing } from "./listing.ts";
import { reporting } from "./reporting.ts";
import { sending } from "./sending.ts";
import { sharing } from "./sharing.ts";
import { steering } from "./steering.ts";
import { toWhom } from "./to-whom.ts";

const words = new RegExp(`^announce:words:${uuid}:(kk|ru|en)$`);
const asked = new RegExp(`^announce:(file|when|link):${uuid}$`);

/** /announce: coordinators tell the people of their territory something, and see how it goes. */
export function announcingFeature(deps: AnnouncingDeps): Feature {
  const always = new Composer<BotContext>();
  always.callbackQuery([words, asked], async (ctx, next) => {
    await ctx.conversation.exitAll();
    await next();
  });
  always.use(drafting(deps), listing(deps), cards(deps), toWhom(deps), buttonsOf(deps), sharing(deps));
  always.use(campaignOf(deps), sending(deps), agreeing(deps), steering(deps), reporting(deps));

  const dialogues = { file: fileDialogues.announce, when: "announceWhen", link: "announceLink" } as const;
  const handlers = new Composer<BotContext>();
  // A conversation can begin only behind all of them.
  handlers.callbackQuery(words, async (ctx) => {
    const [, id = "", code] = ctx.match;
    const language = asLanguage(code);
    const open = await deps.store.read(id, ctx.person.id);
    if (!open?.isMine || !language) return tellGone(ctx);
    return ctx.conversation.enter("announceWords", id, language, open.media !== null);
  });
  handlers.callbackQuery(asked, async (ctx) => {
    const [, what, id = ""] = ctx.match;
    const open = await deps.store.read(id, ctx.person.id);
    if (!open?.isMine) return tellGone(ctx);
    return ctx.conversation.enter(dialogues[what === "file" || what === "when" ? what : "link"], id);
  });
  return {
    menu: { label: "menu-announcing", data: "announce", for: "announce" },
    always,
    conversations: [
      createConversation(wordsConversation(deps), "announceWords"),
      createConversation(mediaConversation(deps), fileDialogues.announce),
      createConversation(whenConversation(deps), "announceWhen"),
      createConversation(linkConversation(deps), "announceLink"),
    ],
    handlers,
  };
}
