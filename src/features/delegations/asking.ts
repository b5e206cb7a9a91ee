import { randomUUID } from "node:crypto";
import { InlineKeyboard } from "grammy";
import { ask, chosen, confirm, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { readName } from "../../bot/read-name.ts";
import type { DelegationKey } from "../../db/delegations.ts";
import { inLanguage, type Partly } from "../../domain/help-point.ts";
import { youHaveMessage } from "../../domain/outbox.ts";
import { readPhone } from "../../domain/phones.ts";
import { type Answers, readPersonName } from "../../domain/registration.ts";
import type { DelegationsDeps } from "./context.ts";
import { withBack } from "./view.ts";

/** What her Telegram account is called, as one tap. */
const own = "own";
const skip = "skip";

/** A delegate without an account: her name, her phone, and add her. */
export function nominateConversation({ delegations }: Pick<DelegationsDeps, "delegations">) {
  return async function delegateName(
    conversation: Ask,
    start: AskContext,
    key: DelegationKey,
  ): Promise<void> {
    // Sent again, it is the same delegate.
    const id = await conversation.external(() => randomUUID());
    const name = await ask(conversation, start, { text: (texts) => texts.html("delegate-ask-name") }, (ctx) =>
      readName(typedText(ctx)),
    );
    const phone = await ask(
      conversation,
      name.ctx,
      {
        text: (texts) => texts.html("delegate-ask-phone"),
        choices: (texts) => [{ label: texts.plain("delegate-skip-button"), value: skip }],
      },
      readPhoneOrSkip,
    );
    const answers: Answers = { name: name.value, ...(phone.value !== null && { phone: phone.value }) };
    const { result, ctx } = await confirm(
      conversation,
      phone.ctx,
      (texts) => texts.html("delegate-summary", { name: name.value }),
      ({ person }) => delegations.nominate(key, { id, answers }, person.id),
      { button: "delegate-add-button" },
    );
    const text = result.ok ? "delegate-added" : refusalKey("delegation", result.reason);
    await ctx.reply(ctx.texts.html(text), { reply_markup: withBack(new InlineKeyboard(), ctx.texts, key) });
  };
}

/** What a link leads to, as plain as a conversation keeps it. */
interface Joining {
  readonly token: string;
  readonly eventId: string;
  readonly title: Partly;
}

/** Who opened a link: her name, and take the seat. */
export function joinConversation({ links }: Pick<DelegationsDeps, "links">) {
  return async function delegateJoin(
    conversation: Ask,
    start: AskContext,
    { token, eventId, title }: Joining,
  ): Promise<void> {
    const name = await ask(
      conversation,
      start,
      {
        text: (texts) => texts.html("delegate-join-name"),
        choices: () => ownName(start).map((label) => ({ label, value: own })),
      },
      (ctx) => readName(chosen(ctx) === own ? (ownName(ctx)[0] ?? "") : typedText(ctx)),
    );
    const { result, ctx } = await confirm(
      conversation,
      name.ctx,
      (texts) =>
        texts.html("delegate-join-summary", {
          event: inLanguage(title, texts.language),
          name: name.value,
        }),
      async (outer) => {
        const joined = await links.join(token, outer.person.id, { name: name.value });
        if (joined.ok) outer.untold = youHaveMessage(`event:show:${eventId}`);
        return joined;
      },
      { button: "delegate-join-agree-button" },
    );
    const { texts } = ctx;
    const keyboard = new InlineKeyboard();
    if (result.ok) keyboard.text(texts.plain("ticket-button"), `event:ticket:${eventId}`).row();
    keyboard.text(texts.plain("event-show-button"), `event:show:${eventId}`);
    const text = result.ok ? "delegate-joined" : refusalKey("delegate-link", result.reason);
    await ctx.reply(texts.html(text), { reply_markup: withCrisis(keyboard, texts) });
  };
}

function refusalKey(about: "delegation" | "delegate-link", reason: string): string {
  return reason === "unavailable" ? "try-later" : `${about}-${reason}`;
}

function readPhoneOrSkip(ctx: AskContext): Reading<string | null> {
  if (chosen(ctx) === skip) return { ok: true, value: null };
  const phone = readPhone(typedText(ctx));
  // A number of three digits is a service's.
  return phone?.number.startsWith("+")
    ? { ok: true, value: phone.number }
    : { ok: false, problem: (texts) => texts.html("event-answer-phone") };
}

function ownName({ from }: AskContext): string[] {
  const name = readPersonName([from?.first_name, from?.last_name].filter(Boolean).join(" "));
  return name.ok ? [name.name] : [];
}
