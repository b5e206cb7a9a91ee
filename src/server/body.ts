import type { IncomingMessage } from "node:http";

/**
 * Reads a request's body into memory. `too large` comes as soon as the limit (bytes) is passed or announced to
 * be; the rest is read and dropped. `gone`: the other side left before its end.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | "too large" | "gone"> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = Number(request.headers["content-length"] ?? 0);
    const refuse = (): void => {
      chunks.length = 0;
      request.off("data", keep).resume();
      resolve("too large");
    };
    const keep = (chunk: Buffer): void => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxBytes) refuse();
    };
    request.on("error", () => resolve("gone"));
    request.on("close", () => resolve("gone"));
    if (size > maxBytes) return refuse();
    size = 0;
    request.on("data", keep);
    request.on("end", () => resolve(Buffer.concat(chunks)));
  });
}
