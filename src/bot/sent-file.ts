import { GrammyError } from "grammy";
import type { Document } from "grammy/types";
import type { BotContext } from "./context.ts";

/** Downloads a file by its `file_path`, 20 MB at most (Bot API, getFile). */
export type Download = (
  filePath: string,
) => Promise<{ ok: true; bytes: Uint8Array } | { ok: false; reason: "too-large" | "unreachable" }>;

/** The dialogues that ask for a file of hers, by their names: what is sent in them is for nothing else. */
export const fileDialogues = {
  handIn: "workHandIn",
  replace: "workReplace",
  announce: "announceFile",
} as const;

/** True while she is asked for a file of hers. */
export function isAskedForFile({ conversation }: Pick<BotContext, "conversation">): boolean {
  return Object.values(fileDialogues).some((name) => conversation.active(name) > 0);
}

/** Reads a file as it is in Telegram now; `lost` when it can't be had. */
export async function readSentFile(
  ctx: BotContext,
  { file_id: fileId, file_size: size = 0 }: Document,
  { download, largest }: { download: Download; largest: number },
): Promise<{ ok: true; bytes: Uint8Array } | { ok: false; reason: "too-large" | "lost" }> {
  if (size > largest) return { ok: false, reason: "too-large" };
  const path = await pathOf(ctx, fileId);
  if (path === undefined) return { ok: false, reason: "lost" };
  const downloaded = await download(path);
  if (downloaded.ok) return downloaded;
  return { ok: false, reason: downloaded.reason === "too-large" ? "too-large" : "lost" };
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
