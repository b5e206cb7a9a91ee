import { InlineKeyboard } from "grammy";
import type { Ask, AskContext, BotContext } from "./context.ts";
import { buttons } from "./keyboards.ts";
import type { Texts } from "./texts.ts";

/** A question: its text as Telegram HTML, and the answers offered as buttons, one a row. */
export interface Question {
  text(texts: Texts): string;
  choices?(texts: Texts): { label: string; value: string }[];
  /** The message it is about: shown above it as long as that is in the chat. */
  about?: number | undefined;
}

/** A read answer, or what kindly says, as Telegram HTML, what is missing. */
export type Reading<T> = { ok: true; value: T } | { ok: false; problem: (texts: Texts) => string };

const prefix = "ask:";

/** True for buttons of questions, also those of conversations long over. */
export function isChoice(data: string): boolean {
  return data.startsWith(prefix);
}

/** The value of the choice she pressed under a question, if any. */
export function chosen(ctx: AskContext): string | undefined {
  const data = ctx.callbackQuery?.data;
  return data !== undefined && isChoice(data) ? data.slice(prefix.length) : undefined;
}

/** The text she wrote, "" when it is something else; without NUL, which PostgreSQL takes in no text. */
export function typedText({ message }: AskContext): string {
  return message?.text?.replaceAll("\0", "").trim() ?? "";
}

/**
 * Asks until the answer can be read. Answers that can't be read, and "Go on", repeat the question
 * and add nothing to the conversation's state. A second tap on a question already answered is left alone.
 */
export async function ask<T>(
  conversation: Ask,
  ctx: AskContext,
  question: Question,
  read: (ctx: AskContext) => Reading<T>,
): Promise<{ value: T; ctx: AskContext }> {
  const asked = await show(ctx, question);
  const answer = await conversation.waitUntil((next) => belongs(next, asked) && read(next).ok, {
    otherwise: (next) => repeat(next, asked, question, read),
  });
  const reading = read(answer);
  if (!reading.ok) throw new Error("An accepted answer could not be read again");
  return { value: reading.value, ctx: answer };
}

/** Asks for one of the question's choices. */
export function choose<T extends string>(
  conversation: Ask,
  ctx: AskContext,
  question: Question & { choices: NonNullable<Question["choices"]> },
  values: readonly T[],
): Promise<{ value: T; ctx: AskContext }> {
  return ask(conversation, ctx, question, (next) => {
    const value = values.find((candidate) => candidate === chosen(next));
    return value === undefined
      ? { ok: false, problem: (texts) => texts.html("ask-choose") }
      : { ok: true, value };
  });
}

async function show(ctx: AskContext, question: Question, problem?: string): Promise<number> {
  const keyboard = new InlineKeyboard();
  for (const { label, value } of question.choices?.(ctx.texts) ?? [])
    keyboard.text(label, prefix + value).row();
  keyboard.text(ctx.texts.plain("cancel-button"), buttons.cancel);
  const text = question.text(ctx.texts);
  const message = await ctx.reply(problem === undefined ? text : `${problem}\n\n${text}`, {
    reply_markup: keyboard,
    ...(question.about !== undefined && {
      reply_parameters: { message_id: question.about, allow_sending_without_reply: true },
    }),
  });
  return message.message_id;
}

/** A press counts only under the question last asked; repeats of the question carry newer ids. */
function belongs(ctx: AskContext, asked: number): boolean {
  const pressed = ctx.callbackQuery?.message?.message_id;
  return pressed === undefined || pressed >= asked;
}

async function repeat<T>(
  ctx: AskContext,
  asked: number,
  question: Question,
  read: (ctx: AskContext) => Reading<T>,
): Promise<void> {
  if (ctx.callbackQuery?.data === buttons.goOn) {
    await show(ctx, question);
    return;
  }
  if (chosen(ctx) !== undefined && !belongs(ctx, asked)) return;
  const reading = read(ctx);
  await show(ctx, question, reading.ok ? undefined : reading.problem(ctx.texts));
}

/** The result of a use-case, as far as a conversation must know it. */
export type Written = { ok: true } | { ok: false; reason: string };

/**
 * Shows a summary and, when she confirms, runs the conversation's one write, as `write` does. `about` is as in
 * `Question`, `button` the key of the label that confirms.
 */
export async function confirm<R extends Written>(
  conversation: Ask,
  ctx: AskContext,
  summary: (texts: Texts) => string,
  work: (outer: BotContext) => Promise<R>,
  { about, button = "send-button" }: { about?: number | undefined; button?: string } = {},
): Promise<{ result: Exclude<R, { reason: "unavailable" }>; ctx: AskContext }> {
  const question = {
    text: summary,
    choices: (texts: Texts) => [{ label: texts.plain(button), value: "send" }],
    about,
  };
  const agreed = await choose(conversation, ctx, question, ["send"]);
  return write(conversation, agreed.ctx, summary, work, about);
}

/**
 * Runs the conversation's one write. While the database is away the summary stays on screen with "Send again". `work`
 * must not take effect twice for the same conversation: it is repeated when only the answer to it was lost.
 */
export async function write<R extends Written>(
  conversation: Ask,
  ctx: AskContext,
  summary: (texts: Texts) => string,
  work: (outer: BotContext) => Promise<R>,
  about?: number,
): Promise<{ result: Exclude<R, { reason: "unavailable" }>; ctx: AskContext }> {
  const question = {
    text: (texts: Texts) => `${texts.html("try-later")}\n\n${summary(texts)}`,
    choices: (texts: Texts) => [{ label: texts.plain("send-again-button"), value: "send" }],
    about,
  };
  for (let latest = ctx; ;) {
    // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
    const result = await conversation.external(work);
    if (isFinal(result)) return { result, ctx: latest };
    // oxlint-disable-next-line no-await-in-loop -- a dialogue goes step by step
    latest = (await choose(conversation, latest, question, ["send"])).ctx;
  }
}

function isFinal<R extends Written>(result: R): result is Exclude<R, { reason: "unavailable" }> {
  return result.ok || result.reason !== "unavailable";
}
