import { randomUUID } from "node:crypto";
import { ask, confirm, type Reading, typedText } from "../../bot/ask.ts";
import type { Ask, AskContext } from "../../bot/context.ts";
import type { Texts } from "../../bot/texts.ts";
import { type Entry, pasteLimit, readPasted } from "../../domain/participants.ts";
import { type ParticipantsDeps, tellGone } from "./context.ts";
import { listLink } from "./view.ts";

/** So many names or lines are named in a summary. */
const named = 10;

interface Pasted {
  readonly entries: Entry[];
  /** The numbers of lines that are none. */
  readonly unread: number[];
}

/** People without Telegram: a name or a list, what of it can be read, add. */
export function addConversation({ store, changes }: Pick<ParticipantsDeps, "store" | "changes">) {
  return async function participantsAdd(
    conversation: Ask,
    start: AskContext,
    eventId: string,
  ): Promise<void> {
    const pasted = await ask(
      conversation,
      start,
      { text: (texts) => texts.html("participants-add-what", { limit: pasteLimit }) },
      read,
    );
    const { entries } = pasted.value;
    const names = entries.map(({ name }) => name);
    // Made once: a replay, and the same confirmed twice, add the same people.
    const begun = await conversation.external(async ({ person }) => ({
      batch: randomUUID(),
      known: (await store.known(eventId, person.id, names)) ?? null,
    }));
    if (begun.known === null) return tellGone(pasted.ctx);
    const known = [...new Set([...begun.known, ...twice(names)])];
    const { result, ctx } = await confirm(
      conversation,
      pasted.ctx,
      (texts) => summary(texts, pasted.value, known),
      ({ person }) => changes.add(eventId, person.id, begun.batch, entries),
      { button: "participants-add-yes-button" },
    );
    const { texts } = ctx;
    if (!result.ok && result.reason === "gone") return tellGone(ctx);
    const text = result.ok
      ? texts.html("participants-added", { seated: result.seated, waiting: result.waiting })
      : texts.html("participants-over");
    await ctx.reply(text, { reply_markup: listLink(texts, eventId) });
    return undefined;
  };
}

function read(ctx: AskContext): Reading<Pasted> {
  const pasted = readPasted(typedText(ctx));
  const count = pasted.entries.length;
  if (count === 0) return { ok: false, problem: (texts) => texts.html("participants-add-none") };
  return count > pasteLimit
    ? { ok: false, problem: (texts) => texts.html("participants-add-many", { limit: pasteLimit }) }
    : { ok: true, value: pasted };
}

function summary(texts: Texts, { entries, unread }: Pasted, known: readonly string[]): string {
  const [first] = entries;
  const lines = [
    entries.length === 1 && first
      ? texts.html("participants-add-one", { name: first.name })
      : texts.html("participants-add-some", { count: entries.length }),
    ...(unread.length > 0 ? [texts.html("participants-add-unread", { lines: listed(unread) })] : []),
    ...(known.length > 0 ? [texts.html("participants-add-known", { names: listed(known) })] : []),
  ];
  return lines.join("\n\n");
}

function twice(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) < index);
}

function listed(all: readonly (string | number)[]): string {
  return all.slice(0, named).join(", ") + (all.length > named ? ", …" : "");
}
