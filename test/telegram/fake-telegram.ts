import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { Api } from "grammy";
import { expect, onTestFinished } from "vitest";
import { listen, type Listening } from "../../src/server/listen.ts";
import type { RetryOptions } from "../../src/telegram/retry.ts";
import { createTelegramFetch, type TelegramFetchOptions } from "../../src/telegram/fetch.ts";

/** A made-up token that must never be seen anywhere. */
export const TOKEN = "4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qcK";

/** A request as Telegram sees it. */
export interface Received {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** The client's port: equal for calls that shared a connection. */
  readonly connection: number | undefined;
  /** Resolves when the client has hung up. */
  readonly hungUp: Promise<void>;
}

/** What Telegram does: answers (200 unless told), resets the connection, or stays silent. */
export type Reaction = { readonly status?: number; readonly body: unknown } | "reset" | "silence";

/** A Bot API server whose reactions the test decides. Closed at the end of the test. */
export async function fakeTelegram(
  react: (received: Received) => Reaction | Promise<Reaction>,
): Promise<{ readonly root: string; readonly received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const body = await text(request);
      request.socket.setMaxListeners(0);
      const isJson = request.headers["content-type"] === "application/json";
      const call: Received = {
        method: String(request.url?.split("/").pop()),
        payload: isJson ? parsePayload(body) : {},
        body,
        connection: request.socket.remotePort,
        hungUp: new Promise((resolve) => request.socket.once("close", () => resolve())),
      };
      received.push(call);
      const reaction = await react(call);
      if (reaction === "silence") return;
      if (reaction === "reset") request.socket.resetAndDestroy();
      else response.writeHead(reaction.status ?? 200).end(bodyOf(reaction.body));
    };
    answer().catch(() => request.socket.destroy());
  });
  const listening = await listenHere(server);
  onTestFinished(() => listening.close(0));
  return { root: `http://127.0.0.1:${listening.port}`, received };
}

/** Binds a server to this machine (port 0: any free one). */
export function listenHere(server: Server, port = 0): Promise<Listening> {
  return listen(server, { port, host: "127.0.0.1", onError: (error) => expect.fail(String(error)) });
}

/** The house's settings for a grammY client that talks to `root`. It is closed at the end of the test. */
export function clientOptions(root: string, options: Omit<TelegramFetchOptions, "apiRoot">) {
  const http = createTelegramFetch({ apiRoot: root, ...options });
  onTestFinished(() => http.close());
  return { apiRoot: root, fetch: http.fetch };
}

/** A grammY client of the house that repeats nothing unless told otherwise. */
export function client(root: string, options: Omit<TelegramFetchOptions, "apiRoot"> = {}): Api {
  return new Api(TOKEN, clientOptions(root, { retry: { withinMs: 0 }, ...options }));
}

/** Patience whose waiting takes no time but is written down in `waits`. */
export function patience(onSleep: () => void = () => undefined) {
  const waits: number[] = [];
  let clock = 0;
  const retry: RetryOptions = {
    now: () => clock,
    random: () => 1,
    sleep: async (ms) => {
      waits.push(ms);
      clock += ms;
      onSleep();
    },
  };
  return { retry, waits };
}

/** Telegram that reacts so, one call after another; the last reaction stays. */
export async function telegramThat(...reactions: [Reaction, ...Reaction[]]) {
  let last: Reaction = reactions[0];
  return fakeTelegram(() => {
    last = reactions.shift() ?? last;
    return last;
  });
}

/** Where Telegram is not, and where it `comes` later, answering everything with `result`. */
export async function telegramAway(result: unknown) {
  const nobody = await listenHere(createServer());
  await nobody.close();
  const arrived: string[] = [];
  const server = createServer((request, response) => {
    arrived.push(String(request.url?.split("/").pop()));
    response.end(JSON.stringify({ ok: true, result }));
  });
  let listening: Promise<Listening> | undefined;
  onTestFinished(async () => (await listening)?.close(0));
  return {
    root: `http://127.0.0.1:${nobody.port}`,
    arrived,
    comes: () => {
      listening ??= listenHere(server, nobody.port);
    },
  };
}

/** Telegram's answer to a call that worked. */
export function ok(result: unknown): Reaction {
  return { body: { ok: true, result } };
}

/** Telegram's answer to a call that didn't. */
export function refused(code: number, description: string, parameters?: { retry_after: number }): Reaction {
  return { status: code, body: { ok: false, error_code: code, description, parameters } };
}

/** A private text message as Telegram returns it. */
export function sentMessage(words: string): Reaction {
  return ok({ message_id: 1, date: 0, chat: { id: 7, type: "private", first_name: "A" }, text: words });
}

function bodyOf(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body);
}

function parsePayload(body: string): Received["payload"] {
  const json: unknown = JSON.parse(body);
  return typeof json === "object" && json !== null ? { ...json } : {};
}

/** A promise, and what resolves it. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  const latch = new AbortController();
  const opened = new Promise<void>((resolve) => latch.signal.addEventListener("abort", () => resolve()));
  return { opened, open: () => latch.abort() };
}

/** How long to wait for what is bound to become true: long enough for a busy machine. */
export const PATIENTLY = { timeout: 20_000, interval: 2 };

type GrammySignal = NonNullable<Parameters<Api["getMe"]>[0]>;

/** A signal of the platform's, as grammY's types want it. */
export function grammySignal(controller: AbortController): GrammySignal {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the two differ in types only
  return controller.signal as unknown as GrammySignal;
}
