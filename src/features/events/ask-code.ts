import { InlineKeyboard } from "grammy";
import { ask, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import type { MembersCodes } from "../../db/members-codes.ts";
import { readCode } from "../../domain/registration.ts";

const problems = { code: "event-code-wrong", unavailable: "try-later" } as const;

/**
 * Asks for the members' code until it is right; undefined once she has missed it too often, and been told. That signing up
 * asks for it again makes it sure: this only spares her the other questions.
 */
export async function askCode(
  conversation: Ask,
  start: AskContext,
  eventId: string,
  codes: MembersCodes,
): Promise<{ value: string; ctx: AskContext } | undefined> {
  let ctx = start;
  let problem: string | undefined;
  for (;;) {
    const before = problem;
    // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
    const typed = await ask(
      conversation,
      ctx,
      {
        text: (texts) =>
          (before === undefined ? "" : `${texts.html(before)}\n\n`) + texts.html("event-ask-code"),
      },
      readTyped,
    );
    ctx = typed.ctx;
    // oxlint-disable-next-line no-await-in-loop
    const checked = await conversation.external(({ person }) => codes.check(eventId, person.id, typed.value));
    if (checked.ok) return typed;
    if (checked.reason === "tries") {
      const keyboard = new InlineKeyboard().text(
        ctx.texts.plain("event-show-button"),
        `event:show:${eventId}`,
      );
      // oxlint-disable-next-line no-await-in-loop
      await ctx.reply(ctx.texts.html("event-code-tries"), { reply_markup: withCrisis(keyboard, ctx.texts) });
      return undefined;
    }
    problem = problems[checked.reason];
  }
}

/** The text that says why she could not sign up; `code` is what she typed, undefined where she was not asked. */
export function refusalKey(reason: string, code: string | undefined): string {
  if (reason === "code") return code === undefined ? "event-code-now" : "event-code-wrong";
  if (reason === "many") return "event-party-many";
  if (reason === "asks") return "event-asks-changed";
  return reason === "tries" ? "event-code-tries" : "event-not-signed-up";
}

function readTyped(ctx: AskContext): Reading<string> {
  const value = readCode(typedText(ctx));
  return value === undefined
    ? { ok: false, problem: (texts) => texts.html("event-code-bad") }
    : { ok: true, value };
}
