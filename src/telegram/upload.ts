import type { Readable } from "node:stream";
import { SafeError } from "../safe-error.ts";
import type { StopSignal } from "./sleep.ts";
import { TelegramUnreachable, type UnreachableReason } from "./unreachable.ts";

/** 50 MB (Bot API, "Sending files"), and room for what goes beside the file. */
const MAX_BYTES = 51 * 1024 * 1024;

/**
 * Reads an upload whole, so that it can be sent more than once. Rejects with `TelegramUnreachable` (surely not
 * sent) when that takes longer than `limitMs` or the signal aborts, with `SafeError` when Telegram would not
 * take so much, and otherwise with the stream's own error.
 */
export function readUpload(
  method: string,
  upload: Readable,
  limitMs: number,
  signal: StopSignal | undefined,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    // Destroying the stream does not end the reading of one that hangs, so this does not wait for it.
    const giveUp = (reason: UnreachableReason): void => {
      finish();
      reject(new TelegramUnreachable({ method, reason, sent: "no" }));
      upload.destroy();
    };
    const read = async (): Promise<void> => {
      try {
        resolve(await bytesOf(upload));
      } catch (error) {
        reject(error);
      }
      finish();
    };
    const onAbort = (): void => giveUp("aborted");
    const timer = setTimeout(() => giveUp("timeout"), limitMs);
    signal?.addEventListener("abort", onAbort);
    if (signal?.aborted === true) onAbort();
    void read();
  });
}

async function bytesOf(upload: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of upload) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw new SafeError(`An upload may have ${MAX_BYTES} bytes at most.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
