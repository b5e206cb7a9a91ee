import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "../../src/db/database.ts";
import { addAuthor, announce, deliveryStates, subscribe } from "../support/announcements.ts";
import { opened, testDatabase } from "../support/database.ts";
import { type Counts, countsOf } from "./counts.ts";
import { secret } from "./load.ts";
import { startSubject, type Subject } from "./subject.ts";

/** What it takes for Telegram to answer. */
export const roundTripMs = 60;

/** A database of its own, a Telegram, and as many processes of the bot as it starts. */
export interface Hall {
  database: Database;
  telegram: Subject;
  /** Starts the bot as it is run, with these variables. */
  bot(env?: Record<string, string>): Promise<Subject>;
  /** Announces something to so many new people; resolves with its id. */
  announceTo(count: number, about?: { repeats?: boolean }): Promise<string>;
  /** Resolves when nothing of it waits any more. */
  untilTaken(id: string): Promise<void>;
  /** Resolves with what came when nothing of it is left, or after so long. */
  untilOver(id: string, limitMs: number): Promise<Counts>;
  close(): Promise<void>;
}

let nextPerson = 8_100_000_001;

/** Opens one, on PostgreSQL. */
export async function openHall(telegramEnv: Record<string, string> = {}): Promise<Hall> {
  const place = await testDatabase();
  const { databaseUrl, dataDir } = place.options;
  if (databaseUrl === undefined) throw new Error("TEST_DATABASE_URL must name a PostgreSQL server");
  const database = await opened(place.options);
  const telegram = await startSubject("subjects/counting-telegram.ts", {
    DELAY_MS: String(roundTripMs),
    ...telegramEnv,
  });
  const authorId = await addAuthor(database, 101);
  const env = {
    BOT_TOKEN: `7000000001:${"bench".padEnd(35, "_")}`,
    BOT_MODE: "webhook",
    WEBHOOK_URL: "http://127.0.0.1/hook",
    WEBHOOK_SECRET: secret,
    TELEGRAM_API_ROOT: telegram.url,
    DATABASE_URL: databaseUrl,
    DATA_KEY: randomBytes(32).toString("base64"),
    DATA_DIR: dataDir,
    PORT: "0",
    METRICS_PORT: "0",
    LOG_LEVEL: "info",
  };
  const started: Subject[] = [];
  let topics = 0;
  return {
    database,
    telegram,
    async bot(more = {}) {
      const subject = await startSubject("../../dist/main.js", { ...env, ...more });
      started.push(subject);
      return subject;
    },
    async announceTo(count, about = {}) {
      topics += 1;
      const topic = `topic-${topics}`;
      await subscribe(database, { first: nextPerson, count, topics: [topic] });
      nextPerson += count;
      return await announce(database, { authorId, topic, urgent: true, ...about });
    },
    async untilTaken(id) {
      for (;;) {
        // oxlint-disable-next-line no-await-in-loop -- one look after the other
        if (!(await deliveryStates(database, id))["waiting"]) return;
        // oxlint-disable-next-line no-await-in-loop -- one look after the other
        await wait(200);
      }
    },
    async untilOver(id, limitMs) {
      const until = performance.now() + limitMs;
      while (performance.now() < until) {
        /* oxlint-disable no-await-in-loop -- one look after the other */
        await wait(200);
        const { waiting = 0, sending = 0 } = await deliveryStates(database, id);
        /* oxlint-enable no-await-in-loop */
        if (waiting + sending === 0) break;
      }
      return await countsOf(telegram.url, { forget: true });
    },
    async close() {
      await Promise.all(started.map((one) => one.stop("SIGKILL")));
      await telegram.stop();
      await database.close();
      await place.drop();
    },
  };
}
