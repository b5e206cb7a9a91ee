import { Composer, InputFile } from "grammy";
import type { Message } from "grammy/types";
import { ask, type Reading } from "../../bot/ask.ts";
import type { Ask, AskContext, BotContext } from "../../bot/context.ts";
import { firstProblems, inReplyTo, sendProblems, tellLost, tellProblems } from "../../bot/import-problems.ts";
import { goOnKeyboard } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import { readSentFile } from "../../bot/sent-file.ts";
import { may } from "../../domain/authority.ts";
import type { ImportProblem } from "../../domain/directory-import.ts";
import type { EventsPlanned, EventsRead, ImportedEvent } from "../../domain/event-import.ts";
import { readEventsFile } from "../../files/events-file.ts";
import { fileBounds } from "../../files/table-bounds.ts";
import { tellGone } from "./cards.ts";
import type { OrganisingDeps } from "./context.ts";
import {
  afterKeyboard,
  explainIn,
  homeKeyboard,
  importKeyboard,
  importText,
  isNothing,
  writeEventsTemplate,
} from "./import-view.ts";

type File = Pick<Message, "message_id" | "document">;

/** The conversation that waits for a file: a document that comes without it is none of events. */
export const waiting = "eventFile";

/**
 * An organiser's file: what importing it would do, as a reply to it, doing it, and publishing all of it. Nothing is kept in
 * between: the button finds the file by the message it replies to, and the plan by its digest.
 */
export function importing(deps: OrganisingDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on("message:document", async (ctx, next) => {
    if (ctx.conversation.active(waiting) === 0 || !may(ctx.person.grants, "events")) return next();
    const events = await readDocument(ctx, deps, ctx.message);
    if (!events) return undefined;
    const planned = await deps.imports.plan(events, ctx.person.id);
    if (!planned) return tellGone(ctx);
    // What is wrong can be put right and sent again.
    if (planned.ok) await ctx.conversation.exit(waiting);
    return preview(ctx, planned, ctx.message);
  });
  composer
    .callbackQuery("ask:template")
    .filter((ctx) => ctx.conversation.active(waiting) > 0)
    .use(sendTemplate);
  composer.callbackQuery(/^organise:file:([\w-]{12})$/, (ctx) => carryOut(ctx, deps, ctx.match[1] ?? ""));
  composer.callbackQuery("organise:file:publish", (ctx) => publish(ctx, deps));
  composer.callbackQuery("organise:file:no", (ctx) =>
    turnPage(ctx, ctx.texts.html("directory-import-cancelled"), homeKeyboard(ctx.texts)),
  );
  return composer;
}

/** Asks for a file until one is taken; that, and the table to fill, are the business of `importing`. */
export function fileConversation() {
  return async function eventFile(conversation: Ask, start: AskContext): Promise<void> {
    await ask(
      conversation,
      start,
      {
        text: (texts) => texts.html("organise-file-how"),
        choices: (texts) => [{ label: texts.plain("directory-template-button"), value: "template" }],
      },
      (): Reading<never> => ({ ok: false, problem: (texts) => texts.html("organise-file-wanted") }),
    );
  };
}

async function sendTemplate(ctx: BotContext): Promise<void> {
  const bytes = await writeEventsTemplate(ctx.texts);
  await ctx.replyWithDocument(new InputFile(bytes, "events-template.xlsx"), {
    caption: ctx.texts.html("directory-template-how"),
    reply_markup: goOnKeyboard(ctx.texts),
  });
}

async function carryOut(ctx: BotContext, deps: OrganisingDeps, digest: string): Promise<void> {
  const sent = await sentAgain(ctx, deps);
  if (!sent) return;
  const imported = await deps.imports.carryOut(sent.events, digest, ctx.person.id);
  if (imported.ok) {
    const { added, changed } = imported.plan;
    const text = ctx.texts.html("organise-imported", { added: added.length, changed: changed.length });
    await turnPage(ctx, text, afterKeyboard(ctx.texts, imported.plan, new Date()));
  } else if (imported.reason === "changed") await preview(ctx, imported.planned, sent.file);
  else await tellNot(ctx, imported.reason);
}

async function publish(ctx: BotContext, deps: OrganisingDeps): Promise<void> {
  const sent = await sentAgain(ctx, deps);
  if (!sent) return;
  const published = await deps.imports.publish(sent.events, ctx.person.id);
  if (!published.ok) return tellNot(ctx, published.reason);
  const { texts } = ctx;
  const explain = explainIn(texts);
  const { count, problems } = published;
  const lines =
    problems.length > 0
      ? [texts.html("organise-not-published"), ...firstProblems(texts, problems, explain)]
      : [];
  await turnPage(
    ctx,
    [texts.html("organise-all-published", { count }), ...lines].join("\n"),
    homeKeyboard(texts),
  );
  await sendProblems(ctx, problems, sent.file, explain);
}

/** The file that a button's message replies to, read once more; undefined, and told, where there is none or no right to it. */
async function sentAgain(
  ctx: BotContext,
  deps: OrganisingDeps,
): Promise<{ file: File; events: readonly ImportedEvent[] } | undefined> {
  if (!may(ctx.person.grants, "events")) {
    await tellGone(ctx);
    return undefined;
  }
  const file = ctx.callbackQuery?.message?.reply_to_message;
  const events = file ? await readDocument(ctx, deps, file) : await tellLost(ctx);
  return file && events ? { file, events } : undefined;
}

/** Reads a file as it is in Telegram now; undefined, and told, where it can't be had or something is wrong with it. */
async function readDocument(
  ctx: BotContext,
  { download }: OrganisingDeps,
  file: File,
): Promise<readonly ImportedEvent[] | undefined> {
  if (!file.document) {
    await tellLost(ctx);
    return undefined;
  }
  const sent = await readSentFile(ctx, file.document, { download, largest: fileBounds.table });
  if (!sent.ok && sent.reason === "lost") {
    await tellLost(ctx);
    return undefined;
  }
  const read: EventsRead = sent.ok
    ? await readEventsFile(sent.bytes, { gazetteer: ctx.places, now: new Date() })
    : { ok: false, problems: [{ line: null, column: null, reason: "too-large" }] };
  if (read.ok) return read.events;
  await tellWrong(ctx, read.problems, file);
  return undefined;
}

async function preview(ctx: BotContext, planned: EventsPlanned, file: File): Promise<void> {
  if (!planned.ok) return tellWrong(ctx, planned.problems, file);
  const { plan, digest } = planned;
  await ctx.reply(importText(ctx.texts, plan), {
    ...inReplyTo(file),
    reply_markup: isNothing(plan)
      ? afterKeyboard(ctx.texts, plan, new Date())
      : importKeyboard(ctx.texts, digest),
  });
}

async function tellWrong(ctx: BotContext, problems: readonly ImportProblem[], file: File): Promise<void> {
  const { texts } = ctx;
  await tellProblems(ctx, problems, file, { explain: explainIn(texts), keyboard: goOnKeyboard(texts) });
}

async function tellNot(ctx: BotContext, reason: "gone" | "unavailable"): Promise<void> {
  if (reason === "gone") return tellGone(ctx);
  await ctx.reply(ctx.texts.html("try-later"), { reply_markup: goOnKeyboard(ctx.texts) });
}
