import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listen, type Listening } from "./listen.ts";
import { respond } from "./respond.ts";
import { settleWithin } from "../settle.ts";
import { createWebhookHandler, type WebhookEndpoint } from "./webhook.ts";

/** Whether the bot can do its work, and what of it is missing. */
interface Readiness {
  readonly ok: boolean;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The public server. */
export interface HttpServerOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Asked on every `/ready`. */
  readonly ready: () => Promise<Readiness>;
  readonly webhook?: WebhookEndpoint;
  /** Told of what failed while answering. */
  readonly onError: (error: unknown) => void;
  /** Milliseconds `/ready` waits for `ready`. */
  readonly readyWithinMs?: number;
  /** Milliseconds a client has for its headers; for its whole request it has three times as much. */
  readonly headersWithinMs?: number;
}

/**
 * Serves `/live` (the process runs), `/ready` (200, or 503 with what is missing) and, if given, the webhook.
 * While closing, `/ready` and the webhook answer 503, and requests under way finish.
 */
export async function startHttpServer(options: HttpServerOptions): Promise<Listening> {
  const { onError, headersWithinMs = 10_000 } = options;
  const webhook = options.webhook && createWebhookHandler(options.webhook, onError);
  let closing = false;

  const probe = async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      return respond(response, 405, { ok: false, reason: "method not allowed" }, "GET, HEAD");
    }
    if (path === "/live") return respond(response, 200, { ok: true });
    const { ok, detail } = closing ? { ok: false, detail: { closing } } : await readiness(options);
    return respond(response, ok ? 200 : 503, { ...detail, ok });
  };

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = "/"] = (request.url ?? "/").split("?", 1);
    if (path === "/live" || path === "/ready") return probe(request, response, path);
    if (webhook && path === options.webhook?.path) return webhook(request, response, closing);
    return respond(response, 404, { ok: false, reason: "not found" });
  };

  const server = createServer(
    {
      headersTimeout: headersWithinMs,
      requestTimeout: 3 * headersWithinMs,
      connectionsCheckingInterval: headersWithinMs / 2,
      // Longer than the 60 s of common proxies, so that it is they who close an idle connection.
      keepAliveTimeout: 65_000,
    },
    (request, response) => {
      // Closing the server ends the connections that are idle then; these must end as they become so.
      response.once("close", () => closing && server.closeIdleConnections());
      route(request, response).catch((error: unknown) => {
        onError(error);
        respond(response, 500, { ok: false, reason: "failed" });
      });
    },
  );
  server.maxConnections = 1000;

  const listening = await listen(server, { port: options.port, onError });
  return {
    port: listening.port,
    close(limitMs) {
      closing = true;
      return listening.close(limitMs);
    },
  };
}

async function readiness({ ready, onError, readyWithinMs = 5000 }: HttpServerOptions): Promise<Readiness> {
  const answer = await settleWithin(readyWithinMs, ready, onError);
  return answer.state === "done" ? answer.value : { ok: false, detail: { reason: answer.state } };
}
