import { ask, confirm, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { goOnKeyboard } from "../../bot/keyboards.ts";
import type { ReportStore } from "../../db/reports.ts";
import { reportLimit, type ReportSent } from "../../domain/help-point-report.ts";

const limit = String(reportLimit);

/** What is wrong with one record, in her words: a few of them, summary, send. The message `about` names the record. */
export function reportConversation(store: Pick<ReportStore, "send">) {
  return async function report(
    conversation: Ask,
    start: AskContext,
    helpPointId: string,
    about: number | undefined,
  ): Promise<void> {
    const what = await ask(
      conversation,
      start,
      { text: (texts) => texts.html("report-words", { limit }), about },
      readWords,
    );
    const { result, ctx } = await confirm(
      conversation,
      what.ctx,
      (texts) => texts.html("report-summary", { text: what.value }),
      ({ person }) => store.send({ personId: person.id, helpPointId, reason: "other", words: what.value }),
      { about },
    );
    await ctx.reply(ctx.texts.html(outcomeKey(result)), { reply_markup: goOnKeyboard(ctx.texts) });
  };
}

/** What she is told of the outcome. */
export function outcomeKey(sent: ReportSent): string {
  return sent.ok ? "report-thanks" : refusals[sent.reason];
}

const refusals = { gone: "point-gone", many: "report-many", unavailable: "try-later" } as const;

function readWords(ctx: AskContext): Reading<string> {
  const words = typedText(ctx);
  if (words === "") return { ok: false, problem: (texts) => texts.html("ask-words") };
  if (words.length > reportLimit)
    return { ok: false, problem: (texts) => texts.html("report-too-long", { limit }) };
  return { ok: true, value: words };
}
