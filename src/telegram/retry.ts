import type { ApiError, ApiResponse } from "grammy/types";
import type { BotApiRequest } from "./exchange.ts";
import { backoff, sleep as realSleep, type Sleep } from "./sleep.ts";
import { TelegramUnreachable } from "./unreachable.ts";

/** Carries out a Bot API call; rejects with `TelegramUnreachable` when there is no usable answer. */
export type BotApiCall = (request: BotApiRequest) => Promise<ApiResponse<unknown>>;

/** How patient to be with one Bot API call. */
export interface RetryOptions {
  /** Milliseconds (10 s) after which no further attempt of a call begins; waits and attempts count alike. */
  readonly withinMs?: number;
  /** Attempts (4) of a call that Telegram did not answer or answered with 5xx. A 429 does not count. */
  readonly attempts?: number;
  readonly sleep?: Sleep;
  /** A clock in milliseconds. */
  readonly now?: () => number;
  readonly random?: () => number;
}

type Outcome = { readonly answer: ApiResponse<unknown> } | { readonly error: unknown };

/** What an outcome says: it stands; wait so long; not carried out; or nobody knows whether it was. */
type Verdict = "final" | { readonly waitMs: number } | "not sent" | "unknown";

/**
 * Repeats Bot API calls that failed for a passing reason, and never one that could reach a person twice:
 * - 429: waits `retry_after`, then repeats, whatever the method;
 * - surely not sent: repeats, whatever the method;
 * - fate unknown (answer lost, timeout, 5xx): repeats only what changes nothing when done twice. An edit or
 *   deletion repeated so, which Telegram then calls done already, is a success (its result is `true`).
 *
 * `getUpdates` is left to the polling loop. When patience ends or the signal aborts, the last answer or error
 * is passed on as it came.
 */
export function retrying(call: BotApiCall, options: RetryOptions = {}): BotApiCall {
  return (request) => (request.method === "getUpdates" ? call(request) : repeat(call, request, options));
}

async function repeat(
  call: BotApiCall,
  request: BotApiRequest,
  options: RetryOptions,
): Promise<ApiResponse<unknown>> {
  const {
    withinMs = 10_000,
    attempts = 4,
    sleep = realSleep,
    now = () => performance.now(),
    random = Math.random,
  } = options;
  const { method, signal } = request;
  const deadline = now() + withinMs;
  let failures = 0;
  let doubted = false;

  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- an attempt depends on how the one before it ended
    const outcome = await outcomeOf(call, request);
    if (doubted && isDoneAlready(method, outcome)) return { ok: true, result: true };

    const verdict = judge(outcome);
    if (verdict === "final" || (verdict === "unknown" && !isRepeatable(method))) return passOn(outcome);
    if (typeof verdict === "string") failures += 1;
    const waitMs = typeof verdict === "string" ? backoff(failures - 1, 500, 8000, random) : verdict.waitMs;
    if (failures >= attempts || now() + waitMs > deadline) return passOn(outcome);

    // oxlint-disable-next-line no-await-in-loop -- waiting between attempts is the point
    await sleep(waitMs, signal);
    if (signal?.aborted === true) return passOn(outcome);
    doubted ||= verdict === "unknown";
  }
}

async function outcomeOf(call: BotApiCall, request: BotApiRequest): Promise<Outcome> {
  try {
    return { answer: await call(request) };
  } catch (error) {
    return { error };
  }
}

function passOn(outcome: Outcome): ApiResponse<unknown> {
  if ("error" in outcome) throw outcome.error;
  return outcome.answer;
}

function judge(outcome: Outcome): Verdict {
  if ("error" in outcome) {
    const { error } = outcome;
    if (!(error instanceof TelegramUnreachable)) return "final";
    if (error.reason === "aborted" || error.reason === "closed") return "final";
    return error.sent === "no" ? "not sent" : "unknown";
  }
  const { answer } = outcome;
  if (answer.ok) return "final";
  if (answer.error_code === 429) return { waitMs: 1000 * retryAfter(answer) };
  return answer.error_code >= 500 ? "unknown" : "final";
}

/** Seconds that a 429 asks to wait, one at least. */
export function retryAfter({ parameters }: ApiError): number {
  return Math.max(1, parameters?.retry_after ?? 1);
}

/** Bot API methods that leave things as they are when carried out a second time. */
function isRepeatable(method: string): boolean {
  return /^(?:get|set|edit|delete)[A-Z]/.test(method) || REPEATABLE.has(method);
}

const REPEATABLE = new Set(["answerCallbackQuery", "sendChatAction", "leaveChat", "unpinChatMessage"]);

function isDoneAlready(method: string, outcome: Outcome): boolean {
  if ("error" in outcome || outcome.answer.ok) return false;
  const { error_code: code, description } = outcome.answer;
  if (code !== 400) return false;
  if (method.startsWith("edit")) return description.includes("message is not modified");
  return method === "deleteMessage" && description.includes("message to delete not found");
}
