import { ask, confirm, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import { pasteLimit, readMarks } from "../../domain/participants.ts";
import { shorten } from "../../domain/shorten.ts";
import { type ParticipantsDeps, tellGone } from "./context.ts";
import { listLink } from "./view.ts";

/** So many of what is unknown are named, each so many characters of it. */
const named = 20;
const longestMark = 40;

/** Attendance from paper: codes or numbers, how many those are, mark. */
export function markConversation({ changes }: Pick<ParticipantsDeps, "changes">) {
  return async function participantsMark(
    conversation: Ask,
    start: AskContext,
    eventId: string,
  ): Promise<void> {
    const marks = await ask(
      conversation,
      start,
      { text: (texts) => texts.html("participants-mark-what", { limit: pasteLimit }) },
      read,
    );
    const { result, ctx } = await confirm(
      conversation,
      marks.ctx,
      (texts) => texts.html("participants-mark-summary", { count: marks.value.length }),
      ({ person }) => changes.markMany(eventId, person.id, marks.value),
      { button: "participants-mark-yes-button" },
    );
    if (!result.ok) return tellGone(ctx);
    const { texts } = ctx;
    const unknown = result.unknown
      .slice(0, named)
      .map((mark) => shorten(mark, longestMark))
      .join(", ");
    const text = [
      texts.html("participants-marked", { count: result.marked }),
      ...(unknown === "" ? [] : [texts.html("participants-mark-unknown", { marks: unknown })]),
    ].join("\n\n");
    await ctx.reply(text, { reply_markup: listLink(texts, eventId) });
    return undefined;
  };
}

function read(ctx: AskContext): Reading<string[]> {
  const marks = readMarks(typedText(ctx));
  if (marks.length === 0) return { ok: false, problem: (texts) => texts.html("ask-words") };
  return marks.length > pasteLimit
    ? { ok: false, problem: (texts) => texts.html("participants-add-many", { limit: pasteLimit }) }
    : { ok: true, value: marks };
}
