import { InlineKeyboard } from "grammy";
import type { BotContext } from "../../bot/context.ts";
import { namesOf } from "../../bot/names.ts";
import type { AnnouncingDeps } from "./context.ts";

/** Buttons of one message. */
const mostColleagues = 8;

/** A person in the data of a button: base 36, as it stands beside a UUID (Bot API, `callback_data`: 64 bytes). */
export const colleaguePattern = "([0-9a-z]{1,11})";

/** Who that is. */
export function colleagueIn(code: string): number {
  return Number.parseInt(code, 36);
}

/** A button for each who may announce there, the nearest first: to be asked to agree, or to be given the draft. */
export async function colleagueButtons(
  ctx: BotContext,
  { approvals }: Pick<AnnouncingDeps, "approvals">,
  id: string,
  step: "ask" | "give",
): Promise<InlineKeyboard> {
  const colleagues = (await approvals.candidates(id, ctx.person.id)).slice(0, mostColleagues);
  const nameOf = await namesOf(ctx.api, colleagues, ctx.texts);
  const keyboard = new InlineKeyboard();
  for (const one of colleagues)
    keyboard.text(nameOf(one), `announce:${step}:${id}:${one.toString(36)}`).row();
  return keyboard;
}

/** Whether there is anybody. */
export function isEmpty(keyboard: InlineKeyboard): boolean {
  return keyboard.inline_keyboard.flat().length === 0;
}
