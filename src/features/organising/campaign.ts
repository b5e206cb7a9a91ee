import { InlineKeyboard } from "grammy";
import { choose, confirm } from "../../bot/ask.ts";
import type { Ask, AskContext, BotContext } from "../../bot/context.ts";
import { uuid, withCrisis } from "../../bot/keyboards.ts";
import type { Texts } from "../../bot/texts.ts";
import { inLanguage } from "../../domain/help-point.ts";
import { shorten } from "../../domain/shorten.ts";
import type { OrganisingDeps } from "./context.ts";
import { refusedText } from "./view.ts";

/** Which campaign an event is a part of; it begins behind all conversations. */
export const campaignButton = new RegExp(`^organise:campaign:${uuid}$`);

/** A campaign as a conversation keeps it: its id, and what it is called in her language. */
interface Offered {
  readonly id: string;
  readonly name: string;
}

/** What stands for no campaign. */
const none = "none";

/** In a button: of what is longer, the beginning. */
const longestName = 60;

/** The campaigns an event can be a part of. */
export async function campaignsFor(
  { texts, person }: BotContext,
  { campaigns }: Pick<OrganisingDeps, "campaigns">,
): Promise<Offered[]> {
  const open = await campaigns.open(person.id);
  return open.map(({ id, name }) => ({ id, name: inLanguage(name, texts.language) }));
}

/** Asks for one of these campaigns, or none. */
export function campaignConversation({ store }: Pick<OrganisingDeps, "store">) {
  return async function eventCampaign(
    conversation: Ask,
    start: AskContext,
    id: string,
    offered: readonly Offered[],
  ): Promise<void> {
    const nameOf = (texts: Texts, value: string) =>
      offered.find((one) => one.id === value)?.name ?? texts.plain("organise-nothing");
    const asked = await choose(
      conversation,
      start,
      {
        text: (texts) => texts.html("campaign-event-which"),
        choices: (texts) => [
          ...offered.map((one) => ({ label: shorten(one.name, longestName), value: one.id })),
          { label: texts.plain("campaign-event-none-button"), value: none },
        ],
      },
      [...offered.map((one) => one.id), none],
    );
    const value = asked.value === none ? null : asked.value;
    const { result, ctx } = await confirm(
      conversation,
      asked.ctx,
      (texts) => texts.html("campaign-event-summary", { name: nameOf(texts, asked.value) }),
      ({ person }) => store.change(id, person.id, { field: "campaignId", value }),
      { button: "organise-save-button" },
    );
    const { texts } = ctx;
    const keyboard = new InlineKeyboard().text(texts.plain("organise-card-button"), `organise:show:${id}`);
    await ctx.reply(result.ok ? texts.html("organise-saved") : refusedText(texts, result), {
      reply_markup: withCrisis(keyboard, texts),
    });
  };
}
