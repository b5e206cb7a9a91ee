import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { asRefusal } from "./bot-api.ts";
import { type PageSources, servePage } from "./page-server.ts";
import { Refusal } from "./refusal.ts";
import { readCall } from "./request.ts";

const BOT_PATH = /^\/bot([^/]+)\/([^/]*)$/;
const FILE_PATH = /^\/file\/bot([^/]+)\/(.+)$/;

/** The HTTP face: `/bot<token>/<method>`, `/file/bot<token>/<path>`, and the page for anything else. */
export function createHttpServer(token: string, sources: PageSources): Server {
  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://simulator");
    const path = decodeURIComponent(pathname);
    const [, given, name = ""] = BOT_PATH.exec(path) ?? FILE_PATH.exec(path) ?? [];
    if (given === undefined) return await servePage(sources, request, response, path);
    if (given !== token) throw new Refusal(401, "Unauthorized");
    if (path.startsWith("/file/")) {
      const file = sources.world.files.atPath(name);
      if (file === undefined) throw new Refusal(404, "Not Found");
      response.writeHead(200, { "content-type": "application/octet-stream" }).end(file.bytes);
      return;
    }
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    const { payload, uploads } = await readCall(request, searchParams);
    const answer = await sources.api.execute(name, payload, uploads, gone.signal);
    if (answer) sendJson(response, answer.status, answer.body);
    else response.destroy();
  }

  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      const refusal = asRefusal(error);
      if (response.headersSent) response.destroy();
      else sendJson(response, refusal.code, refusal.body);
    });
  });
  // Clients keep connections open: never be the side that closes one just as it is used again.
  server.keepAliveTimeout = 120_000;
  server.requestTimeout = 0;
  return server;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
