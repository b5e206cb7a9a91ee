import { createServer, type ServerResponse } from "node:http";
import type { Registry } from "prom-client";
import { listen, type Listening } from "./listen.ts";
import { respond } from "./respond.ts";

/** The metrics server. */
export interface MetricsServerOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly registry: Registry;
  readonly onError: (error: unknown) => void;
}

/** Serves `/metrics` in Prometheus' text format, to this machine only. */
export function startMetricsServer({ port, registry, onError }: MetricsServerOptions): Promise<Listening> {
  const scrape = async (response: ServerResponse): Promise<void> => {
    const text = await registry.metrics();
    response.writeHead(200, { "content-type": registry.contentType }).end(text);
  };
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 10_000 }, (request, response) => {
    if (request.url !== "/metrics") return respond(response, 404, { ok: false, reason: "not found" });
    if (request.method !== "GET") {
      return respond(response, 405, { ok: false, reason: "method not allowed" }, "GET");
    }
    scrape(response).catch((error: unknown) => {
      onError(error);
      respond(response, 500, { ok: false, reason: "failed" });
    });
  });
  return listen(server, { port, host: "127.0.0.1", onError });
}
