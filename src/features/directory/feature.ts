import { createConversation } from "@grammyjs/conversations";
import { Composer } from "grammy";
import type { BotContext, Feature } from "../../bot/context.ts";
import { editableFields } from "../../domain/change-help-point.ts";
import { cards } from "./cards.ts";
import { closeConversation } from "./closing.ts";
import type { DirectoryDeps } from "./context.ts";
import { editConversation } from "./editing.ts";
import { exporting } from "./exporting.ts";
import { figures } from "./figures.ts";
import { importing } from "./importing.ts";
import { listing } from "./listing.ts";
import { findConversation } from "./searching.ts";
import { tellGone } from "./telling.ts";
import { fieldCode } from "./view.ts";
import { uuid } from "../../bot/keyboards.ts";

const beginnings = new RegExp(`^directory:(find|close:${uuid}|set:${uuid}:[a-z]+)$`);

/** /directory: who keeps records sees, confirms and changes them; the secretariat also takes and gives files. */
export function directoryFeature(deps: DirectoryDeps): Feature {
  const always = new Composer<BotContext>();
  always.callbackQuery(beginnings, async (ctx, next) => {
    await ctx.conversation.exitAll();
    await next();
  });
  always.use(listing(deps), cards(deps), importing(deps), exporting(deps), figures(deps));
  return {
    always,
    conversations: [
      createConversation(findConversation(deps), "directoryFind"),
      createConversation(editConversation(deps), "directoryEdit"),
      createConversation(closeConversation(deps), "directoryClose"),
    ],
    handlers: beginning(deps),
    menu: { label: "menu-directory", data: "directory", for: "directory" },
  };
}

/** A conversation can begin only behind all of them. */
function beginning({ store }: DirectoryDeps): Composer<BotContext> {
  const handlers = new Composer<BotContext>();
  handlers.callbackQuery("directory:find", async (ctx, next) => {
    const list = await store.list(ctx.person.id, 0, { by: "ids", ids: [] });
    await (list ? ctx.conversation.enter("directoryFind") : next());
  });
  handlers.callbackQuery(new RegExp(`^directory:close:${uuid}$`), async (ctx) => {
    const id = ctx.match[1] ?? "";
    const found = await store.read(id, ctx.person.id);
    await (found ? ctx.conversation.enter("directoryClose", id) : tellGone(ctx));
  });
  handlers.callbackQuery(new RegExp(`^directory:set:${uuid}:([a-z]+)$`), async (ctx, next) => {
    const [, id = "", code] = ctx.match;
    const field = editableFields.find((one) => fieldCode(one) === code);
    if (!field) return next();
    const found = await store.read(id, ctx.person.id);
    await (found ? ctx.conversation.enter("directoryEdit", id, field) : tellGone(ctx));
  });
  return handlers;
}
