import type { Dispatcher, Pool } from "undici";
import type { StopSignal } from "./sleep.ts";
import { TelegramUnreachable, type UnreachableReason } from "./unreachable.ts";

/** A Bot API call as it goes over HTTP. It can be sent more than once. */
export interface BotApiRequest {
  readonly method: string;
  /** Holds the token: not to be shown. */
  readonly path: string;
  readonly contentType: string;
  readonly body: string | Buffer;
  readonly signal?: StopSignal | undefined;
}

/** What came back over HTTP, whatever it is. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/**
 * Sends a request once and takes the whole answer, within `limitMs`. Rejects with `TelegramUnreachable`. undici
 * announces a request just before writing its first byte: until then it was surely not sent.
 */
export function exchange(pool: Pool, request: BotApiRequest, limitMs: number): Promise<HttpAnswer> {
  const { method, path, contentType, body, signal } = request;
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let settled = false;
    let status = 0;
    const chunks: Buffer[] = [];

    const settle = (): boolean => {
      if (settled) return false;
      settled = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      return true;
    };
    const fail = (reason: UnreachableReason, code?: string): void => {
      const sent = controller === undefined ? "no" : "unknown";
      if (!settle()) return;
      reject(new TelegramUnreachable({ method, reason, sent, code }));
      controller?.abort(new Error(reason));
    };
    const onAbort = (): void => fail("aborted");
    const timer = setTimeout(() => fail("timeout"), limitMs);

    if (signal?.aborted === true) return fail("aborted");
    signal?.addEventListener("abort", onAbort);
    pool.dispatch(
      { path, method: "POST", headers: { "content-type": contentType }, body },
      {
        onRequestStart(started) {
          if (settled) throw new Error("given up while it was queued");
          controller = started;
        },
        onResponseStart(_controller, code) {
          status = code;
        },
        onResponseData(_controller, chunk) {
          chunks.push(chunk);
        },
        onResponseEnd() {
          if (settle()) resolve({ status, body: Buffer.concat(chunks) });
        },
        onResponseError(_controller, error) {
          const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
          const closed = code === "UND_ERR_CLOSED" || code === "UND_ERR_DESTROYED";
          fail(closed ? "closed" : "connection", code);
        },
      },
    );
  });
}
