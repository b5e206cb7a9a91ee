import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname } from "node:path";
import type { BotApi, Call } from "./bot-api.ts";
import type { StoredFile } from "./files.ts";
import type { Phone, PhoneAction } from "./phone.ts";
import { Refusal } from "./refusal.ts";
import { readBody } from "./request.ts";
import type { PhoneView } from "./view.ts";
import type { World } from "./world.ts";

const PAGE = new URL("page/", import.meta.url);
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
};
const CALLS_REPLAYED = 200;
/** A document of 5 MB in base64, and what goes with it. */
const MAX_ACTION_BYTES = 7_500_000;

/** One message of the page's event stream. */
export type PageEvent = { phone: PhoneView } | { call: Call };

/** What the page shows. */
export interface PageSources {
  world: World;
  api: BotApi;
  phones: Map<number, Phone>;
}

/** The page with the phones, and what it asks for: for this machine's browser only. Throws Refusals. */
export async function servePage(
  sources: PageSources,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  if (!isLocal(request)) throw new Refusal(403, "this page is for this machine only");
  const [, first = "", id = ""] = path.split("/");
  if (path === "/events") return stream(sources, response);
  if (first === "media") return sendMedia(response, sources.world.files.find(id));
  const phone = sources.phones.get(Number(id));
  if (first === "phones" && phone) return await act(phone, request, response);
  await sendPart(response, path === "/" ? "index.html" : path.slice(1));
}

/** All phones as they are and the newest calls, then each as it changes or comes. */
function stream({ world, api, phones }: PageSources, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  const send = (event: PageEvent) => response.write(`data: ${JSON.stringify(event)}\n\n`);
  const changed = new Set<number>();
  const sendChanged = () => {
    for (const phone of phones.values()) if (changed.has(phone.id)) send({ phone: phone.view() });
    changed.clear();
  };
  const onPhone = (id: number) => {
    if (changed.size === 0) setImmediate(sendChanged);
    changed.add(id);
  };
  const onCall = (call: Call) => send({ call });
  for (const phone of phones.values()) send({ phone: phone.view() });
  api.calls.slice(-CALLS_REPLAYED).forEach(onCall);
  world.events.on("phone", onPhone).on("call", onCall);
  response.on("close", () => world.events.off("phone", onPhone).off("call", onCall));
}

function sendMedia(response: ServerResponse, file: StoredFile | undefined): void {
  if (file === undefined) throw new Refusal(404, "Not Found");
  const shown = file.kind === "photo";
  response.writeHead(200, {
    // Browsers tell the kinds of images apart by themselves.
    "content-type": shown ? "image/png" : "application/octet-stream",
    "content-disposition": `${shown ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    "x-content-type-options": "nosniff",
  });
  response.end(file.bytes);
}

/** A page elsewhere may point its own name at 127.0.0.1 (DNS rebinding), or post here from afar. */
function isLocal({ headers }: IncomingMessage): boolean {
  const local = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
  const { host = "", origin } = headers;
  return local.test(host) && (origin === undefined || origin === `http://${host}`);
}

/** Says as plain text, for the page to show, what her phone does not offer. */
async function act(phone: Phone, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const action: PhoneAction = JSON.parse((await readBody(request, MAX_ACTION_BYTES)).toString("utf8"));
    phone.do(action);
    response.writeHead(204).end();
  } catch (error) {
    response.writeHead(400, { "content-type": "text/plain; charset=utf-8" });
    response.end(error instanceof Error ? error.message : String(error));
  }
}

async function sendPart(response: ServerResponse, name: string): Promise<void> {
  const type = TYPES[extname(name)];
  const file = new URL(name, PAGE);
  if (!/^[\w-]+\.\w+$/.test(name) || !type || !existsSync(file)) throw new Refusal(404, "Not Found");
  response.writeHead(200, { "content-type": type, "cache-control": "no-cache" }).end(await readFile(file));
}
