import type { Readable } from "node:stream";
import type { ApiResponse } from "grammy/types";
import { Pool } from "undici";
import { exchange, type HttpAnswer } from "./exchange.ts";
import { type BotApiCall, retryAfter, type RetryOptions, retrying } from "./retry.ts";
import type { StopSignal } from "./sleep.ts";
import { TelegramUnreachable } from "./unreachable.ts";
import { readUpload } from "./upload.ts";

/** One attempt of a Bot API call: the HTTP status, or why there was none. */
export interface ApiCall {
  readonly method: string;
  readonly status: number | "timeout" | "network" | "aborted";
  readonly seconds: number;
}

/** How to reach the Bot API. */
export interface TelegramFetchOptions {
  readonly apiRoot: string;
  /** Attempts on the way at once; more of them queue. */
  readonly connections?: number;
  /**
   * Limit of an attempt in milliseconds, its time in the queue included; a long poll gets its own wait on top.
   * Reading an upload has the same limit.
   */
  readonly timeoutMs?: number;
  readonly retry?: RetryOptions;
  /** Told of every attempt. */
  readonly onCall?: (call: ApiCall) => void;
  /** Told whenever Telegram asks to wait (429), in seconds. */
  readonly onLimited?: (retryAfter: number) => void;
  /** Told of the final answer to every call that Telegram answered. What a conversation replays is no call. */
  readonly onAnswer?: (method: string, answer: ApiResponse<unknown>) => void;
}

/** grammY's `client.fetch`, and how to let go of its connections. */
export interface TelegramFetch {
  /** The part of `fetch` that grammY uses: it calls nothing but `json()` of the response. */
  readonly fetch: (url: string | URL, request: GrammyRequest) => Promise<{ json(): Promise<unknown> }>;
  /** Waits for the attempts on the way, drops a long poll. Later ones fail with the reason `closed`. */
  close(): Promise<void>;
}

/** What grammY hands to `client.fetch`. */
interface GrammyRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** An upload is always a stream. */
  readonly body: string | Readable;
  readonly signal?: StopSignal;
}

const IDLE_MS = 30_000;

/**
 * The HTTP client for grammY, over undici with keep-alive: less than half the CPU of grammY's default. Leave
 * grammY's `timeoutSeconds` at its default; the limits are kept here. Repeats what failed for a passing reason
 * (see `retrying`), here and not in a transformer: inside a conversation those run again at every replay. A call
 * without a usable answer rejects with `TelegramUnreachable`, which grammY wraps in its `HttpError`.
 */
export function createTelegramFetch(options: TelegramFetchOptions): TelegramFetch {
  const { apiRoot, connections = 128, timeoutMs = 10_000, onCall, onLimited, onAnswer } = options;
  const { origin } = new URL(apiRoot);
  const settings = {
    connect: { timeout: timeoutMs },
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: IDLE_MS,
  };
  const calls = new Pool(origin, { ...settings, connections });
  const polls = new Pool(origin, settings);

  const attempt: BotApiCall = async (request) => {
    const { method, body } = request;
    const polling = method === "getUpdates";
    const limitMs = timeoutMs + (polling ? longPollMs(body) : 0);
    const started = performance.now();
    const report = (status: ApiCall["status"]): void =>
      onCall?.({ method, status, seconds: (performance.now() - started) / 1000 });
    let answer: HttpAnswer;
    try {
      answer = await exchange(polling ? polls : calls, request, limitMs);
    } catch (error) {
      report(statusOf(error));
      throw error;
    }
    report(answer.status);
    const parsed = parse(method, answer);
    if (!parsed.ok && parsed.error_code === 429) onLimited?.(retryAfter(parsed));
    return parsed;
  };
  const call = retrying(attempt, options.retry);

  return {
    async fetch(url, { headers, body, signal }) {
      const { pathname, search } = new URL(url);
      const method = pathname.slice(pathname.lastIndexOf("/") + 1);
      const answer = await call({
        method,
        path: pathname + search,
        contentType: headers["content-type"] ?? "application/json",
        body: typeof body === "string" ? body : await readUpload(method, body, timeoutMs, signal),
        signal,
      });
      onAnswer?.(method, answer);
      return { json: async () => answer };
    },
    async close() {
      await Promise.all([calls.close(), polls.destroy()]);
    },
  };
}

/** The seconds a long poll asks Telegram to wait (`getUpdates`, `timeout`), as milliseconds. */
function longPollMs(body: string | Buffer): number {
  const payload: unknown = typeof body === "string" ? JSON.parse(body) : undefined;
  if (typeof payload !== "object" || payload === null || !("timeout" in payload)) return 0;
  return typeof payload.timeout === "number" ? payload.timeout * 1000 : 0;
}

function parse(method: string, { status, body }: HttpAnswer): ApiResponse<unknown> {
  try {
    const json: unknown = JSON.parse(body.toString("utf8"));
    if (isAnswer(json)) return json;
  } catch {
    // A proxy's page instead of the Bot API's JSON: reported below, without quoting it.
  }
  throw new TelegramUnreachable({ method, reason: "answer", sent: "unknown", code: status });
}

/** Bot API, "Making requests". */
function isAnswer(json: unknown): json is ApiResponse<unknown> {
  if (typeof json !== "object" || json === null || !("ok" in json)) return false;
  if (json.ok === true) return "result" in json;
  return "error_code" in json && typeof json.error_code === "number" && "description" in json;
}

function statusOf(error: unknown): ApiCall["status"] {
  const reason = error instanceof TelegramUnreachable ? error.reason : "connection";
  return reason === "timeout" || reason === "aborted" ? reason : "network";
}
