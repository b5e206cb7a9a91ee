import { type InlineKeyboard, InputFile } from "grammy";
import type { Message } from "grammy/types";
import type { ImportProblem, ImportReason } from "../domain/directory-import.ts";
import { shorten } from "../domain/shorten.ts";
import { writeProblems } from "../files/write-table.ts";
import type { BotContext } from "./context.ts";
import { goOnKeyboard } from "./keyboards.ts";
import type { Texts } from "./texts.ts";

/** More problems than these come as a file. */
const problemsShown = 15;

const longestColumn = 40;

/** Says in plain words what is wrong. */
export type Explain = (reason: ImportReason) => string;

/** Says in reply to a file what is wrong with it: the first problems, and all of them as a file when there are more. */
export async function tellProblems(
  ctx: BotContext,
  problems: readonly ImportProblem[],
  file: Pick<Message, "message_id">,
  { explain, keyboard }: { explain: Explain; keyboard: InlineKeyboard },
): Promise<void> {
  const { texts } = ctx;
  const key = problems.length > problemsShown ? "directory-problems-many" : "directory-problems";
  const lines = firstProblems(texts, problems, explain);
  const title = texts.html(key, { count: problems.length, shown: lines.length });
  await ctx.reply([title, ...lines].join("\n"), { ...inReplyTo(file), reply_markup: keyboard });
  await sendProblems(ctx, problems, file, explain);
}

/** The first of some problems, a line each: where and why, never what stands there. */
export function firstProblems(texts: Texts, problems: readonly ImportProblem[], explain: Explain): string[] {
  return problemLines(texts, problems.slice(0, problemsShown), explain);
}

/** All of some problems as a file, where they are more than `firstProblems`. */
export async function sendProblems(
  ctx: BotContext,
  problems: readonly ImportProblem[],
  file: Pick<Message, "message_id">,
  explain: Explain,
): Promise<void> {
  if (problems.length <= problemsShown) return;
  const { texts } = ctx;
  const table = await writeProblems(problems, {
    sheet: texts.plain("directory-problems-sheet"),
    headings: {
      line: texts.plain("directory-problems-line"),
      column: texts.plain("directory-problems-column"),
      reason: texts.plain("directory-problems-reason"),
    },
    explain,
  });
  await ctx.replyWithDocument(new InputFile(table, "problems.xlsx"), inReplyTo(file));
}

/** Problems, a line each as Telegram HTML. */
export function problemLines(texts: Texts, problems: readonly ImportProblem[], explain: Explain): string[] {
  return problems.map(({ line, column, reason }) => {
    const why = explain(reason);
    if (line === null) return texts.html("directory-problem-of-file", { why });
    if (column === null) return texts.html("directory-problem-of-line", { line, why });
    return texts.html("directory-problem-of-cell", { line, column: shorten(column, longestColumn), why });
  });
}

/** Says that a file can't be had, and is to be sent again. */
export async function tellLost(ctx: BotContext): Promise<void> {
  await ctx.reply(ctx.texts.html("directory-import-lost"), { reply_markup: goOnKeyboard(ctx.texts) });
}

/** What makes a message the reply to another one. */
export function inReplyTo({ message_id }: Pick<Message, "message_id">) {
  return { reply_parameters: { message_id, allow_sending_without_reply: true } };
}
