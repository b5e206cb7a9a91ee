import { once } from "node:events";
import { createServer, request } from "node:http";
import { onTestFinished } from "vitest";

/**
 * A Telegram that is far away: it carries a call out at once, and its answer takes so long. Returns the root of its
 * Bot API; closed at the end of the test.
 */
export async function farTelegram(apiRoot: string, answerMs: number): Promise<string> {
  const server = createServer((from, to) => {
    const { method, headers, url = "/" } = from;
    const passed = request(new URL(url, apiRoot), { method, headers }, (answer) => {
      setTimeout(() => answer.pipe(to.writeHead(answer.statusCode ?? 502, answer.headers)), answerMs);
    });
    passed.on("error", () => to.destroy());
    to.on("close", () => passed.destroy());
    from.pipe(passed);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no TCP address");
  return `http://127.0.0.1:${address.port}`;
}
