import { InlineKeyboard } from "grammy";
import { ask, chosen, confirm, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { inLanguage, type Partly } from "../../domain/help-point.ts";
import { longestName, readPersonName } from "../../domain/registration.ts";
import { formatMomentOfWeek } from "../../domain/time.ts";
import type { EventsDeps } from "./context.ts";

/** What her Telegram account is called, as one tap. */
const own = "own";

/** Who comes, summary, sign up. `startsAt` in milliseconds: what a conversation keeps must be plain. */
export function signUpConversation({ registrations }: Pick<EventsDeps, "registrations">) {
  return async function eventSignUp(
    conversation: Ask,
    start: AskContext,
    eventId: string,
    title: Partly,
    startsAt: number,
  ): Promise<void> {
    const name = await ask(
      conversation,
      start,
      {
        text: (texts) => texts.html("event-ask-name", { title: inLanguage(title, texts.language) }),
        choices: () => ownName(start).map((label) => ({ label, value: own })),
      },
      readName,
    );
    const { result, ctx } = await confirm(
      conversation,
      name.ctx,
      (texts) =>
        texts.html("event-summary", {
          title: inLanguage(title, texts.language),
          moment: formatMomentOfWeek(new Date(startsAt), texts.language),
          name: name.value,
        }),
      ({ person }) =>
        registrations.signUp({
          eventId,
          personId: person.id,
          party: [{ answers: { name: name.value }, region: null }],
        }),
      { button: "event-agree-button" },
    );
    const { texts } = ctx;
    const keyboard = new InlineKeyboard().text(texts.plain("event-show-button"), `event:show:${eventId}`);
    const key = result.ok
      ? result.status === "confirmed"
        ? "event-signed-up"
        : "event-on-waiting-list"
      : "event-not-signed-up";
    const code = result.ok ? (result.registrations[0]?.code ?? "") : "";
    await ctx.reply(texts.html(key, { code }), { reply_markup: withCrisis(keyboard, texts) });
  };
}

function readName(ctx: AskContext): Reading<string> {
  const [name = ""] = chosen(ctx) === own ? ownName(ctx) : [typedText(ctx)];
  const reading = readPersonName(name);
  if (reading.ok) return { ok: true, value: reading.name };
  if (reading.reason === "empty") return { ok: false, problem: (texts) => texts.html("event-name-empty") };
  return { ok: false, problem: (texts) => texts.html("event-name-long", { limit: longestName }) };
}

function ownName({ from }: AskContext): string[] {
  const name = readPersonName([from?.first_name, from?.last_name].filter(Boolean).join(" "));
  return name.ok ? [name.name] : [];
}
