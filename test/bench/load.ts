import { Pool } from "undici";

/** The secret every delivery carries. */
export const secret = "only-the-bench-knows-this";

/** How a load went: updates a second, and how long each took, sorted, in milliseconds. */
export interface Ran {
  count: number;
  perSecond: number;
  latencies: number[];
}

let nextUpdate = 100_000_001;
let nextMessage = 10_000_001;

function from(chatId: number) {
  return { id: chatId, is_bot: false, first_name: "Айгүл", language_code: "kk" };
}

function message(chatId: number, date: number) {
  return { message_id: nextMessage++, date, chat: { id: chatId, type: "private", first_name: "Айгүл" } };
}

/** She writes; a word after a slash is a command. */
export function says(chatId: number, text: string): object {
  const length = /^\/\w+/.exec(text)?.[0].length;
  const entities = length === undefined ? {} : { entities: [{ type: "bot_command", offset: 0, length }] };
  const written = {
    ...message(chatId, Math.floor(Date.now() / 1000)),
    from: from(chatId),
    text,
    ...entities,
  };
  return { update_id: nextUpdate++, message: written };
}

/** She shares where she is. */
export function isAt(chatId: number, latitude: number, longitude: number): object {
  const sent = { ...message(chatId, Math.floor(Date.now() / 1000)), from: from(chatId) };
  return { update_id: nextUpdate++, message: { ...sent, location: { latitude, longitude } } };
}

/** She presses a button under a message of the bot's. */
export function presses(chatId: number, data: string): object {
  const id = String(nextUpdate);
  const pressed = { ...message(chatId, Math.floor(Date.now() / 1000)), text: "…" };
  const press = { id, from: from(chatId), chat_instance: String(chatId), message: pressed, data };
  return { update_id: nextUpdate++, callback_query: press };
}

/** A webhook's other end, with so many deliveries on the way at once. */
export function createLoad(origin: string, connections: number) {
  const pool = new Pool(origin, { connections, headersTimeout: 60_000, bodyTimeout: 60_000 });
  const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret };

  const deliver = async (update: object): Promise<number> => {
    const started = performance.now();
    const body = JSON.stringify(update);
    const answer = await pool.request({ method: "POST", path: "/hook", headers, body });
    await answer.body.dump();
    if (answer.statusCode !== 200) throw new Error(`the webhook answered ${answer.statusCode}`);
    return performance.now() - started;
  };

  return {
    deliver,
    close: () => pool.close(),
    /** Delivers an update for each of these, `connections` at once; resolves when the last is answered. */
    async run<T>(items: readonly T[], update: (item: T) => object): Promise<Ran> {
      const latencies: number[] = [];
      const started = performance.now();
      const queue = items.values();
      const worker = async (): Promise<void> => {
        // oxlint-disable-next-line no-await-in-loop -- a worker has one delivery on the way
        for (const item of queue) latencies.push(await deliver(update(item)));
      };
      await Promise.all(Array.from({ length: connections }, worker));
      const perSecond = (items.length * 1000) / (performance.now() - started);
      return { count: items.length, perSecond, latencies: latencies.toSorted((a, b) => a - b) };
    },
  };
}

/** A load on one address. */
export type Load = ReturnType<typeof createLoad>;

/** The value below which a share (0 to 1) of the sorted values lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}
