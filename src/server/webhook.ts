import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Update } from "grammy/types";
import { readBody } from "./body.ts";
import { respond } from "./respond.ts";
import { settleWithin } from "../settle.ts";

/** How updates come in by webhook. */
export interface WebhookEndpoint {
  readonly path: string;
  /** What Telegram sends in `X-Telegram-Bot-Api-Secret-Token` (Bot API, `setWebhook`). */
  readonly secret: string;
  /** Handles an update; resolves when it is done with. */
  readonly dispatch: (update: Update) => Promise<void>;
  /** Milliseconds (25 s) after which Telegram is asked to deliver again, while the update stays in hand. */
  readonly answerWithinMs?: number;
  /** The largest body accepted, in bytes (1 MiB). */
  readonly maxBodyBytes?: number;
}

/** Answers one delivery; never rejects. `closing` says that the server is going down. */
export type WebhookHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  closing: boolean,
) => Promise<void>;

interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Takes Telegram's deliveries. 200 says that the update is done with; after anything else Telegram delivers it
 * again: 503 when going down or when it takes too long, 500 when the handler failed. What is no delivery of
 * Telegram's is refused: 401 (secret), 405 (method), 413 (size), 400 (not an update).
 */
export function createWebhookHandler(
  endpoint: WebhookEndpoint,
  onError: (error: unknown) => void,
): WebhookHandler {
  const { answerWithinMs = 25_000, maxBodyBytes = 1024 * 1024 } = endpoint;
  const expected = digest(endpoint.secret);

  const take = async (body: Buffer): Promise<Reply> => {
    const update = parseUpdate(body);
    if (update === undefined) return refusal(400, "not an update");
    const { state } = await settleWithin(answerWithinMs, () => endpoint.dispatch(update), onError);
    if (state === "done") return { status: 200, body: { ok: true } };
    return state === "failed" ? refusal(500, "failed") : refusal(503, "still in hand");
  };

  const replyTo = async (request: IncomingMessage, closing: boolean): Promise<Reply | undefined> => {
    if (request.method !== "POST") return refusal(405, "method not allowed");
    if (!timingSafeEqual(digest(secretOf(request)), expected)) return refusal(401, "unauthorized");
    if (closing) return refusal(503, "closing");
    const body = await readBody(request, maxBodyBytes);
    if (body === "gone") return undefined;
    return body === "too large" ? refusal(413, "too large") : take(body);
  };

  return async (request, response, closing) => {
    try {
      const reply = await replyTo(request, closing);
      if (reply !== undefined) respond(response, reply.status, reply.body, "POST");
    } catch (error) {
      onError(error);
      respond(response, 500, { ok: false, reason: "failed" });
    }
  };
}

function refusal(status: number, reason: string): Reply {
  return { status, body: { ok: false, reason } };
}

function secretOf(request: IncomingMessage): string {
  const header = request.headers["x-telegram-bot-api-secret-token"];
  return typeof header === "string" ? header : "";
}

/** Digests are of one length, so that comparing them tells nothing about the length of the secret either. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function parseUpdate(body: Buffer): Update | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
  return isUpdate(json) ? json : undefined;
}

function isUpdate(json: unknown): json is Update {
  return (
    typeof json === "object" && json !== null && "update_id" in json && Number.isSafeInteger(json.update_id)
  );
}
