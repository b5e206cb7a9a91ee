import { Composer } from "grammy";
import type { Document, Message } from "grammy/types";
import type { BotContext } from "../../bot/context.ts";
import { inReplyTo, tellLost, tellProblems } from "../../bot/import-problems.ts";
import { goOnKeyboard } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import { isAskedForFile, readSentFile } from "../../bot/sent-file.ts";
import { may } from "../../domain/authority.ts";
import type { FileRead, ImportProblem, ImportReason } from "../../domain/directory-import.ts";
import type { Planned } from "../../domain/keep-directory.ts";
import { formatOf, readDirectoryFile } from "../../files/directory-file.ts";
import { fileBounds } from "../../files/table-bounds.ts";
import { type DirectoryDeps, rulesOf } from "./context.ts";
import { explainIn, previewKeyboard, previewText } from "./preview.ts";
import { homeLink, tellGone } from "./telling.ts";

/**
 * An admin's file: what importing it would do, as a reply to it, and then doing it. Nothing is kept in between: the
 * button finds the file by the message it replies to, and the plan by its digest.
 */
export function importing(deps: DirectoryDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery("directory:import", (ctx, next) => {
    if (!isAdmin(ctx)) return next();
    return ctx.reply(ctx.texts.html("directory-import-how"), { reply_markup: homeLink(ctx.texts) });
  });
  composer.on("message:document", async (ctx, next) => {
    if (!isAdmin(ctx) || isAskedForFile(ctx)) return next();
    const read = await readDocument(ctx, deps, ctx.message.document);
    if (!read.ok) return tellRefused(ctx, read.problems, ctx.message);
    const planned = await deps.imports.plan(read.points, ctx.person.id);
    await (planned ? preview(ctx, planned, ctx.message) : tellGone(ctx));
  });
  composer.callbackQuery(/^directory:import:([\w-]{12})$/, (ctx) => carryOut(ctx, deps, ctx.match[1] ?? ""));
  composer.callbackQuery("directory:import:no", (ctx) =>
    turnPage(ctx, ctx.texts.html("directory-import-cancelled"), homeLink(ctx.texts)),
  );
  return composer;
}

function isAdmin({ person }: BotContext): boolean {
  return may(person.grants, "directory-files");
}

async function carryOut(ctx: BotContext, deps: DirectoryDeps, digest: string): Promise<void> {
  if (!isAdmin(ctx)) return tellGone(ctx);
  const file = ctx.callbackQuery?.message?.reply_to_message;
  if (!file?.document) return tellLost(ctx);
  const read = await readDocument(ctx, deps, file.document);
  if (!read.ok) return tellRefused(ctx, read.problems, file);
  const imported = await deps.imports.carryOut(read.points, digest, ctx.person.id);
  if (imported.ok) {
    const { added, changed } = imported;
    await turnPage(ctx, ctx.texts.html("directory-imported", { added, changed }), homeLink(ctx.texts));
  } else if (imported.reason === "changed") {
    await (isNothing(imported.planned)
      ? ctx.reply(ctx.texts.html("directory-import-done"), { reply_markup: goOnKeyboard(ctx.texts) })
      : preview(ctx, imported.planned, file));
  } else {
    await tellGone(ctx, imported.reason);
  }
}

/** Reads the file as it is in Telegram now; what can't be had is a problem like any other. */
async function readDocument(
  ctx: BotContext,
  deps: DirectoryDeps,
  document: Document,
): Promise<FileRead | { ok: false; problems: readonly [] }> {
  const { file_name: name = "" } = document;
  const sent = await readSentFile(ctx, document, { download: deps.download, largest: largest(name) });
  if (sent.ok) return readDirectoryFile(sent.bytes, name, rulesOf(deps));
  return sent.reason === "too-large" ? refused("too-large") : { ok: false, problems: [] };
}

/** By its name; what is read says the same of what it holds. */
function largest(name: string): number {
  const format = formatOf(name);
  return format === "csv" || format === "xlsx" ? fileBounds.table : fileBounds.hsds;
}

async function preview(ctx: BotContext, planned: Planned, file: Pick<Message, "message_id">): Promise<void> {
  if (!planned.ok) return tellRefused(ctx, planned.problems, file);
  const { plan, digest } = planned;
  await ctx.reply(previewText(ctx.texts, plan), {
    ...inReplyTo(file),
    reply_markup: isNothing(planned) ? homeLink(ctx.texts) : previewKeyboard(ctx.texts, digest),
  });
}

/** All that is wrong with a file; nothing is when it could not be had. */
async function tellRefused(
  ctx: BotContext,
  problems: readonly ImportProblem[],
  file: Pick<Message, "message_id">,
): Promise<void> {
  if (problems.length === 0) return tellLost(ctx);
  const { texts } = ctx;
  await tellProblems(ctx, problems, file, { explain: explainIn(texts), keyboard: homeLink(texts) });
}

function isNothing(planned: Planned): boolean {
  return planned.ok && planned.plan.added.length === 0 && planned.plan.changed.length === 0;
}

function refused(reason: ImportReason): FileRead {
  return { ok: false, problems: [{ line: null, column: null, reason }] };
}
