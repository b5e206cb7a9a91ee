import { InlineKeyboard } from "grammy";
import { ask, confirm, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { withCrisis } from "../../bot/keyboards.ts";
import { type Language, languageNames } from "../../domain/language.ts";
import { choicesOf, type OwnQuestion, questionLimits, type QuestionType } from "../../domain/question.ts";
import { oneLine } from "../../domain/visible.ts";
import type { OrganisingDeps } from "./context.ts";
import { refusedText } from "./view.ts";

/** What the conversation is about: a new question of a type, or one that is there, in a language. */
export interface Asking {
  readonly id: string;
  readonly language: Language;
  readonly type: QuestionType;
  /** Undefined for a new one. */
  readonly question?: OwnQuestion | undefined;
}

/** The words of a question in one language, what may be chosen, and that before it is written. */
export function questionConversation({ store }: Pick<OrganisingDeps, "store">) {
  return async function eventQuestion(
    conversation: Ask,
    start: AskContext,
    { id, language, type, question }: Asking,
  ): Promise<void> {
    const code = question?.code ?? `q${Math.floor((await conversation.random()) * 1_000_000)}`;
    const asked = await ask(
      conversation,
      start,
      { text: (texts) => texts.html("organise-ask-question", { language: languageNames[language] }) },
      (next) => readLine(typedText(next), questionLimits.words),
    );
    const words = { [language]: asked.value };
    const known = question ? choicesOf(question).length : undefined;
    const choices =
      type === "choice" ? await askChoices(conversation, asked.ctx, known) : { value: [], ctx: asked.ctx };
    const isRequired = question?.isRequired ?? false;
    const put: OwnQuestion =
      type === "choice"
        ? { code, isRequired, words, type, choices: choices.value.map((choice) => ({ [language]: choice })) }
        : { code, isRequired, words, type };
    const { result, ctx } = await confirm(
      conversation,
      choices.ctx,
      (texts) =>
        texts.html("organise-question-summary", { words: [asked.value, ...choices.value].join("\n– ") }),
      ({ person }) => store.ask(id, person.id, { put }),
      { button: "organise-save-button" },
    );
    const { texts } = ctx;
    const keyboard = new InlineKeyboard().text(
      texts.plain("organise-questions-button"),
      `organise:asks:${id}`,
    );
    await ctx.reply(result.ok ? texts.html("organise-saved") : refusedText(texts, result), {
      reply_markup: withCrisis(keyboard, texts),
    });
  };
}

/** One a line; in another language as many as there are. */
function askChoices(conversation: Ask, ctx: AskContext, known: number | undefined) {
  const [least, most] = known === undefined ? [2, questionLimits.choices] : [known, known];
  return ask(
    conversation,
    ctx,
    { text: (texts) => texts.html("organise-ask-choices", { least, most }) },
    (next): Reading<string[]> => {
      const lines = typedText(next)
        .split("\n")
        .map((line) => oneLine(line))
        .filter(Boolean);
      const isRead = lines.length >= least && lines.length <= most && new Set(lines).size === lines.length;
      if (!isRead) return { ok: false, problem: (texts) => texts.html("organise-bad-choices") };
      const limit = questionLimits.choice;
      return lines.some((line) => line.length > limit)
        ? { ok: false, problem: (texts) => texts.html("organise-too-long", { limit }) }
        : { ok: true, value: lines };
    },
  );
}

function readLine(typed: string, limit: number): Reading<string> {
  const line = oneLine(typed);
  if (!/[\p{L}\p{N}]/u.test(line)) return { ok: false, problem: (texts) => texts.html("ask-words") };
  return line.length > limit
    ? { ok: false, problem: (texts) => texts.html("organise-too-long", { limit }) }
    : { ok: true, value: line };
}
