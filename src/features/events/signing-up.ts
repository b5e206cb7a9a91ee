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

/** What she signs up for, as plain as a conversation keeps it. */
interface SigningUp {
  readonly id: string;
  readonly title: Partly;
  /** In milliseconds. */
  readonly startsAt: number;
  /** Whether she will have to wait, as far as is known now. */
  readonly isFull: boolean;
}

/** Who comes, summary, sign up. */
export function signUpConversation({ registrations }: Pick<EventsDeps, "registrations">) {
  return async function eventSignUp(
    conversation: Ask,
    start: AskContext,
    { id, title, startsAt, isFull }: SigningUp,
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
        texts.html(isFull ? "event-summary-wait" : "event-summary", {
          title: inLanguage(title, texts.language),
          moment: formatMomentOfWeek(new Date(startsAt), texts.language),
          name: name.value,
        }),
      async ({ person }) => {
        const party = [{ answers: { name: name.value }, region: null, role: null }];
        const signedUp = await registrations.signUp({ eventId: id, personId: person.id, party });
        if (!signedUp.ok) return signedUp;
        return { ok: true, status: signedUp.status, code: signedUp.registrations[0]?.code ?? "" } as const;
      },
      { button: isFull ? "event-agree-wait-button" : "event-agree-button" },
    );
    const { texts } = ctx;
    const keyboard = new InlineKeyboard().text(texts.plain("event-show-button"), `event:show:${id}`);
    const text = !result.ok
      ? texts.html("event-not-signed-up")
      : result.status === "waitlisted"
        ? texts.html("event-on-waiting-list")
        : texts.html("event-signed-up", { code: result.code });
    await ctx.reply(text, { reply_markup: withCrisis(keyboard, texts) });
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
