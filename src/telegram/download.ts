import { request } from "undici";
import { TelegramUnreachable } from "./unreachable.ts";

/** Where files are, and how much of one is taken. */
export interface DownloadOptions {
  readonly apiRoot: string;
  readonly token: string;
  /** In bytes. */
  readonly limit: number;
  readonly timeoutMs?: number;
}

/** What was downloaded, or why it was not: more than the limit, or no usable answer. */
type Downloaded =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: "too-large" | "unreachable" };

/** Downloads a file by the `file_path` that `getFile` gave (Bot API, `File`). */
export type Download = (filePath: string) => Promise<Downloaded>;

/** Makes `Download`, bounded in bytes and time; what it was refused with is told to `onError`, without the address. */
export function createDownload(
  { apiRoot, token, limit, timeoutMs = 20_000 }: DownloadOptions,
  onError: (error: TelegramUnreachable) => void,
): Download {
  const failed = (code?: string | number): Downloaded => {
    onError(new TelegramUnreachable({ method: "file", reason: "connection", sent: "unknown", code }));
    return { ok: false, reason: "unreachable" };
  };
  return async (filePath) => {
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      const { statusCode, body } = await request(`${apiRoot}/file/bot${token}/${filePath}`, { signal });
      if (statusCode !== 200) {
        await body.dump();
        return failed(statusCode);
      }
      return await take(body, limit);
    } catch (error) {
      // Its message may hold the address, and so the token.
      return failed(error instanceof Error && "code" in error ? String(error.code) : undefined);
    }
  };
}

/** Leaves the rest where it is, and drops the connection, once there is too much of it. */
async function take(body: AsyncIterable<Buffer>, limit: number): Promise<Downloaded> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) return { ok: false, reason: "too-large" };
    chunks.push(chunk);
  }
  return { ok: true, bytes: Buffer.concat(chunks) };
}
