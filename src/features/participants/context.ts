import type { BotContext } from "../../bot/context.ts";
import { goOnKeyboard } from "../../bot/keyboards.ts";
import type { Disclosures } from "../../db/disclosures.ts";
import type { EventNoticeStore } from "../../db/event-notices.ts";
import type { ParticipantChangeStore } from "../../db/participant-changes.ts";
import type { ParticipantStore } from "../../db/participants.ts";
import type { Participant } from "../../domain/participants.ts";

/** What showing who comes, and changing it, works with. */
export interface ParticipantsDeps {
  store: ParticipantStore;
  changes: ParticipantChangeStore;
  notices: Pick<EventNoticeStore, "reach" | "send">;
  disclosures: Pick<Disclosures, "add">;
}

/** Whose accounts signed these up. */
export function accountsOf(participants: readonly Participant[]): number[] {
  return participants.flatMap(({ personId }) => personId ?? []);
}

/** What an unknown id gets, and so what somebody does not hold. */
export async function tellGone(ctx: Pick<BotContext, "reply" | "texts">): Promise<void> {
  await ctx.reply(ctx.texts.html("organise-gone"), { reply_markup: goOnKeyboard(ctx.texts) });
}
