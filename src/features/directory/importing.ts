import { Composer, GrammyError, InputFile } from "grammy";
import type { Document, Message } from "grammy/types";
import type { BotContext } from "../../bot/context.ts";
import { goOnKeyboard } from "../../bot/keyboards.ts";
import { turnPage } from "../../bot/paging.ts";
import { may } from "../../domain/authority.ts";
import type { FileRead, ImportProblem, ImportReason } from "../../domain/directory-import.ts";
import type { Planned } from "../../domain/keep-directory.ts";
import { formatOf, readDirectoryFile } from "../../files/directory-file.ts";
import { fileBounds } from "../../files/table-bounds.ts";
import { writeProblems } from "../../files/write-table.ts";
import { type DirectoryDeps, rulesOf } from "./context.ts";
import { previewKeyboard, previewText, problemsShown, problemsText } from "./preview.ts";
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
    if (!isAdmin(ctx)) return next();
    const read = await readDocument(ctx, deps, ctx.message.document);
    if (!read.ok) return tellProblems(ctx, read.problems, ctx.message);
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
  if (!file?.document) return say(ctx, "directory-import-lost");
  const read = await readDocument(ctx, deps, file.document);
  if (!read.ok) return tellProblems(ctx, read.problems, file);
  const imported = await deps.imports.carryOut(read.points, digest, ctx.person.id);
  if (imported.ok) {
    const { added, changed } = imported;
    await turnPage(ctx, ctx.texts.html("directory-imported", { added, changed }), homeLink(ctx.texts));
  } else if (imported.reason === "changed") {
    await (isNothing(imported.planned)
      ? say(ctx, "directory-import-done")
      : preview(ctx, imported.planned, file));
  } else {
    await tellGone(ctx, imported.reason);
  }
}

/** Reads the file as it is in Telegram now; what can't be had is a problem like any other. */
async function readDocument(
  ctx: BotContext,
  deps: DirectoryDeps,
  { file_id: fileId, file_name: name = "", file_size: size = 0 }: Document,
): Promise<FileRead | { ok: false; problems: readonly [] }> {
  if (size > largest(name)) return refused("too-large");
  const path = await pathOf(ctx, fileId);
  if (path === undefined) return { ok: false, problems: [] };
  const downloaded = await deps.download(path);
  if (downloaded.ok) return readDirectoryFile(downloaded.bytes, name, rulesOf(deps));
  return downloaded.reason === "too-large" ? refused("too-large") : { ok: false, problems: [] };
}

/** By its name; what is read says the same of what it holds. */
function largest(name: string): number {
  const format = formatOf(name);
  return format === "csv" || format === "xlsx" ? fileBounds.table : fileBounds.hsds;
}

async function pathOf(ctx: BotContext, fileId: string): Promise<string | undefined> {
  try {
    return (await ctx.api.getFile(fileId)).file_path;
  } catch (error) {
    // Telegram has the file no more, or does not give it.
    if (!(error instanceof GrammyError)) throw error;
    return undefined;
  }
}

async function preview(ctx: BotContext, planned: Planned, file: Pick<Message, "message_id">): Promise<void> {
  if (!planned.ok) return tellProblems(ctx, planned.problems, file);
  const { plan, digest } = planned;
  await ctx.reply(previewText(ctx.texts, plan), {
    ...inReplyTo(file),
    reply_markup: isNothing(planned) ? homeLink(ctx.texts) : previewKeyboard(ctx.texts, digest),
  });
}

/** The first problems in the message, and all of them as a file when there are more. */
async function tellProblems(
  ctx: BotContext,
  problems: readonly ImportProblem[],
  file: Pick<Message, "message_id">,
): Promise<void> {
  const { texts } = ctx;
  if (problems.length === 0) return say(ctx, "directory-import-lost");
  const reply = { ...inReplyTo(file), reply_markup: homeLink(texts) };
  await ctx.reply(problemsText(texts, problems), reply);
  if (problems.length <= problemsShown) return;
  const table = await writeProblems(problems, {
    sheet: texts.plain("directory-problems-sheet"),
    headings: {
      line: texts.plain("directory-problems-line"),
      column: texts.plain("directory-problems-column"),
      reason: texts.plain("directory-problems-reason"),
    },
    explain: (reason: ImportReason) => texts.plain(`directory-problem-${reason}`),
  });
  await ctx.replyWithDocument(new InputFile(table, "problems.xlsx"), inReplyTo(file));
}

function isNothing(planned: Planned): boolean {
  return planned.ok && planned.plan.added.length === 0 && planned.plan.changed.length === 0;
}

function inReplyTo({ message_id }: Pick<Message, "message_id">) {
  return { reply_parameters: { message_id, allow_sending_without_reply: true } };
}

function refused(reason: ImportReason): FileRead {
  return { ok: false, problems: [{ line: null, column: null, reason }] };
}

async function say(ctx: BotContext, key: string): Promise<void> {
  await ctx.reply(ctx.texts.html(key), { reply_markup: goOnKeyboard(ctx.texts) });
}
