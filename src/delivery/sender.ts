import { setTimeout as wait } from "node:timers/promises";
import { type Api, GrammyError, HttpError } from "grammy";
import type { OutboxMessage, SendQueue } from "../db/send-queue.ts";
import type { OutboxBody, OutboxResult } from "../domain/outbox.ts";
import type { Language } from "../domain/language.ts";
import type { Logger } from "../log.ts";
import { Bell } from "./bell.ts";
import type { Pace } from "./pace.ts";
import { judge, type Verdict } from "./verdict.ts";

/** A message as Telegram takes it. */
interface Rendered {
  text: string;
  options: NonNullable<Parameters<Api["sendMessage"]>[2]>;
}

/** What the sender works with. */
export interface SenderDeps {
  queue: SendQueue;
  /** One that fails at once, also where Telegram asks to wait: the sender itself knows how to. */
  api: Pick<Api, "sendMessage">;
  pace: Pace;
  /** Most messages on their way or not yet recorded: those that a crash may send twice. */
  window: number;
  render: (body: OutboxBody, language: Language) => Rendered;
  /** Told that another process has begun an epoch. */
  onSuperseded: () => void;
  log: Logger;
}

/** Sends what is in the outbox, at a pace, while this process leads. */
export interface Sender {
  /** Begins to send, as the leader of this epoch. */
  begin(epoch: number): void;
  /** Takes no more: another leads. What is on its way is finished. */
  end(): void;
  /** Looks for messages soon, not only at the next of its regular looks. */
  wake(): void;
  /** Takes no more, and resolves when what is on its way is finished and recorded. */
  drain(): Promise<void>;
}

/** Between two looks into an outbox that seems empty, and between two tries of a database that is away. */
const pollMs = 450;
/** What finishes within it is recorded at once, together with taking the next. */
const gatherMs = 20;
const betweenMessagesMs = 1_000;
const smallestWindow = 8;
const longestPauseMs = 30_000;

/** What `window` has to be for a rate to be kept up while Telegram takes half a second for each message. */
export function windowFor(perSecond: number): number {
  return Math.max(smallestWindow, Math.ceil(perSecond / 2));
}

/** Creates a sender; it does nothing until it is told to begin. */
export function createSender({ queue, api, pace, window, render, onSuperseded, log }: SenderDeps): Sender {
  const bell = new Bell();
  /** Taken, and not yet recorded: on their way, or in `results`. */
  const held = new Map<number, OutboxMessage>();
  const results = new Map<number, OutboxResult>();
  /** When each person may be written to again. */
  const rested = new Map<number, number>();
  let term: number | undefined;
  let serving: Promise<void> = Promise.resolve();
  let draining = false;
  let outages = 0;

  function isServing(epoch: number): boolean {
    return term === epoch && !(draining && held.size === 0);
  }

  async function serve(epoch: number): Promise<void> {
    // What an earlier leader left is taken again; so is what a failed statement took without our hearing of it.
    let doubtful = true;
    let failing = false;
    while (isServing(epoch)) {
      let idleMs = pollMs;
      try {
        // oxlint-disable-next-line no-await-in-loop -- one commit after the other
        idleMs = await commit(epoch, doubtful);
        doubtful = failing = false;
      } catch (err) {
        if (!failing) log.warn({ event: "outbox.not_committed", err });
        doubtful = failing = true;
      }
      // oxlint-disable-next-line no-await-in-loop -- waiting is the point
      await bell.wait(idleMs);
      // oxlint-disable-next-line no-await-in-loop -- waiting is the point
      await wait(gatherMs);
    }
  }

  /** Records what has finished, takes the next and then sends it. Returns after how long to look again. */
  async function commit(epoch: number, doubtful: boolean): Promise<number> {
    if (doubtful && !(await queue.reclaim(epoch, [...held.keys()]))) return superseded(epoch);
    const finished = [...results.values()];
    if (finished.length > 0 && !(await queue.record(epoch, finished))) return superseded(epoch);
    for (const { id } of finished) {
      results.delete(id);
      held.delete(id);
    }

    if (draining || held.size >= window) return pollMs;
    const room = Math.min(pace.available(), window - held.size);
    if (room === 0) return pace.waitMs();
    const taken = await queue.take(epoch, room, resting());
    if (!taken) return superseded(epoch);
    // Lost while it was taken: whoever leads now takes it again.
    if (term !== epoch) return 0;
    for (const message of taken) void send(message);
    return taken.length < room ? pollMs : pace.waitMs();
  }

  function superseded(epoch: number): number {
    if (term === epoch) {
      log.warn({ event: "outbox.superseded" });
      term = undefined;
      onSuperseded();
    }
    return 0;
  }

  function resting(): number[] {
    const now = performance.now();
    for (const [personId, at] of rested) if (at <= now) rested.delete(personId);
    return [...rested.keys(), ...Array.from(held.values(), ({ personId }) => personId)];
  }

  async function send(message: OutboxMessage): Promise<void> {
    const { id, personId } = message;
    held.set(id, message);
    rested.set(personId, performance.now() + betweenMessagesMs);
    pace.take(1);
    results.set(id, await attempt(message));
    bell.ring();
  }

  async function attempt(message: OutboxMessage): Promise<OutboxResult> {
    const { id, personId } = message;
    try {
      const { text, options } = render(message.open(), message.language);
      await api.sendMessage(personId, text, options);
      outages = 0;
      return { id, state: "sent" };
    } catch (err) {
      const chat = log.maskId(personId);
      if (!(err instanceof GrammyError) && !(err instanceof HttpError)) {
        log.error({ event: "outbox.unreadable", chat, err });
        return { id, state: "failed" };
      }
      const { result, telegram } = judge(id, message.attempts + 1, err);
      log[result.state === "failed" ? "error" : "info"]({
        event: "outbox.not_sent",
        outcome: result.state,
        chat,
        err,
      });
      heed(telegram);
      return result;
    }
  }

  /** Lets up when Telegram asks for it, and ever more while it is down. */
  function heed(telegram: Verdict["telegram"]): void {
    if (telegram === "well") outages = 0;
    else if (telegram !== "down") pace.pause(telegram.limitedForMs);
    else if (!pace.isPaused()) {
      pace.pause(Math.min(longestPauseMs, 1000 * 2 ** outages));
      outages += 1;
    }
  }

  return {
    begin(epoch) {
      const last = serving;
      term = epoch;
      log.info({ event: "outbox.leading" });
      serving = last.then(() => serve(epoch));
    },
    end() {
      term = undefined;
      bell.ring();
    },
    wake: () => bell.ring(),
    async drain() {
      draining = true;
      bell.ring();
      await serving;
    },
  };
}
