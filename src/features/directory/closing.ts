import { ask, confirm, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { nameOf } from "../../bot/help-point-text.ts";
import { factLength } from "../../domain/help-point-rules.ts";
import { dayOf, formatDay } from "../../domain/time.ts";
import { readDate } from "../../files/flat-cells.ts";
import type { DirectoryDeps } from "./context.ts";
import { nothing } from "./read-fact.ts";
import { tell, tellGone } from "./telling.ts";

/** Closing a record for a time: why, until when, summary. */
export function closeConversation({ store }: Pick<DirectoryDeps, "store">) {
  return async function directoryClose(conversation: Ask, start: AskContext, id: string): Promise<void> {
    const found = await conversation.external(async ({ person, texts }) => {
      const point = await store.read(id, person.id);
      return point && { name: nameOf(point, texts.language) };
    });
    if (!found) return tellGone(start);
    const today = dayOf(new Date(await conversation.now()));
    const why = await ask(
      conversation,
      start,
      { text: (texts) => texts.html("directory-close-why", found) },
      readReason,
    );
    const { language } = start.texts;
    const when = await ask(
      conversation,
      why.ctx,
      { text: (texts) => texts.html("directory-close-until") },
      (ctx) => readUntil(ctx, today),
    );
    const until = when.value;
    const { result, ctx } = await confirm(
      conversation,
      when.ctx,
      (texts) =>
        texts.html("directory-close-summary", {
          ...found,
          reason: why.value || texts.plain("directory-nothing"),
          day: until === null ? texts.plain("directory-unknown-day") : formatDay(until, texts.language),
        }),
      ({ person }) =>
        store.closeForATime(id, person.id, {
          reason: why.value === "" ? {} : { [language]: why.value },
          until,
        }),
    );
    await tell(ctx, id, result);
  };
}

function readReason(ctx: AskContext): Reading<string> {
  const text = typedText(ctx);
  if (text === "") return { ok: false, problem: (texts) => texts.html("ask-words") };
  if (text.length > factLength.text)
    return { ok: false, problem: (texts) => texts.html("directory-problem-too-long") };
  return { ok: true, value: text === nothing ? "" : text };
}

function readUntil(ctx: AskContext, today: string): Reading<string | null> {
  const text = typedText(ctx);
  if (text === nothing) return { ok: true, value: null };
  const day = readDate(text);
  if (day === undefined) return { ok: false, problem: (texts) => texts.html("directory-problem-bad-date") };
  if (day <= today) return { ok: false, problem: (texts) => texts.html("directory-close-past") };
  return { ok: true, value: day };
}
