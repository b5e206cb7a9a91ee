import { once } from "node:events";
import type { Chat, UserFromGetMe } from "@grammyjs/types";
import { BotApi, type Call } from "./bot-api.ts";
import type { Faults } from "./faults.ts";
import { Limiter } from "./limits.ts";
import { PublicChat } from "./members.ts";
import { Phone, type PersonOptions } from "./phone.ts";
import { Schema } from "./schema.ts";
import { createHttpServer } from "./server.ts";
import { World, type WorldOptions } from "./world.ts";

export type { PersonOptions } from "./phone.ts";

export interface SimulatorOptions extends WorldOptions {
  /** 0, the default, picks a free one. */
  port?: number;
  botUsername?: string;
  /** What chats are headed with. */
  botName?: string;
}

export interface Simulator {
  url: string;
  /** What a bot takes as the root of the Bot API. */
  apiRoot: string;
  token: string;
  /** The calls so far, oldest first; the last 10,000 are kept. */
  calls: readonly Call[];
  faults: Faults;
  /** Has Telegram's limits on what a bot may send apply from now on. */
  limitRates(): void;
  person(options?: PersonOptions): Phone;
  group(options?: { title?: string }): PublicChat;
  channel(options?: { title?: string }): PublicChat;
  /**
   * Resolves when the bot has gone quiet: every update taken and confirmed, no call being carried out.
   * Rejects with what is pending when that takes longer than `timeoutMs` (20 s unless told).
   */
  quiet(timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

// Longer than 32 bits, as Telegram's newer ids are: what can't hold them should fail here.
const FIRST_GROUP = 5_100_000_001;
const FIRST_CHANNEL = 1_002_100_000_001;
const BOT_ID = 7_000_000_001;
const TOKEN = `${BOT_ID}:${"simulator".padEnd(35, "_")}`;
const ABILITIES = {
  can_join_groups: true,
  can_read_all_group_messages: true,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
};

/** Starts a local Telegram Bot API on 127.0.0.1, with nobody in it yet. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const {
    port = 0,
    botUsername: username = "simulated_bot",
    botName: first_name = "Simulated bot",
  } = options;
  const schema = await Schema.load();
  const me: UserFromGetMe = { id: BOT_ID, is_bot: true, first_name, username, ...ABILITIES };
  const world = new World(schema, me, options);
  const api = new BotApi(schema, world);
  const phones = new Map<number, Phone>();

  const server = createHttpServer(TOKEN, { world, api, phones });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the simulator listens on no port");
  const url = `http://127.0.0.1:${address.port}`;

  const gather = (chat: Chat) => new PublicChat(world, world.open(chat));
  return {
    url,
    apiRoot: url,
    token: TOKEN,
    calls: api.calls,
    faults: api.faults,
    limitRates() {
      world.limiter ??= new Limiter(options.now ?? Date.now);
    },
    person(about = {}) {
      const phone = new Phone(world, about, phones.size);
      phones.set(phone.id, phone);
      return phone;
    },
    group: ({ title = "Group" } = {}) =>
      gather({ id: -(FIRST_GROUP + world.rooms.size), type: "group", title }),
    channel: ({ title = "Channel" } = {}) =>
      gather({ id: -(FIRST_CHANNEL + world.rooms.size), type: "channel", title }),
    quiet: (timeoutMs = 20_000) => untilQuiet(world, api, timeoutMs),
    async close() {
      world.webhook.clear();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function untilQuiet({ events, updates }: World, api: BotApi, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      events.off("activity", check);
    };
    // Looks a turn later: an answer just sent may be followed by a call already on its way.
    const check = () => {
      setImmediate(() => {
        if (updates.pending.length > 0 || api.inFlight.size > 0) return;
        stop();
        resolve();
      });
    };
    const timer = setTimeout(() => {
      stop();
      const waiting = updates.pending.map(({ update, kind }) => `${kind} ${update.update_id}`);
      const pending = `unconfirmed updates: ${waiting.join(", ") || "none"}`;
      const calls = `calls being carried out: ${[...api.inFlight.values()].join(", ") || "none"}`;
      reject(new Error(`the bot is not quiet after ${timeoutMs} ms: ${pending}; ${calls}`));
    }, timeoutMs);
    events.on("activity", check);
    check();
  });
}
