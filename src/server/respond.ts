import type { ServerResponse } from "node:http";

/** Answers with JSON, unless an answer has begun already or the other side is gone. */
export function respond(
  response: ServerResponse,
  status: number,
  body: Readonly<Record<string, unknown>>,
  /** The methods that are allowed, said with a 405. */
  allow?: string,
): void {
  if (response.headersSent || response.destroyed) return;
  const json = JSON.stringify(body);
  if (status === 405 && allow !== undefined) response.setHeader("allow", allow);
  response
    .writeHead(status, {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(json),
      "cache-control": "no-store",
    })
    .end(json);
}
