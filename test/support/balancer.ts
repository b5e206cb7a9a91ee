import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request as send, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Update } from "grammy/types";
import { updateQueue } from "../../src/telegram/update.ts";

/** One address before several processes of the bot. */
export interface Balancer {
  readonly url: string;
  /** The upstreams that have a delivery in hand. */
  busy(): string[];
  close(): Promise<void>;
}

export interface BalancerOptions {
  /** Every delivery goes to all upstreams at once, and is taken when all have taken it. */
  readonly toAll?: boolean;
}

/**
 * A reverse proxy for Telegram's deliveries. The updates of one chat go to the upstreams in turn, so that two at
 * once never meet in one process. An upstream that refuses (no connection, or 503) is passed over; one that breaks
 * off is a 502, as nobody knows what it has done.
 */
export async function balance(
  upstreams: readonly string[],
  { toAll = false }: BalancerOptions = {},
): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true });
  const turns = new Map<string, number>();
  const inHand = new Map(upstreams.map((upstream) => [upstream, 0]));

  const inTurn = (body: Buffer): string[] => {
    const update: Update = JSON.parse(body.toString("utf8"));
    const chat = updateQueue(update);
    const turn = turns.get(chat) ?? 0;
    turns.set(chat, turn + 1);
    return upstreams.map((_, offset) => upstreams[(turn + offset) % upstreams.length] ?? "");
  };

  const pass = async (upstream: string, from: IncomingMessage, body: Buffer): Promise<number> => {
    const { method, headers, url } = from;
    inHand.set(upstream, (inHand.get(upstream) ?? 0) + 1);
    try {
      const passed = send(new URL(url ?? "/", upstream), { method, headers, agent });
      passed.end(body);
      const [answer]: IncomingMessage[] = await once(passed, "response");
      answer?.resume();
      return answer?.statusCode ?? 502;
    } catch (error) {
      return isRefusal(error) ? 503 : 502;
    } finally {
      inHand.set(upstream, (inHand.get(upstream) ?? 0) - 1);
    }
  };

  const toOne = async (from: IncomingMessage, body: Buffer): Promise<number> => {
    let status = 503;
    for (const upstream of inTurn(body)) {
      // oxlint-disable-next-line no-await-in-loop -- the next one only if this one isn't there
      status = await pass(upstream, from, body);
      if (status !== 503) break;
    }
    return status;
  };

  const serve = async (from: IncomingMessage, to: ServerResponse): Promise<void> => {
    const body = await buffer(from);
    const statuses = toAll
      ? await Promise.all(upstreams.map((upstream) => pass(upstream, from, body)))
      : [await toOne(from, body)];
    to.writeHead(Math.max(...statuses)).end();
  };

  const server = createServer((from, to) => void serve(from, to).catch(() => to.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no TCP address");

  return {
    url: `http://127.0.0.1:${address.port}`,
    busy: () => upstreams.filter((upstream) => (inHand.get(upstream) ?? 0) > 0),
    async close() {
      agent.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Whether the upstream is not there: no connection, so nothing was sent. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ECONNREFUSED";
}
