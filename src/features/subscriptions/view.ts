import { InlineKeyboard } from "grammy";
import type { BotContext, Wording } from "../../bot/context.ts";
import { homeQuestionOf } from "../../bot/home-question.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import type { Texts } from "../../bot/texts.ts";
import { republicId } from "../../domain/kato.ts";
import { pauseOf, quietChoices, type Subscription, topicsToOffer } from "../../domain/subscription.ts";
import type { Taxonomy } from "../../domain/taxonomy.ts";
import { dayOf, formatDay } from "../../domain/time.ts";

/** Data of the button that goes back to the card. */
export const cardButton = "subscriptions:card";

type Quiet = Subscription["quiet"];

/** What is on, with a button for each thing that may be changed. */
export function card(
  words: Wording,
  taxonomy: Taxonomy,
  subscription: Subscription,
): { text: string; keyboard: InlineKeyboard } {
  const { texts } = words;
  const keyboard = new InlineKeyboard();
  if (subscription.stoppedAt) {
    keyboard.text(texts.plain("subscriptions-start-button"), "subscriptions:start");
    return { text: texts.html("subscriptions-stopped"), keyboard: withCrisis(keyboard, texts) };
  }
  const pause = pauseOf(subscription, new Date());
  for (const { code, name } of topicsToOffer(taxonomy, subscription)) {
    const isOn = subscription.topics.includes(code);
    const label = `${isOn ? "✅" : "◻️"} ${name[texts.language]}`;
    keyboard.text(label, `subscriptions:topic:${code}:${isOn ? "off" : "on"}`).row();
  }
  keyboard.text(homeLabel(words, subscription), "subscriptions:home").row();
  keyboard.text(quietLabel(texts, subscription.quiet), "subscriptions:quiet").row();
  keyboard.text(texts.plain("menu-language"), "language").row();
  if (pause) keyboard.text(texts.plain("subscriptions-resume-button"), "subscriptions:resume");
  else keyboard.text(texts.plain("subscriptions-pause-button"), "subscriptions:pause");
  keyboard.text(texts.plain("subscriptions-stop-button"), "subscriptions:stop");
  const lines = [texts.html("subscriptions-card")];
  if (pause) lines.push(texts.html("subscriptions-paused", { day: formatDay(dayOf(pause), texts.language) }));
  return { text: lines.join("\n\n"), keyboard: withCrisis(keyboard, texts) };
}

/** Quiet hours to choose from, those she has marked. */
export function quietKeyboard(texts: Texts, { quiet }: Subscription): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const { from, until } of quietChoices) {
    const label = from === until ? texts.plain("subscriptions-no-quiet") : hoursOf({ from, until });
    const mark = from === quiet.from && until === quiet.until ? "✅ " : "";
    keyboard.text(mark + label, `subscriptions:quiet:${from}:${until}`).row();
  }
  keyboard.text(texts.plain("subscriptions-back-button"), cardButton);
  return withCrisis(keyboard, texts);
}

/** Shows the card in the place of the message whose button was pressed. She is no longer asked where she lives. */
export async function showCard(
  ctx: BotContext,
  taxonomy: Taxonomy,
  subscription: Subscription,
): Promise<void> {
  if (homeQuestionOf(ctx.person)) ctx.person.seeking = null;
  const { text, keyboard } = card(ctx, taxonomy, subscription);
  await turnPage(ctx, text, keyboard);
}

function homeLabel({ texts, places }: Wording, { place }: Subscription): string {
  if (place === republicId) return texts.plain("subscriptions-no-home-button");
  return texts.plain("subscriptions-home-button", { place: places.nameOf(place, texts.language) });
}

function quietLabel(texts: Texts, quiet: Quiet): string {
  if (quiet.from === quiet.until) return texts.plain("subscriptions-no-quiet-button");
  return texts.plain("subscriptions-quiet-button", { hours: hoursOf(quiet) });
}

function hoursOf({ from, until }: Quiet): string {
  return [from, until].map((hour) => `${String(hour).padStart(2, "0")}:00`).join("–");
}
